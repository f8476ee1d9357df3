using System.Text.Json;

namespace InvoiceWeb.Audit;

/// <summary>The readable part of an audit event.</summary>
public sealed record HistoryEntry(IReadOnlyList<AuditChange> Changes, string? Reason)
{
    public static HistoryEntry Of(AuditEvent recorded)
    {
        using var json = JsonDocument.Parse(recorded.Json);
        var changes = json.RootElement.GetProperty("changes").EnumerateArray()
            .Select(c => new AuditChange(c.GetProperty("field").GetString()!, c.GetProperty("from").GetString(), c.GetProperty("to").GetString())).ToList();
        return new HistoryEntry(changes, json.RootElement.GetProperty("reason").GetString());
    }
}
