using Bunit;
using InvoiceWeb.Invoices.Rates;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Invoices;

public sealed class RateFieldTests : View
{
    private readonly InvoiceForm _form = new() { Currency = "CHF" };
    private readonly List<(string Currency, DateOnly? Day)> _asked = [];
    private LatestRate? _rate = new(1.0625m, new(2026, 3, 12));
    private EditorState _state = null!;

    private IRenderedComponent<RateField> Shown(InvoiceForm? form = null)
    {
        _state = new EditorState(form ?? _form, 19);
        return Show<RateField>(p => p.Add(f => f.State, _state).Add(f => f.Read, (currency, day) =>
        {
            _asked.Add((currency, day));
            return Task.FromResult(_rate);
        }));
    }

    [Fact]
    public void The_base_currency_needs_none_and_nobody_asks()
    {
        _form.Currency = "EUR";
        Assert.Empty(Shown().FindAll("input"));
        Assert.Empty(_asked);
    }

    [Fact]
    public void The_lists_rate_is_proposed_with_its_day_and_is_not_part_of_the_draft()
    {
        var view = Shown();
        Assert.Equal("1.0625", view.Find("#rate").GetAttribute("placeholder"));
        Assert.Contains("Rate of 12 Mar 2026 from the list.", view.Text(), StringComparison.Ordinal);
        Assert.Null(_form.ToContent().ExchangeRate);
        Assert.Equal(1.0625m, _state.Rate);
    }

    [Fact]
    public void A_typed_rate_counts_and_survives_another_currency()
    {
        var view = Shown();
        view.Find("#rate").Input("1.1");
        Assert.Contains("Typed: this rate is kept. The list says 1.0625 since 12 Mar 2026.", view.Text(), StringComparison.Ordinal);
        _rate = null;
        _form.Currency = "NOK";
        _state.Touch();
        Assert.Equal("1.1", view.Find("#rate").GetAttribute("value"));
        Assert.Equal(["CHF", "NOK"], _asked.Select(a => a.Currency));
        view.Find("#rate").Input("");
        Assert.Contains("Nobody has entered a rate for NOK yet", view.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_asked_once_for_a_currency_and_on_purchases_for_the_day_of_the_document()
    {
        var form = new InvoiceForm { Direction = InvoiceWeb.Invoices.InvoiceDirection.Purchase, Currency = "CHF", IssueDate = Moments.Today };
        Shown(form);
        _state.Touch();
        _state.Touch();
        form.IssueDate = new(2026, 1, 5);
        _state.Touch();
        Assert.Equal([("CHF", Moments.Today), ("CHF", new DateOnly(2026, 1, 5))], _asked);
    }

    [Theory]
    [InlineData("abc", "is not a number"), InlineData("0", "greater than zero"), InlineData("-1", "greater than zero"), InlineData("1.123456789", "eight decimal places")]
    public void What_makes_no_rate_is_said_beside_the_field(string typed, string answer)
    {
        var view = Shown();
        view.Find("#rate").Input(typed);
        Assert.Contains(answer, view.Find(".error").TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, view.Find("#rate").GetAttribute("value"));
    }

    [Fact]
    public void An_issued_invoice_shows_its_frozen_rate_and_a_draft_says_which_will_count()
    {
        var issued = Show<BaseAmounts>(p => p.Add(b => b.Invoice, AnInvoice.Issued().In("CHF").At(1.0625m).Build())).Text();
        Assert.Contains("126.44EUR", issued, StringComparison.Ordinal);
        Assert.Contains("The rate was frozen at approval.", issued, StringComparison.Ordinal);
        Assert.Contains("The rate of the day of issue will count.", Show<BaseAmounts>(p => p.Add(b => b.Invoice, AnInvoice.Draft().In("CHF").Build())).Text(), StringComparison.Ordinal);
        Assert.Empty(Show<BaseAmounts>(p => p.Add(b => b.Invoice, AnInvoice.Issued().Build())).Nodes);
    }
}
