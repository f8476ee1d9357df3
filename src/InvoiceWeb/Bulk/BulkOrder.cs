using System.Text.Json;

namespace InvoiceWeb.Bulk;

/// <summary>What a person asked for, as the job keeps it.</summary>
/// <param name="Reason">For a void.</param>
public sealed record BulkOrder(string? Reason, IReadOnlyList<BulkRow> Rows)
{
    public static BulkOrder Read(string json) => JsonSerializer.Deserialize<BulkOrder>(json, JsonSerializerOptions.Web) ?? throw new JsonException("An order is missing.");

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}

/// <param name="SeenVersion">The row version that the person was looking at.</param>
/// <param name="Name">How the result calls it.</param>
public sealed record BulkRow(Guid Id, int SeenVersion, string Name);

/// <inheritdoc cref="BulkRow"/>
public sealed record SelectedInvoice(Guid Id, int SeenVersion);
