namespace InvoiceWeb.Payments;

/// <summary>What the payments slice refuses, by stable code.</summary>
public static class PaymentRules
{
    public const int ReferenceLength = 140;

    public static void Check(PaymentContent content, Currency currency)
    {
        if (content.Amount is <= 0 or > Invoices.InvoiceContentRules.MaxAmount)
            throw new RuleBrokenException("payment.amount", $"Type an amount above zero.") { Field = "Amount" };
        RequireExact(content.Amount, currency);
        if (content.PaidOn < new DateOnly(1970, 1, 1) || content.PaidOn > new DateOnly(2150, 12, 31))
            throw new RuleBrokenException("date.out-of-range", $"{content.PaidOn:yyyy-MM-dd} cannot be right: use the day on which the money moved.") { Field = "PaidOn" };
        if (content.Reference?.Length > ReferenceLength)
            throw new RuleBrokenException("text.too-long", $"This text has {content.Reference.Length} characters; at most {ReferenceLength} fit.") { Field = "Reference" };
    }

    /// <exception cref="RuleBrokenException"><c>payment.amount-too-fine</c></exception>
    public static void RequireExact(decimal amount, Currency currency)
    {
        if (!currency.IsExact(amount))
            throw new RuleBrokenException("payment.amount-too-fine", $"{amount} has more decimal places than {currency} knows ({currency.MinorUnits}).") { Field = "Amount" };
    }

    /// <summary>Why a payment is reversed: on one line, as long as a reference, because it is kept in its place.</summary>
    /// <exception cref="RuleBrokenException"><c>reason.missing</c>, <c>text.too-long</c></exception>
    public static string RequireReason(string? reason)
    {
        var line = Text.CleanLine(Invoices.InvoiceRules.RequireReason(reason))!;
        return line.Length <= ReferenceLength ? line
            : throw new RuleBrokenException("text.too-long", $"This text has {line.Length} characters; at most {ReferenceLength} fit.") { Field = "Reason" };
    }

    public static RuleBrokenException PaidInFuture(DateOnly day) =>
        new("payment.in-future", $"{day:yyyy-MM-dd} lies in the future; record a payment once the money has moved.") { Field = "PaidOn" };

    /// <summary>Two treasurers at once: the second learns who was first and what is open now.</summary>
    public static RuleBrokenException OpenAmountChanged(string invoice, decimal seen, decimal open, string currency, string? by) =>
        new("payment.open-amount-changed", $"You saw {Whole(seen, currency)} {currency} open on {invoice}, but {by ?? "somebody"} has just changed it: {Whole(open, currency)} {currency} is open now. Check the amount and record it again.") { Field = "Amount" };

    public static RuleBrokenException CurrencyDiffers(string payment, string invoice) =>
        new("payment.currency-differs", $"The payment is in {payment}, the invoice in {invoice}.") { Field = "Amount" };

    public static RuleBrokenException AllocatedTooMuch(decimal amount, decimal available, string currency) =>
        new("payment.allocated-too-much", $"{amount} {currency} cannot be allocated: only {Whole(available, currency)} {currency} is left.") { Field = "Amount" };

    public static RuleBrokenException NothingOpen(string invoice) =>
        new("payment.nothing-open", $"Nothing is open on {invoice}.");

    public static RuleBrokenException SettledArchived(decimal amount, string currency) =>
        new("archive.invoice-archived", $"{Whole(amount, currency)} {currency} of this payment settled documents that are in the archive. Recall them first; then it can be reversed.");

    public static RuleBrokenException AlreadyReversed() =>
        new("payment.already-reversed", $"This payment has already been reversed.");

    public static RuleBrokenException IsAReversal() =>
        new("payment.is-a-reversal", $"This is a reversal itself. Record the payment anew instead.");

    public static RuleBrokenException NotACreditNote(string document) =>
        new("settlement.not-a-credit-note", $"{document} is not a credit note; invoices are settled with credit notes.");

    public static RuleBrokenException CannotSettle(string note, string invoice) =>
        new("settlement.does-not-fit", $"{note} settles invoices of the same participant, direction and currency; {invoice} is none of them.");

    public static RuleBrokenException NothingSettled(string note, string invoice) =>
        new("settlement.nothing-settled", $"{note} settles nothing on {invoice}; somebody may have undone it already.");

    /// <summary>With all the places of its currency: 119 is said as 119.00.</summary>
    private static decimal Whole(decimal amount, string currency) => amount + new decimal(0, 0, 0, false, (byte)Currency.Of(currency).MinorUnits);
}
