using InvoiceWeb.Archive.Holds;
using InvoiceWeb.Archive.Recalls;
using InvoiceWeb.Tenancy.Fields;

namespace InvoiceWeb.Archive.Pages;

/// <summary>What the page of an archived invoice asks for, by the use cases that answer.</summary>
public sealed record ArchivedOpening(ReadArchivedInvoice Invoice, ReadKeptUntil KeptUntil, RecallInvoice Recall, ReadCustomFields Fields);
