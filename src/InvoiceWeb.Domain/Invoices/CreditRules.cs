namespace InvoiceWeb.Invoices;

/// <summary>What credit notes may not do, by stable code.</summary>
public static class CreditRules
{
    public static RuleBrokenException NotAnInvoice(string document) =>
        new("credit.not-an-invoice", $"{document} is a credit note itself; only invoices are credited.");

    public static RuleBrokenException NothingChosen() =>
        new("credit.nothing-chosen", $"Choose at least one line and a quantity to credit.") { Field = "Lines" };

    public static RuleBrokenException NothingLeft(string invoice) =>
        new("credit.nothing-left", $"Everything on {invoice} has been credited already.");

    public static RuleBrokenException LineUnknown(int line, string invoice) =>
        new("credit.line-unknown", $"Line {line} is not on {invoice}. A credit note gives back lines of the invoice and nothing else; take it out.") { Field = $"Lines[{line - 1}].Description" };

    public static RuleBrokenException LineDiffers(int line, string invoice) =>
        new("credit.line-differs", $"Unit and VAT of line {line} must be those on {invoice}, and its price not above the one there.") { Field = $"Lines[{line - 1}].Price" };

    public static RuleBrokenException TooMany(int line, decimal quantity, decimal left, string invoice) =>
        new("credit.quantity", $"Line {line} gives back {quantity:0.######}, but only {left:0.######} of it is left to credit on {invoice}.") { Field = $"Lines[{line - 1}].Quantity" };

    public static RuleBrokenException TooMuch(decimal amount, decimal left, string currency, string invoice) =>
        new("credit.amount", $"This credit note gives back {amount} {currency}, but only {left} {currency} is left to credit on {invoice}.") { Field = "Lines" };

    public static RuleBrokenException OtherParticipant(string invoice) =>
        new("credit.other-participant", $"A credit note has the participant and the currency of the invoice that it credits ({invoice}).") { Field = "ParticipantId" };

    public static RuleBrokenException InvoiceGone() =>
        new("credit.invoice-archived", $"The credited invoice is in the archive. Ask a tenant admin to recall it; then go on here.");

    public static RuleBrokenException NoteArchived(string invoice, Guid note) =>
        new("credit.note-archived", $"A credit note of {invoice} is in the archive, so what is left to credit cannot be told. Ask a tenant admin to recall it; then go on here.") { See = note };

    public static RuleBrokenException HasCreditNotes(string invoice, Guid note) =>
        new("invoice.credited", $"A credit note of {invoice} exists already, so the invoice can no longer be declared void. Credit the rest instead.") { See = note };
}
