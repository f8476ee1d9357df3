using Bunit;
using InvoiceWeb.Payments;
using InvoiceWeb.Payments.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Payments;

public sealed class PaymentListTests : View
{
    private static readonly PaymentRow Paid = new(Guid.CreateVersion7(), Moments.Today, 100, 100, "EUR", PaymentMethod.Cash, null, null, Moments.Noon, "Dave");

    private IRenderedComponent<PaymentList> Shown(params PaymentRow[] payments) => Show<PaymentList>(p => p.Add(l => l.Payments, payments));

    [Fact]
    public void Without_payments_there_is_nothing() => Assert.Equal("", Shown().Markup.Trim());

    [Fact]
    public void A_payment_says_how_much_when_how_and_by_whom() =>
        Assert.Equal("100.00EUR · 16 Mar 2026 Cash · Dave", Shown(Paid).Find("li").TextContent.OneLine());

    [Fact]
    public void Its_reference_is_text() =>
        Assert.EndsWith("Dave · <b>4711</b>", Shown(Paid with { Reference = "<b>4711</b>" }).Find("li").TextContent.OneLine(), StringComparison.Ordinal);
}
