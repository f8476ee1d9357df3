using InvoiceWeb.Archive.Holds;
using InvoiceWeb.Archive.Recalls;
using InvoiceWeb.Invoices.Calendar;
using InvoiceWeb.Tenancy.Fields;

namespace InvoiceWeb.Archive.Pages;

/// <summary>What the page of an archived invoice asks for, by the use cases that answer.</summary>
public sealed record ArchivedOpening(ReadArchivedInvoice Invoice, ReadRetention Retention, ReadFiscalYears Years, RecallInvoice Recall, ReadCustomFields Fields);
