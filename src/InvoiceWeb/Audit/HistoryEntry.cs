using System.Text.Json;

namespace InvoiceWeb.Audit;

/// <summary>The readable part of an audit event.</summary>
public sealed record HistoryEntry(IReadOnlyList<AuditChange> Changes, string? Reason)
{
    /// <summary>Empty where the text is no event any more: the history must open for the very person who checks a broken chain.</summary>
    public static HistoryEntry Of(AuditEvent recorded)
    {
        try
        {
            return Read(recorded);
        }
        catch (Exception notAnEvent) when (notAnEvent is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new HistoryEntry([], null);
        }
    }

    private static HistoryEntry Read(AuditEvent recorded)
    {
        using var json = JsonDocument.Parse(recorded.Json);
        var changes = json.RootElement.GetProperty("changes").EnumerateArray()
            .Select(c => new AuditChange(c.GetProperty("field").GetString()!, c.GetProperty("from").GetString(), c.GetProperty("to").GetString())).ToList();
        return new HistoryEntry(changes, json.RootElement.GetProperty("reason").GetString());
    }
}
