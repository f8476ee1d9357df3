namespace InvoiceWeb.Invoices;

/// <summary>Applies <see cref="InvoiceArithmetic"/> to what is typed: the same numbers live in the editor and later on paper.</summary>
public static class ContentArithmetic
{
    public static decimal LineNet(this LineContent line, Currency currency)
    {
        var gross = InvoiceArithmetic.LineGross(currency, line.Quantity, line.Price, line.BaseQuantity);
        var discount = InvoiceArithmetic.Percentage(currency, gross, line.DiscountPercent);
        var charges = line.AllowancesCharges.Where(a => a.IsCharge).Sum(a => a.AmountOf(currency, gross));
        var allowances = line.AllowancesCharges.Where(a => !a.IsCharge).Sum(a => a.AmountOf(currency, gross));
        return InvoiceArithmetic.LineNet(currency, line.Quantity, line.Price, line.BaseQuantity, charges, allowances + discount);
    }

    /// <summary>The amount itself, or the percentage of its base.</summary>
    /// <param name="standardBase">What a percentage without a base of its own is taken of.</param>
    public static decimal AmountOf(this AllowanceChargeContent item, Currency currency, decimal standardBase) =>
        item.Percentage is { } percentage
            ? InvoiceArithmetic.Percentage(currency, item.BaseAmount ?? standardBase, percentage)
            : currency.Round(item.Amount);

    public static InvoiceTotals Totals(this InvoiceContent content)
    {
        var currency = Currency.Of(content.Currency);
        var lines = content.Lines.Select(l => new TaxedAmount(l.LineNet(currency), l.VatCategory, l.VatRate)).ToList();
        var lineTotal = lines.Sum(l => l.Amount);
        var items = content.AllowancesCharges
            .Select(a => (a.IsCharge, Taxed: new TaxedAmount(a.AmountOf(currency, lineTotal), a.VatCategory, a.VatRate))).ToList();
        return InvoiceArithmetic.Totals(
            currency, lines, [.. items.Where(i => !i.IsCharge).Select(i => i.Taxed)], [.. items.Where(i => i.IsCharge).Select(i => i.Taxed)],
            currency.Round(content.PrepaidAmount), currency.Round(content.RoundingAmount));
    }
}
