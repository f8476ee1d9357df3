using InvoiceWeb.Approvals;
using InvoiceWeb.Invoices.Lists;
using InvoiceWeb.Invoices.Numbering;
using InvoiceWeb.Invoices.Rates;
using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy.Fields;

namespace InvoiceWeb.Invoices.Pages;

/// <summary>What the editor does, by the use cases that do it.</summary>
public sealed record InvoiceEditing(
    ReadInvoice Read, SaveInvoiceDraft Save, SubmitInvoice Submit, FindParticipants FindParticipants, ReadParticipant ReadParticipant, SaveParticipant SaveParticipant,
    ReadLatestRate ReadRate, FindNumberSeries FindSeries, ReadLineChoices LineChoices, ReadCustomFields Fields, ReadJournal ReadJournal, ForgetJournal ForgetJournal);
