using Bunit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Invoices;

public sealed class TotalsBlockTests : View
{
    private IReadOnlyList<string> Facts(InvoiceContent content)
    {
        var view = Show<TotalsBlock>(p => p.Add(t => t.Totals, content.Totals()).Add(t => t.Currency, Currency.Of(content.Currency)));
        return [.. view.FindAll("dt").Zip(view.FindAll("dd"), (label, amount) => $"{label.TextContent.OneLine()}: {amount.TextContent.OneLine()}")];
    }

    [Fact]
    public void The_usual_invoice_has_four_figures() =>
        Assert.Equal(["Net amount: 100.00", "VAT 19 % on 100.00: 19.00", "Total with VAT: 119.00", "Amount due: 119.00EUR"], Facts(AnInvoice.Content));

    [Fact]
    public void Every_VAT_group_has_a_line() => Assert.Equal(
        ["VAT 19 % on 200.00: 38.00", "VAT 7.5 % on 50.00: 3.75", "VAT AE on 30.00: 0.00"],
        Facts(AnInvoice.Content with { Lines = [AnInvoice.Line(200), AnInvoice.Line(50, rate: 7.5m), AnInvoice.Line(30, rate: 0) with { VatCategory = VatCategory.ReverseCharge }] }).Where(f => f.StartsWith("VAT", StringComparison.Ordinal)));

    [Fact]
    public void Yen_have_no_cents() => Assert.Equal("Amount due: 1,190JPY", Facts(AnInvoice.Content with { Currency = "JPY", Lines = [AnInvoice.Line(1000)] })[^1]);

    [Fact]
    public void Dinars_have_three_places() => Assert.Equal(["Net amount: 100.000", "VAT 19 % on 100.000: 19.000", "Total with VAT: 119.000", "Amount due: 119.000KWD"], Facts(AnInvoice.Content with { Currency = "KWD" }));

    [Fact]
    public void Figures_follow_the_reader()
    {
        Speak("de-DE");
        Assert.Equal("Zahlbetrag: 1.190,00EUR", Facts(AnInvoice.Content with { Lines = [AnInvoice.Line(1000)] })[^1]);
    }

    [Fact]
    public void Allowances_charges_prepaid_and_rounding_appear_when_there_are_some() => Assert.Equal(
        ["Sum of lines: 100.00", "Allowances and charges: -5.00", "Net amount: 95.00", "VAT 19 % on 95.00: 18.05", "Total with VAT: 113.05", "Prepaid: -13.00", "Rounding: -0.05", "Amount due: 100.00EUR"],
        Facts(AnInvoice.Content with { AllowancesCharges = [AnInvoice.Allowance(10), AnInvoice.Charge(5)], PrepaidAmount = 13, RoundingAmount = -0.05m }));

    [Fact]
    public void Changes_are_announced_politely() =>
        Assert.Equal("polite", Show<TotalsBlock>(p => p.Add(t => t.Totals, AnInvoice.Content.Totals()).Add(t => t.Currency, Currency.Of("EUR"))).Find("section").GetAttribute("aria-live"));
}
