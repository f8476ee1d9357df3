using InvoiceWeb.Approvals;
using InvoiceWeb.Audit;
using InvoiceWeb.Documents;
using InvoiceWeb.Invoices.Numbering;
using InvoiceWeb.Payments;
using InvoiceWeb.Tenancy.Fields;

namespace InvoiceWeb.Invoices.Pages;

/// <summary>What the invoice page shows, by the use cases that read it.</summary>
public sealed record InvoiceReading(ReadInvoiceDocument Document, ReadApprovals Approvals, ReadPayments Payments, ReadHistory History,
    ReadDecisionOptions Options, FindNumberSeries Series, ReadCustomFields Fields);

/// <summary>What can be decided on the invoice page.</summary>
public sealed record InvoiceDeciding(
    SubmitInvoice Submit, ApproveInvoice Approve, RejectInvoice Reject, BreakGlassApproval BreakGlass, VoidInvoice Void, CopyInvoice Copy, DeleteDraft Delete, RecordPayment Pay, SaveInvoiceDraft Save);
