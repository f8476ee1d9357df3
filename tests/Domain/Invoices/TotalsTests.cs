using FsCheck.Fluent;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Invoices;

public sealed class TotalsTests
{
    [Fact]
    public void Totals_obey_every_equality_of_the_norm() => Always.Holds(SomeContent.Valid(), content =>
    {
        var currency = Currency.Of(content.Currency);
        var totals = content.Totals();
        var nets = content.Lines.Select(l => l.LineNet(currency)).ToList();

        Assert.Equal(nets.Sum(), totals.LineTotal);                                                       // BR-CO-10
        Assert.Equal(Items(content, charges: false, totals.LineTotal).Sum(), totals.AllowanceTotal);       // BR-CO-11
        Assert.Equal(Items(content, charges: true, totals.LineTotal).Sum(), totals.ChargeTotal);           // BR-CO-12
        Assert.Equal(totals.LineTotal - totals.AllowanceTotal + totals.ChargeTotal, totals.Net);           // BR-CO-13
        Assert.Equal(totals.Vat.Sum(g => g.TaxAmount), totals.Tax);                                        // BR-CO-14
        Assert.Equal(totals.Net + totals.Tax, totals.Gross);                                               // BR-CO-15
        Assert.Equal(totals.Gross - content.PrepaidAmount + content.RoundingAmount, totals.Payable);       // BR-CO-16
    });

    [Fact]
    public void The_breakdown_names_every_combination_used_once_and_no_other() => Always.Holds(SomeContent.Valid(), content =>
    {
        var totals = content.Totals();
        var used = content.Lines.Select(l => (l.VatCategory, l.VatRate)).Concat(content.AllowancesCharges.Select(a => (a.VatCategory, a.VatRate))).Distinct();

        Assert.Equal(used.Order(), totals.Vat.Select(g => (g.Category, g.Rate)).Order());                  // BR-CO-18
        Assert.Equal(totals.Net, totals.Vat.Sum(g => g.TaxableAmount));
        Assert.All(totals.Vat.Where(g => g.Category != VatCategory.Standard), g => Assert.Equal(0, g.TaxAmount));
    });

    [Fact]
    public void Tax_is_rounded_once_for_each_group() => Always.Holds(SomeContent.Valid(), content =>
    {
        var currency = Currency.Of(content.Currency);
        foreach (var group in content.Totals().Vat)
            Assert.Equal(decimal.Round(group.TaxableAmount * group.Rate / 100, currency.MinorUnits, MidpointRounding.AwayFromZero), group.TaxAmount); // BR-CO-17, BR-S-09
    });

    [Fact]
    public void Every_amount_has_the_places_of_its_currency() => Always.Holds(SomeContent.Valid(), content =>
    {
        var currency = Currency.Of(content.Currency);
        var t = content.Totals();
        decimal[] amounts = [t.LineTotal, t.AllowanceTotal, t.ChargeTotal, t.Net, t.Tax, t.Gross, t.Prepaid, t.Rounding, t.Payable, .. t.Vat.Select(g => g.TaxAmount), .. t.Vat.Select(g => g.TaxableAmount)];
        Assert.All(amounts, amount => Assert.True(currency.IsExact(amount)));
    });

    [Fact]
    public void Yen_never_have_cents() => Always.Holds(SomeContent.Valid(Currency.Of("JPY")), content =>
    {
        var invoice = AnInvoice.Draft().Having(_ => content).Build();
        Assert.All(
            [invoice.LineTotal, invoice.NetTotal, invoice.TaxTotal, invoice.GrossTotal, invoice.PayableAmount, .. invoice.Lines.Select(l => l.NetAmount), .. invoice.AllowancesCharges.Select(a => a.Amount)],
            amount => Assert.Equal(decimal.Truncate(amount), amount));
        Assert.Equal(invoice.PayableAmount, invoice.PayableMinor);
    });

    [Fact]
    public void The_order_of_lines_and_items_does_not_change_totals() => Always.Holds(
        from content in SomeContent.Valid()
        from lines in Gen.Shuffle(content.Lines.ToArray())
        from items in Gen.Shuffle(content.AllowancesCharges.ToArray())
        select (content, shuffled: content with { Lines = lines, AllowancesCharges = items }),
        given =>
        {
            var (typed, shuffled) = (given.content.Totals(), given.shuffled.Totals());
            Assert.Equal(typed.Vat, shuffled.Vat);
            Assert.Equal(typed with { Vat = [] }, shuffled with { Vat = [] });
        });

    [Fact]
    public void The_stored_totals_are_those_of_the_content() => Always.Holds(SomeContent.Valid(), content =>
    {
        var invoice = AnInvoice.Draft().Having(_ => content).Build();
        var totals = content.Totals();
        Assert.Equal(
            (totals.LineTotal, totals.AllowanceTotal, totals.ChargeTotal, totals.Net, totals.Tax, totals.Gross, totals.Payable),
            (invoice.LineTotal, invoice.AllowanceTotal, invoice.ChargeTotal, invoice.NetTotal, invoice.TaxTotal, invoice.GrossTotal, invoice.PayableAmount));
        Assert.Equal(totals.Vat, invoice.Totals.Vat);
    });

    [Fact]
    public void Three_lines_of_a_third_of_a_cent_of_tax_each_owe_one_cent_together()
    {
        var content = AnInvoice.Content with { Lines = [.. Enumerable.Repeat(AnInvoice.Line(0.05m, rate: 7), 3)] };
        Assert.Equal(0.01m, content.Totals().Tax);
    }

    [Fact]
    public void Rates_that_are_written_differently_are_one_group() =>
        Assert.Single((AnInvoice.Content with { Lines = [AnInvoice.Line(10, rate: 7), AnInvoice.Line(10, rate: 7.00m)] }).Totals().Vat);

    [Fact]
    public void A_rate_beside_a_category_without_one_counts_for_nothing() => Assert.Equal(
        [new VatGroup(VatCategory.Exempt, 0, 30, 0)],
        InvoiceArithmetic.Totals(Currency.Of("EUR"), [new(10, VatCategory.Exempt, 19), new(20, VatCategory.Exempt, 0)], [], [], 0, 0).Vat);

    [Fact]
    public void A_document_without_lines_comes_to_nothing() => Assert.Equal(0, (AnInvoice.Content with { Lines = [] }).Totals().Payable);

    private static IEnumerable<decimal> Items(InvoiceContent content, bool charges, decimal lineTotal) =>
        content.AllowancesCharges.Where(a => a.IsCharge == charges).Select(a => a.AmountOf(Currency.Of(content.Currency), lineTotal));
}
