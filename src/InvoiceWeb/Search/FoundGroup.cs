using InvoiceWeb.Invoices;

namespace InvoiceWeb.Search;

/// <summary>By what it was found; in the order in which the groups are shown.</summary>
public enum FoundBy { Number, SupplierNumber, Reference, Amount, Participant, InvoiceOfParticipant }

public sealed record FoundGroup(FoundBy By, IReadOnlyList<Found> Rows);

/// <summary>An invoice or a participant, as the search shows it.</summary>
/// <param name="Title">A number or a name; null for a draft without a number.</param>
public sealed record Found(Guid Id, string? Title, string? Detail)
{
    public string? SupplierNumber { get; init; }
    public string? Reference { get; init; }
    public DateOnly? Date { get; init; }
    public DocumentStatus? Status { get; init; }
    public decimal? Amount { get; init; }
    public string? Currency { get; init; }
}
