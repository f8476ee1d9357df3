using InvoiceWeb.Invoices;

namespace InvoiceWeb.Payments.Pages;

/// <summary>What the money of an invoice consists of, by the use cases that read it.</summary>
public sealed record MoneyReading(ReadCreditNotes CreditNotes, ReadSettlements Settlements, ReadParticipantMoney Money, FindOpenInvoices Open);

/// <summary>What can be done about the money of an invoice beside recording a payment.</summary>
public sealed record MoneyMoving(UseCredit UseCredit, SettleCreditNote Settle, UndoSettlement Undo);
