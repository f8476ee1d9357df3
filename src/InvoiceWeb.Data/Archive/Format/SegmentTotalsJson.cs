using System.Text.Json;
using InvoiceWeb.Archive;

namespace InvoiceWeb.Data.Archive;

/// <summary>The control totals as the catalogue keeps them.</summary>
public static class SegmentTotalsJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Write(IReadOnlyList<SegmentTotals> totals) => JsonSerializer.Serialize(totals, Options);

    public static IReadOnlyList<SegmentTotals> Read(string json) => JsonSerializer.Deserialize<List<SegmentTotals>>(json, Options) ?? [];
}
