using InvoiceWeb.Approvals;
using InvoiceWeb.Audit;
using InvoiceWeb.Documents;
using InvoiceWeb.Files;
using InvoiceWeb.Invoices;
using InvoiceWeb.Payments;

namespace InvoiceWeb.Data.Archive;

/// <summary>One invoice with all that goes with it, as entities without a context: one line of a documents object.</summary>
/// <param name="Invoice">With its lines, allowances and charges.</param>
/// <param name="Events">The whole chain, oldest first.</param>
/// <param name="Allocations">Where it is the invoice or the credit note.</param>
/// <param name="Settlements">The same from the reader's side: what settled it, with day and number.</param>
/// <param name="Files">Those that attachments, renditions and the frozen logo name.</param>
public sealed record ArchivedInvoice(
    Invoice Invoice, IReadOnlyList<ApprovalStep> Steps, IReadOnlyList<AuditEvent> Events, IReadOnlyList<PaymentAllocation> Allocations,
    IReadOnlyList<SettledBy> Settlements, IReadOnlyList<InvoiceAttachment> Attachments, IReadOnlyList<Rendition> Renditions, IReadOnlyList<StoredFile> Files)
{
    /// <summary>The searchable values that stand beside the invoice's metadata.</summary>
    public IReadOnlyList<CustomFieldValue> CustomFields { get; init; } = [];
}

/// <summary>What settled a document, or what a credit note settled: a copy for reading, because payments stay in the hot tier.</summary>
public sealed record SettledBy
{
    public decimal Amount { get; init; }
    public string Currency { get; init; } = "";

    /// <summary>The payment; null when another document settles.</summary>
    public Guid? PaymentId { get; init; }
    public DateOnly? PaidOn { get; init; }
    public PaymentMethod? Method { get; init; }
    public string? Reference { get; init; }

    /// <summary>The credit note that settles this invoice, or the invoice that this credit note settles.</summary>
    public Guid? DocumentId { get; init; }
    public string? DocumentNumber { get; init; }
}
