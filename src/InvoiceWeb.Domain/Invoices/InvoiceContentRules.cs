namespace InvoiceWeb.Invoices;

/// <summary>What a draft may not contain, and what must be there before it can be submitted. Every problem names its field.</summary>
public static class InvoiceContentRules
{
    public const int MaxLines = 1_000;
    public const int DescriptionLength = 1_000;
    public const int NoteLength = 4_000;

    /// <summary>Larger amounts do not fit the columns and are certainly typing errors.</summary>
    public const decimal MaxAmount = 99_999_999_999m;

    private static readonly DateOnly Earliest = new(1970, 1, 1);
    private static readonly DateOnly Latest = new(2150, 12, 31);

    /// <summary>Problems that keep a draft from being saved: text that does not fit, numbers out of range, impossible dates.</summary>
    public static IEnumerable<RuleBrokenException> Check(InvoiceContent content)
    {
        var found = false;
        foreach (var problem in Parts(content))
        {
            found = true;
            yield return problem;
        }
        // Sums of parts that are out of range could overflow; and one part that is too large makes every sum above it too large.
        if (!found) foreach (var problem in Sums(content, Currency.Of(content.Currency)).Take(1)) yield return problem;
    }

    private static IEnumerable<RuleBrokenException> Parts(InvoiceContent content)
    {
        if (Currency.Find(content.Currency) is not { } currency)
        {
            yield return new("currency.unknown", $"“{content.Currency}” is not a currency of ISO 4217. Use three letters, such as EUR.") { Field = "Currency" };
            yield break;
        }
        foreach (var problem in Dates(content).Concat(Texts(content)).Concat(Money(content, currency))) yield return problem;
        if (content.Lines.Count > MaxLines) yield return new("invoice.too-many-lines", $"An invoice has at most {MaxLines} lines; this one has {content.Lines.Count}.") { Field = "Lines" };
        var ids = new HashSet<Guid>();
        for (var i = 0; i < content.Lines.Count; i++)
        {
            if (content.Lines[i].Id != Guid.Empty && !ids.Add(content.Lines[i].Id))
                yield return new("invoice.line-twice", $"Line {i + 1} has the identity of a line above it. Give each new line an id of its own, or none.") { Field = $"Lines[{i}].Id" };
            foreach (var problem in Line(content.Lines[i], $"Lines[{i}]", currency)) yield return problem;
        }
        for (var i = 0; i < content.AllowancesCharges.Count; i++)
        {
            var at = $"AllowancesCharges[{i}]";
            foreach (var problem in AllowanceCharge(content.AllowancesCharges[i], at, currency)) yield return problem;
            foreach (var problem in Rate(content.AllowancesCharges[i].VatCategory, content.AllowancesCharges[i].VatRate, at)) yield return problem;
        }
    }

    /// <summary>What is missing before somebody else may be asked to approve. Assumes that <see cref="Check"/> found nothing.</summary>
    public static IEnumerable<RuleBrokenException> Missing(InvoiceContent content, InvoiceDirection direction)
    {
        if (content.ParticipantId is null)
            yield return direction is InvoiceDirection.Sales
                ? new("invoice.participant-missing", $"Choose the customer.") { Field = "ParticipantId" }
                : new("invoice.participant-missing", $"Choose the supplier.") { Field = "ParticipantId" };
        if (content.Lines.Count == 0) yield return new("invoice.no-lines", $"Add at least one line.") { Field = "Lines" };
        for (var i = 0; i < content.Lines.Count; i++)
            if (Text.Clean(content.Lines[i].Description) is null)
                yield return new("invoice.description-missing", $"Say in line {i + 1} what is charged.") { Field = $"Lines[{i}].Description" };
        if (direction is InvoiceDirection.Purchase && Text.NumberKey(content.SupplierNumber) is null)
            yield return new("invoice.supplier-number-missing", $"Type the number that stands on the supplier's document.") { Field = "SupplierNumber" };
        if (direction is InvoiceDirection.Purchase && content.IssueDate is null)
            yield return new("invoice.issue-date-missing", $"Type the date that stands on the supplier's document.") { Field = "IssueDate" };
        foreach (var problem in VatMix(content)) yield return problem;
        if (content.Lines.Count > 0 && content.Totals() is { Payable: < 0 } totals)
            yield return new("invoice.negative-total", $"The amount due is {totals.Payable}. Make a credit note instead of an invoice below zero.") { Field = "Lines" };
    }

