namespace InvoiceWeb.Invoices;

/// <summary>
/// The one money engine for screen, PDF, API and import: EN 16931 arithmetic. Lines are rounded once, VAT once per category
/// and rate, half away from zero to the currency's minor unit; totals are derived and never typed.
/// </summary>
public static class InvoiceArithmetic
{
    /// <summary>Quantity times price per base quantity, rounded: what a discount in per cent is taken of (BT-137).</summary>
    public static decimal LineGross(Currency currency, decimal quantity, decimal price, decimal baseQuantity) =>
        currency.Round(quantity * price / baseQuantity);

    /// <summary>
    /// BT-131: quantity × (price / base quantity) + charges − allowances, rounded once; multiplied before divided, so that
    /// a price for 1,000 pieces loses nothing (PEPPOL-EN16931-R120).
    /// </summary>
    public static decimal LineNet(Currency currency, decimal quantity, decimal price, decimal baseQuantity, decimal charges, decimal allowances) =>
        currency.Round(quantity * price / baseQuantity + charges - allowances);

    /// <summary>An allowance or charge given in per cent (PEPPOL-EN16931-R040).</summary>
    public static decimal Percentage(Currency currency, decimal baseAmount, decimal percentage) =>
        currency.Round(baseAmount * percentage / 100m);

    /// <summary>All totals of a document.</summary>
    /// <param name="lines">Line net amounts (BT-131), already rounded.</param>
    /// <param name="allowances">Document-level allowances (BT-92), already rounded, positive.</param>
    /// <param name="charges">Document-level charges (BT-99), already rounded, positive.</param>
    /// <param name="prepaid">BT-113.</param>
    /// <param name="rounding">BT-114; cash rounding goes here only, never into tax.</param>
    public static InvoiceTotals Totals(
        Currency currency, IReadOnlyCollection<TaxedAmount> lines, IReadOnlyCollection<TaxedAmount> allowances,
        IReadOnlyCollection<TaxedAmount> charges, decimal prepaid, decimal rounding)
    {
        var vat = lines.Concat(charges).Concat(allowances.Select(a => a with { Amount = -a.Amount }))
            .GroupBy(a => (a.Category, Rate: a.Category.HasRate() ? a.Rate : 0m))
            .Select(group => VatGroup(currency, group.Key.Category, group.Key.Rate, group.Sum(a => a.Amount)))
            .OrderBy(group => group.Category).ThenByDescending(group => group.Rate)
            .ToList();

        var lineTotal = lines.Sum(l => l.Amount);                      // BT-106, BR-CO-10
        var allowanceTotal = allowances.Sum(a => a.Amount);            // BT-107, BR-CO-11
        var chargeTotal = charges.Sum(c => c.Amount);                  // BT-108, BR-CO-12
        var net = lineTotal - allowanceTotal + chargeTotal;            // BT-109, BR-CO-13
        var tax = vat.Sum(group => group.TaxAmount);                   // BT-110, BR-CO-14
        var gross = net + tax;                                         // BT-112, BR-CO-15
        var payable = gross - prepaid + rounding;                      // BT-115, BR-CO-16
        return new InvoiceTotals(lineTotal, allowanceTotal, chargeTotal, net, tax, gross, prepaid, rounding, payable, vat);
    }

    /// <summary>BG-23: the tax of a group is reckoned from the group's sum, once (BR-CO-17, BR-S-09).</summary>
    private static VatGroup VatGroup(Currency currency, VatCategory category, decimal rate, decimal taxable) =>
        new(category, rate, taxable, currency.Round(taxable * rate / 100m));
}

/// <summary>An amount with the VAT it falls under.</summary>
public readonly record struct TaxedAmount(decimal Amount, VatCategory Category, decimal Rate);

/// <summary>One line of the VAT breakdown (BG-23).</summary>
/// <param name="Rate">Per cent; 0 for every category but S.</param>
/// <param name="TaxableAmount">BT-116.</param>
/// <param name="TaxAmount">BT-117.</param>
public sealed record VatGroup(VatCategory Category, decimal Rate, decimal TaxableAmount, decimal TaxAmount);

/// <summary>Document totals (BG-22) with the VAT breakdown (BG-23).</summary>
/// <param name="LineTotal">BT-106.</param>
/// <param name="AllowanceTotal">BT-107.</param>
/// <param name="ChargeTotal">BT-108.</param>
/// <param name="Net">BT-109.</param>
/// <param name="Tax">BT-110.</param>
/// <param name="Gross">BT-112.</param>
/// <param name="Prepaid">BT-113.</param>
/// <param name="Rounding">BT-114.</param>
/// <param name="Payable">BT-115.</param>
public sealed record InvoiceTotals(
    decimal LineTotal, decimal AllowanceTotal, decimal ChargeTotal, decimal Net, decimal Tax, decimal Gross,
    decimal Prepaid, decimal Rounding, decimal Payable, IReadOnlyList<VatGroup> Vat);
