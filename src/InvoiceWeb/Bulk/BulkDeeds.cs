using InvoiceWeb.Approvals;
using InvoiceWeb.Documents;
using InvoiceWeb.Invoices;

namespace InvoiceWeb.Bulk;

/// <summary>The single actions that are done many times.</summary>
public sealed record BulkDeeds(SubmitInvoice Submit, ApproveInvoice Approve, VoidInvoice Void, DownloadInvoicePdf Download);