    private static IEnumerable<RuleBrokenException> Dates(InvoiceContent content)
    {
        foreach (var (field, date) in new[] { ("IssueDate", content.IssueDate), ("DueDate", content.DueDate), ("TaxPointDate", content.TaxPointDate) })
            if (date < Earliest || date > Latest)
                yield return new("date.out-of-range", $"{date:yyyy-MM-dd} cannot be right: use a date between {Earliest:yyyy-MM-dd} and {Latest:yyyy-MM-dd}.") { Field = field };
        if (content.DueDate < content.IssueDate)
            yield return new("invoice.due-before-issue", $"The due date {content.DueDate:yyyy-MM-dd} lies before the issue date {content.IssueDate:yyyy-MM-dd}.") { Field = "DueDate" };
        if (content.TermsDays is < 0 or > 3650)
            yield return new("invoice.terms-range", $"Payment terms are 0 to 3650 days.") { Field = "TermsDays" };
    }

    private static IEnumerable<RuleBrokenException> Texts(InvoiceContent content)
    {
        foreach (var (field, value, limit) in new[]
        {
            ("SupplierNumber", content.SupplierNumber, 60), ("Reference", content.Reference, 100),
            ("Note", content.Note, NoteLength), ("ExemptionReason", content.ExemptionReason, 500),
        })
            if (value?.Length > limit) yield return TooLong(field, value.Length, limit);
    }

    private static IEnumerable<RuleBrokenException> Money(InvoiceContent content, Currency currency)
    {
        if (content.ExchangeRate is { } rate && (rate is <= 0 or > 1_000_000_000m || !HasPlaces(rate, 8)))
            yield return new("invoice.rate-range", $"An exchange rate is greater than zero and has at most eight decimal places: how much one {currency} is worth in the base currency.") { Field = "ExchangeRate" };
        foreach (var (field, amount) in new[] { ("PrepaidAmount", content.PrepaidAmount), ("RoundingAmount", content.RoundingAmount) })
            foreach (var problem in Amount(field, amount, currency)) yield return problem;
    }

    private static IEnumerable<RuleBrokenException> Line(LineContent line, string at, Currency currency)
    {
        if (line.Description?.Length > DescriptionLength) yield return TooLong($"{at}.Description", line.Description.Length, DescriptionLength);
        if (Text.CleanLine(line.Unit) is not { Length: <= 10 }) yield return new("invoice.unit-shape", $"A unit is a code of 1 to 10 characters, such as C62 for pieces or HUR for hours.") { Field = $"{at}.Unit" };
        if (line.Account?.Length > 40) yield return TooLong($"{at}.Account", line.Account.Length, 40);
        if (line.CostCentre?.Length > 40) yield return TooLong($"{at}.CostCentre", line.CostCentre.Length, 40);
        if (Math.Abs(line.Quantity) > 1_000_000_000m || !HasPlaces(line.Quantity, 6))
            yield return new("invoice.quantity-range", $"A quantity has at most nine digits before and six after the decimal point.") { Field = $"{at}.Quantity" };
        if (line.Price is < 0)
            yield return new("invoice.price-negative", $"A price is never below zero. For a return make the quantity negative (BR-27).") { Field = $"{at}.Price" };
        if (line.Price > MaxAmount || !HasPlaces(line.Price, 8))
            yield return new("invoice.price-range", $"A price has at most eleven digits before and eight after the decimal point.") { Field = $"{at}.Price" };
        if (line.BaseQuantity is <= 0 or > 1_000_000_000m || !HasPlaces(line.BaseQuantity, 6))
        {
            yield return new("invoice.base-quantity", $"The price is for more than zero units, with at most nine digits before and six after the decimal point (BT-149).") { Field = $"{at}.BaseQuantity" };
            yield break;
        }
        if (line.DiscountPercent is < 0 or > 100)
            yield return new("invoice.discount-range", $"A discount is 0 to 100 per cent.") { Field = $"{at}.DiscountPercent" };
        else if (!HasPlaces(line.DiscountPercent, 4)) yield return TooFine($"{at}.DiscountPercent");
        foreach (var problem in Rate(line.VatCategory, line.VatRate, at)) yield return problem;
        for (var i = 0; i < line.AllowancesCharges.Count; i++)
            foreach (var problem in AllowanceCharge(line.AllowancesCharges[i], $"{at}.AllowancesCharges[{i}]", currency)) yield return problem;
        if (Math.Abs(line.Quantity) <= 1_000_000_000m && line.Price is >= 0 and <= MaxAmount && line.Quantity * (line.Price / line.BaseQuantity) is > MaxAmount or < -MaxAmount)
            yield return TooLarge($"{at}.Quantity");
    }

    private static IEnumerable<RuleBrokenException> Rate(VatCategory category, decimal rate, string at)
    {
        if (!Enum.IsDefined(category))
            yield return new("invoice.vat-category-unknown", $"This is not a VAT category. Use S, Z, E, AE, K, G or O.") { Field = $"{at}.VatCategory" };
        else if (category.HasRate() && rate is <= 0 or > 100)
            yield return new("invoice.vat-rate-missing", $"Category S needs a VAT rate above 0 and up to 100 per cent (BR-S-05).") { Field = $"{at}.VatRate" };
        else if (!category.HasRate() && rate != 0)
            yield return new("invoice.vat-rate-not-zero", $"Category {category.Code()} has no VAT rate; leave it at 0.") { Field = $"{at}.VatRate" };
        else if (!HasPlaces(rate, 4)) yield return TooFine($"{at}.VatRate");
    }

