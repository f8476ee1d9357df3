using InvoiceWeb.Documents;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Attachments;

namespace InvoiceWeb.Approvals.Pages;

/// <summary>What the inbox shows of one invoice, by the use cases that read it.</summary>
public sealed record InboxReading(ReadInvoice Invoice, ReadInvoiceDocument Document, ReadApprovals Approvals, ReadAttachments Attachments);

/// <summary>What can be decided in the inbox.</summary>
public sealed record InboxDeciding(ApproveInvoice Approve, RejectInvoice Reject, ApproveSelected ApproveSelected);

/// <summary>An invoice as somebody looks at it who decides about it.</summary>
public sealed record WaitingInvoice(Invoice Invoice, InvoiceDocument Document, IReadOnlyList<ApprovalStep> Steps, IReadOnlyList<AttachmentRow> Attachments);
