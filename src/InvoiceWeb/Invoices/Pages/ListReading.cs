using InvoiceWeb.Archive;
using InvoiceWeb.Invoices.Calendar;
using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy.Fields;

namespace InvoiceWeb.Invoices.Pages;

/// <summary>What the invoice list asks for, by the use cases that answer.</summary>
public sealed record ListReading(FindInvoices Find, CountInvoices Count, ReadFiscalYears Years, FindCurrencies Currencies, FindParticipants Participants, ReadParticipant Participant, ReadCustomFields Fields, SearchArchive Archive);