    private static IEnumerable<RuleBrokenException> AllowanceCharge(AllowanceChargeContent item, string at, Currency currency)
    {
        if (Text.Clean(item.Reason) is null)
            yield return new("invoice.reason-missing", $"Say what this {(item.IsCharge ? "charge" : "allowance")} is for (BR-33, BR-38).") { Field = $"{at}.Reason" };
        if (item.Reason?.Length > 200) yield return TooLong($"{at}.Reason", item.Reason.Length, 200);
        if (item.Percentage is < 0 or > 1000)
            yield return new("invoice.percentage-range", $"A percentage is 0 to 1000.") { Field = $"{at}.Percentage" };
        else if (item.Percentage is { } percentage && !HasPlaces(percentage, 4)) yield return TooFine($"{at}.Percentage");
        // Beside a percentage the amount is derived, and below zero on a line that takes something back.
        var amount = item.Percentage is null ? item.Amount : 0;
        if (amount < 0 || item.BaseAmount < 0)
            yield return new("invoice.allowance-negative", $"Amounts of allowances and charges are positive; the kind says whether they are added or deducted.") { Field = $"{at}.Amount" };
        foreach (var problem in Amount($"{at}.Amount", amount, currency).Concat(Amount($"{at}.BaseAmount", item.BaseAmount ?? 0, currency))) yield return problem;
    }

    /// <summary>What is derived from good parts and is still too large.</summary>
    private static IEnumerable<RuleBrokenException> Sums(InvoiceContent content, Currency currency)
    {
        for (var i = 0; i < content.Lines.Count; i++)
        {
            var line = content.Lines[i];
            var gross = InvoiceArithmetic.LineGross(currency, line.Quantity, line.Price, line.BaseQuantity);
            foreach (var problem in Percentages(line.AllowancesCharges, gross, $"Lines[{i}].", currency)) yield return problem;
            if (Math.Abs(line.LineNet(currency)) > MaxAmount) yield return TooLarge($"Lines[{i}].Quantity");
        }
        var totals = content.Totals();
        foreach (var problem in Percentages(content.AllowancesCharges, totals.LineTotal, "", currency)) yield return problem;
        if (new[] { totals.LineTotal, totals.AllowanceTotal, totals.ChargeTotal, totals.Net, totals.Tax, totals.Gross, totals.Payable }.Any(t => Math.Abs(t) > MaxAmount))
            yield return TooLarge("Lines");
    }

    private static IEnumerable<RuleBrokenException> Percentages(IReadOnlyList<AllowanceChargeContent> items, decimal standardBase, string at, Currency currency)
    {
        for (var i = 0; i < items.Count; i++)
            if (Math.Abs(items[i].AmountOf(currency, standardBase)) > MaxAmount) yield return TooLarge($"{at}AllowancesCharges[{i}].Percentage");
    }

    internal static IEnumerable<RuleBrokenException> Amount(string field, decimal amount, Currency currency)
    {
        if (Math.Abs(amount) > MaxAmount) yield return TooLarge(field);
        else if (!currency.IsExact(amount))
            yield return new("invoice.amount-too-fine", $"{amount} has more decimal places than {currency} knows ({currency.MinorUnits}).") { Field = field };
    }

    private static IEnumerable<RuleBrokenException> VatMix(InvoiceContent content)
    {
        var categories = content.Lines.Select(l => l.VatCategory).Concat(content.AllowancesCharges.Select(a => a.VatCategory)).Distinct().ToList();
        if (categories.Contains(VatCategory.OutOfScope) && categories.Count > 1)
            yield return new("invoice.out-of-scope-mixed", $"An invoice outside the scope of VAT (O) cannot carry other VAT categories (BR-O-11).") { Field = "Lines" };
    }

    /// <summary>A column with so many decimal places keeps the number as it is.</summary>
    private static bool HasPlaces(decimal number, int places) => decimal.Round(number, places, MidpointRounding.ToZero) == number;

    private static RuleBrokenException TooLarge(string field) =>
        new("invoice.amount-range", $"This amount is too large: at most {MaxAmount} fits.") { Field = field };

    private static RuleBrokenException TooFine(string field) =>
        new("invoice.percentage-too-fine", $"A percentage has at most four decimal places.") { Field = field };

    private static RuleBrokenException TooLong(string field, int length, int limit) =>
        new("text.too-long", $"This text has {length} characters; at most {limit} fit.") { Field = field };
}
