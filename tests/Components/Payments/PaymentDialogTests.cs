using AngleSharp.Dom;
using Bunit;
using InvoiceWeb.Payments;
using InvoiceWeb.Payments.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Payments;

public sealed class PaymentDialogTests : View
{
    private PaymentContent? _recorded;
    private int _closed;

    private IRenderedComponent<PaymentDialog> Shown(AnInvoice? invoice = null) => Show<PaymentDialog>(p => p
        .Add(d => d.Invoice, (invoice ?? AnInvoice.Issued()).Build()).Add(d => d.Attempt, Attempt).Add(d => d.Recorded, c => _recorded = c).Add(d => d.Closed, () => _closed++));

    private static IElement Amount(IRenderedComponent<PaymentDialog> view) => view.Find("#payment-amount");

    [Fact]
    public void The_open_amount_and_today_are_filled_in()
    {
        var view = Shown(AnInvoice.Issued().Paid(19));
        Assert.Equal("100.00", Amount(view).GetAttribute("value"));
        Assert.Equal("2026-03-16", view.Labelled("Paid on").GetAttribute("value"));
        view.Find("form").Submit();
        Assert.Equal(new PaymentContent { Amount = 100, Currency = "EUR", PaidOn = Moments.Today, Method = PaymentMethod.BankTransfer }, _recorded);
    }

    [Fact]
    public void What_was_typed_is_recorded()
    {
        Speak("de-DE");
        var view = Shown();
        Assert.Equal("119,00", Amount(view).GetAttribute("value"));
        Amount(view).Input("50,25");
        view.Labelled("Bezahlt am").Change("2026-03-01");
        view.Labelled("Zahlungsart").Change(nameof(PaymentMethod.Cash));
        view.Labelled("Referenz auf dem Kontoauszug").Change("Bar");
        view.Find("form").Submit();
        Assert.Equal(new PaymentContent { Amount = 50.25m, Currency = "EUR", PaidOn = new(2026, 3, 1), Method = PaymentMethod.Cash, Reference = "Bar" }, _recorded);
    }

    [Theory]
    [InlineData("EUR", "150", "31.00 more than is open"), InlineData("JPY", "150", "31 more than is open"), InlineData("KWD", "119.005", "0.005 more than is open")]
    public void Paying_more_says_what_becomes_of_the_rest_in_the_currencys_places(string currency, string typed, string hint)
    {
        var view = Shown(AnInvoice.Issued().In(currency));
        Assert.Empty(view.FindAll(".hint"));
        Amount(view).Input(typed);
        Assert.StartsWith(hint, view.Find(".hint").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("50,00 €"), InlineData("12o"), InlineData("")]
    public void What_is_no_number_is_never_recorded_as_what_stood_there_before(string typed)
    {
        var view = Shown();
        Amount(view).Input(typed);
        view.Find("form").Submit();
        Assert.Equal(0, _recorded!.Amount);
    }

    [Fact]
    public void Paying_less_or_nothing_says_nothing()
    {
        var view = Shown();
        Amount(view).Input("1");
        Assert.Empty(view.FindAll(".hint"));
        Amount(view).Input("");
        Assert.Empty(view.FindAll(".hint"));
        view.Find("form").Submit();
        Assert.Equal(0, _recorded!.Amount);
    }

    [Fact]
    public void Every_method_has_a_name() => Assert.Equal(Enum.GetValues<PaymentMethod>().Length, Shown().FindAll("#payment-method option").Count(o => o.TextContent.Length > 0));

    [Fact]
    public async Task A_refusal_is_said_inside()
    {
        await RefuseAsync(PaymentRules.OpenAmountChanged("RE-1", 119m, 0m, "EUR", "Dave"));
        Assert.Contains("Dave has just changed it", Shown().Find("dialog [role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Escape_and_cancel_close_it()
    {
        var view = Shown();
        view.Find("dialog").KeyDown("Escape");
        view.Button("Cancel").Click();
        Assert.Equal((2, null), (_closed, _recorded));
    }
}
