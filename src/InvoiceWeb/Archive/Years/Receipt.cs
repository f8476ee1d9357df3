using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using InvoiceWeb.Audit;

namespace InvoiceWeb.Archive.Years;

/// <summary>The manifest of what a run has moved. Canonical JSON, so that its hash is a hash of what it says.</summary>
public sealed record Receipt
{
    public int Version { get; init; } = 1;
    public required Guid Tenant { get; init; }
    public required string Company { get; init; }
    public required Guid Run { get; init; }
    public required int Year { get; init; }
    public required string RequestedBy { get; init; }
    public required string RequestedAt { get; init; }
    public string? ConfirmedBy { get; init; }
    public string? ConfirmedAt { get; init; }
    public required string FinishedAt { get; init; }
    public required long Invoices { get; init; }

    /// <summary>Control totals per currency, direction, kind and status.</summary>
    public required IReadOnlyList<SegmentTotals> Totals { get; init; }

    public required IReadOnlyList<ReceiptNumbers> Numbers { get; init; }
    public required IReadOnlyList<ReceiptObject> Objects { get; init; }

    public string ToCanonicalJson() => CanonicalJson.Write(Plain(JsonNode.Parse(JsonSerializer.Serialize(this, JsonSerializerOptions.Web))));

    public static Receipt Read(string json) => JsonSerializer.Deserialize<Receipt>(json, JsonSerializerOptions.Web) ?? throw new JsonException("A receipt is missing.");

    public static string HashOf(string json) => CanonicalJson.HashOf(json);

    /// <summary>Totals of several segments as those of one, in the order in which a receipt has them.</summary>
    internal static IReadOnlyList<SegmentTotals> Sum(IEnumerable<SegmentTotals> totals) =>
    [
        .. totals.GroupBy(t => (t.Currency, t.Direction, t.Kind, t.Status))
            .Select(g => new SegmentTotals(
                g.Key.Currency, g.Key.Direction, g.Key.Kind, g.Key.Status, g.Sum(t => t.Count), g.Sum(t => t.NetMinor), g.Sum(t => t.TaxMinor), g.Sum(t => t.GrossMinor), g.Sum(t => t.PayableMinor)))
            .OrderBy(t => t.Currency, StringComparer.Ordinal).ThenBy(t => t.Direction, StringComparer.Ordinal).ThenBy(t => t.Kind, StringComparer.Ordinal).ThenBy(t => t.Status, StringComparer.Ordinal),
    ];

    /// <summary>Numbers as CLR values: canonical JSON takes no others.</summary>
    private static JsonNode? Plain(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Plain(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Plain)]),
        JsonValue value when value.GetValueKind() is JsonValueKind.Number => JsonValue.Create(long.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)),
        JsonValue value => value.DeepClone(),
        _ => null,
    };
}

/// <param name="Voids">Void numbers among them.</param>
public sealed record ReceiptNumbers(string Series, string Direction, string First, string Last, int Count, IReadOnlyList<ReceiptVoid> Voids);

public sealed record ReceiptVoid(string Number, string IssuedOn, string VoidedAt, string VoidedBy, string Reason);

public sealed record ReceiptObject(string Key, string Sha256, long Bytes, int Invoices);
