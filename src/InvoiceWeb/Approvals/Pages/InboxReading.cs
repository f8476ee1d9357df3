using InvoiceWeb.Documents;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Attachments;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Approvals.Pages;

/// <summary>What the inbox shows of one invoice, by the use cases that read it.</summary>
public sealed record InboxReading(ReadInvoice Invoice, ReadInvoiceDocument Document, ReadApprovals Approvals, ReadAttachments Attachments)
{
    public async Task<WaitingInvoice> OfAsync(Actor actor, Guid id, CancellationToken cancellationToken) => new(
        await Invoice.ExecuteAsync(actor, id, cancellationToken), await Document.ExecuteAsync(actor, id, cancellationToken),
        await Approvals.ExecuteAsync(actor, id, cancellationToken), await Attachments.ExecuteAsync(actor, id, cancellationToken));
}

/// <summary>What can be decided in the inbox.</summary>
public sealed record InboxDeciding(ApproveInvoice Approve, RejectInvoice Reject, ApproveSelected ApproveSelected);

/// <summary>An invoice as somebody looks at it who decides about it.</summary>
public sealed record WaitingInvoice(Invoice Invoice, InvoiceDocument Document, IReadOnlyList<ApprovalStep> Steps, IReadOnlyList<AttachmentRow> Attachments);
