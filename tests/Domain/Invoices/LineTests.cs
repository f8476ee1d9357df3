using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Invoices;

public sealed class LineTests
{
    private static readonly Currency Euro = Currency.Of("EUR");

    /// <summary>1500 × 0.00001 / 3 is a tie of exactly half a cent; 1500 × (0.00001 / 3) would be a hair less and round to nothing.</summary>
    [Fact]
    public void A_price_for_several_pieces_is_multiplied_before_it_is_divided()
    {
        var line = AnInvoice.Line(0.00001m, quantity: 1500) with { BaseQuantity = 3 };
        Assert.Equal(0.01m, line.LineNet(Euro));
        Assert.Equal(0.01m, InvoiceArithmetic.LineGross(Euro, line.Quantity, line.Price, line.BaseQuantity));
        Assert.Equal(10.00m, (AnInvoice.Line(10, quantity: 3) with { BaseQuantity = 3 }).LineNet(Euro));
    }

    [Fact]
    public void A_price_finer_than_a_cent_is_rounded_only_with_the_line() =>
        Assert.Equal(12.35m, AnInvoice.Line(0.0123456m, quantity: 1000).LineNet(Euro));

    [Fact]
    public void A_return_is_a_negative_quantity() => Assert.Equal(-3.96m, AnInvoice.Line(3.96m, quantity: -1).LineNet(Euro));

    [Theory]
    [InlineData(10, "90")]
    [InlineData(100, "0")]
    [InlineData(33.3333, "66.67")]
    public void A_discount_is_taken_off_the_gross(double percent, string net) =>
        Assert.Equal(decimal.Parse(net, System.Globalization.CultureInfo.InvariantCulture), (AnInvoice.Line(100) with { DiscountPercent = (decimal)percent }).LineNet(Euro));

    [Fact]
    public void Charges_are_added_and_allowances_deducted() =>
        Assert.Equal(105.00m, (AnInvoice.Line(100) with { AllowancesCharges = [AnInvoice.Charge(12), AnInvoice.Allowance(7)] }).LineNet(Euro));

    [Fact]
    public void A_percentage_is_taken_of_its_own_base_or_else_of_the_line()
    {
        var tenPercent = AnInvoice.Allowance(0) with { Percentage = 10 };
        Assert.Equal(90m, (AnInvoice.Line(100) with { AllowancesCharges = [tenPercent] }).LineNet(Euro));
        Assert.Equal(95m, (AnInvoice.Line(100) with { AllowancesCharges = [tenPercent with { BaseAmount = 50 }] }).LineNet(Euro));
    }

    [Fact]
    public void A_percentage_of_the_document_is_taken_of_its_sum_of_lines() =>
        Assert.Equal(30m, (AnInvoice.Content with { Lines = [AnInvoice.Line(100), AnInvoice.Line(200)], AllowancesCharges = [AnInvoice.Allowance(0) with { Percentage = 10 }] }).Totals().AllowanceTotal);

    [Fact]
    public void Lines_keep_their_identity_across_edits_and_are_numbered_down_the_page()
    {
        var invoice = AnInvoice.Draft().Of(AnInvoice.Line(1), AnInvoice.Line(2)).Build();
        var (first, second) = (invoice.Lines[0].Id, invoice.Lines[1].Id);

        var content = invoice.Content;
        invoice.Revise(content with { ParticipantId = null, Lines = [content.Lines[1], AnInvoice.Line(3), content.Lines[0]] }, null, AnActor.Alice, Moments.Noon);

        Assert.Equal([second, invoice.Lines[1].Id, first], invoice.Lines.Select(l => l.Id));
        Assert.Equal([1, 2, 3], invoice.Lines.Select(l => l.Position));
        Assert.Equal([2m, 3m, 1m], invoice.Lines.Select(l => l.NetAmount));
    }

    [Fact]
    public void A_line_that_is_named_twice_is_refused()
    {
        var line = AnInvoice.Line(1) with { Id = Guid.CreateVersion7() };
        Assert.Equal("Lines[1].Id", Refusal.Of("invoice.line-twice", () => AnInvoice.Draft().Of(line, line).Build()).Field);
    }

    [Fact]
    public void Allowances_of_a_line_take_the_VAT_of_the_line()
    {
        var invoice = AnInvoice.Draft().Of(AnInvoice.Line(100, rate: 7) with { AllowancesCharges = [AnInvoice.Allowance(10, rate: 19)] }).Build();
        Assert.Equal([new VatGroup(VatCategory.Standard, 7, 90, 6.30m)], invoice.Totals.Vat);
        Assert.Equal(7, Assert.Single(invoice.AllowancesCharges).VatRate);
    }
}
