namespace InvoiceWeb.Invoices;

/// <summary>What the lists that the editor offers refuse (VAT rates, accounts, cost centres), by stable code.</summary>
public static class ListRules
{
    public const int LabelLength = 80;

    public static IEnumerable<RuleBrokenException> Check(VatRateContent content)
    {
        if (Text.CleanLine(content.Label) is not { Length: <= LabelLength })
            yield return new("vat-rate.label", $"Give the rate a name of at most {LabelLength} characters, such as “Reduced rate”.") { Field = "Label" };
        if (content.Category.HasRate() ? content.Rate is not (> 0 and <= 100) : content.Rate is not (null or 0))
            yield return content.Category.HasRate()
                ? new("vat-rate.range", $"A rate lies above 0 and is 100 at most.") { Field = "Rate" }
                : new("vat-rate.none", $"This category carries no tax: its rate is 0.") { Field = "Rate" };
        else if (content.Rate is { } rate && decimal.Round(rate, 4, MidpointRounding.ToZero) != rate)
            yield return new("invoice.percentage-too-fine", $"A percentage has at most four decimal places.") { Field = "Rate" };
        if (content.ValidTo < content.ValidFrom)
            yield return new("vat-rate.period", $"The last day lies before the first.") { Field = "ValidTo" };
    }

    public static RuleBrokenException RateOverlaps(string label) =>
        new("vat-rate.overlaps", $"“{label}” offers the same rate in the same category for some of these days already.") { Field = "ValidFrom" };

    public static RuleBrokenException TooManyRates() =>
        new("vat-rate.too-many", $"There are 200 VAT rates already; that is the most. Remove those that are long over.");

    /// <exception cref="RuleBrokenException"><c>ledger-code.code</c></exception>
    public static string RequireCode(string? typed) => Text.CleanLine(typed) is { Length: <= LedgerCode.CodeLength } code
        ? code : throw new RuleBrokenException("ledger-code.code", $"Type a code of at most {LedgerCode.CodeLength} characters.") { Field = "Code" };

    /// <exception cref="RuleBrokenException"><c>ledger-code.name</c></exception>
    public static string RequireName(string? typed) => Text.CleanLine(typed) is { Length: <= LedgerCode.NameLength } name
        ? name : throw new RuleBrokenException("ledger-code.name", $"Type a name of at most {LedgerCode.NameLength} characters.") { Field = "Name" };

    public static RuleBrokenException CodeTaken(string code, string name) =>
        new("ledger-code.taken", $"“{code}” stands in the list already, as “{name}”.") { Field = "Code" };

    public static RuleBrokenException TooManyCodes() =>
        new("ledger-code.too-many", $"A list has at most {LedgerCode.MostOfAKind} entries.");

    public static RuleBrokenException NothingPasted() =>
        new("ledger-code.nothing-pasted", $"Paste two columns: code and name.") { Field = "Pasted" };

    public static RuleBrokenException NotListed(LedgerCodeKind kind, string code, int line) => kind is LedgerCodeKind.Account
        ? new("invoice.account-not-listed", $"Line {line + 1}: “{code}” is not an account of this company's list. Choose one that is offered.") { Field = FormattableString.Invariant($"Lines[{line}].Account") }
        : new("invoice.cost-centre-not-listed", $"Line {line + 1}: “{code}” is not a cost centre of this company's list. Choose one that is offered.") { Field = FormattableString.Invariant($"Lines[{line}].CostCentre") };
}
