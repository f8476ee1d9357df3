using System.Text.Json.Nodes;

namespace InvoiceWeb.Audit;

/// <summary>One field's change inside an event. Values are the stored form, as text; null means empty.</summary>
public sealed record AuditChange(string Field, string? From, string? To)
{
    public JsonObject ToJson() => new() { ["field"] = Field, ["from"] = From, ["to"] = To };

    public static AuditChange Of(string field, object? from, object? to) => new(field, Stored(from), Stored(to));

    /// <returns>Those whose two values differ, in the given order.</returns>
    public static IReadOnlyList<AuditChange> Real(IEnumerable<AuditChange> candidates) => [.. candidates.Where(c => c.From != c.To)];

    private static string? Stored(object? value) => value switch
    {
        null => null,
        decimal number => CanonicalJson.Number(number),
        DateTimeOffset moment => CanonicalJson.Moment(moment),
        IFormattable formattable => formattable.ToString(value is DateOnly ? "yyyy-MM-dd" : null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
