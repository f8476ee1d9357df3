using Bunit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Payments;
using InvoiceWeb.Payments.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Payments;

public sealed class SettleDialogTests : View
{
    private readonly AllocationForm _form = new();
    private int _settled;
    private int _closed;

    private IRenderedComponent<SettleDialog> Shown(string currency, params (string Number, decimal Open)[] invoices)
    {
        _form.Show([.. invoices.Select(i => new OpenInvoiceRow(
            Guid.CreateVersion7(), InvoiceKind.Invoice, i.Number, null, Moments.Today, Moments.Today, currency, i.Open, Currency.Of(currency).ToMinorUnits(i.Open)))]);
        return Show<SettleDialog>(p => p
            .Add(d => d.Note, AnInvoice.Issued().AsCreditNote().In(currency).Build()).Add(d => d.Form, _form).Add(d => d.Attempt, Attempt)
            .Add(d => d.Settled, () => _settled++).Add(d => d.Closed, () => _closed++));
    }

    [Fact]
    public void What_is_left_of_the_note_and_the_rest_follow_the_typing()
    {
        var view = Shown("EUR", ("A", 100), ("B", 50));
        Assert.Contains("119.00EUR", view.Text(), StringComparison.Ordinal);
        Assert.True(view.Button("Settle").HasAttribute("disabled"));

        view.Labelled("Allocated to A").Input("100");
        view.Labelled("Allocated to B").Input("19");
        Assert.Contains("Rest: 0.00EUR", view.Text(), StringComparison.Ordinal);
        view.Find("form").Submit();
        Assert.Equal(1, _settled);
        Assert.Equal([100m, 19m], _form.Wishes.Select(w => w.Amount));
    }

    [Fact]
    public void Nothing_is_settled_while_one_amount_is_no_number()
    {
        var view = Shown("EUR", ("A", 100), ("B", 50));
        view.Labelled("Allocated to A").Input("100");
        view.Labelled("Allocated to B").Input("19o");
        Assert.True(view.Button("Settle").HasAttribute("disabled"));
        view.Find("form").Submit();
        Assert.Equal(0, _settled);
    }

    [Fact]
    public void Without_an_open_invoice_there_is_a_refund_to_make_and_nothing_to_press()
    {
        var view = Shown("JPY");
        Assert.Contains("No invoice of this participant is open in JPY. Record a refund instead.", view.Text(), StringComparison.Ordinal);
        Assert.Empty(view.FindAll("form"));
        view.Button("Cancel").Click();
        Assert.Equal(1, _closed);
    }

    [Fact]
    public async Task A_refusal_stands_in_the_dialog_and_the_typing_stays()
    {
        var view = Shown("KWD", ("A", 100.125m));
        view.Labelled("Allocated to A").Input("100.125");
        await RefuseAsync(InvoiceWeb.Tenancy.TenancyRules.ChangedMeanwhile("invoice"));
        view.Render();
        Assert.NotEmpty(view.FindAll("[role=alert]"));
        Assert.Equal("100.125", view.Labelled("Allocated to A").GetAttribute("value"));
    }

    [Fact]
    public void Nobody_presses_twice()
    {
        _ = Attempt.RunAsync((_, _) => new TaskCompletionSource().Task);
        var view = Shown("EUR", ("A", 100));
        view.Labelled("Allocated to A").Input("100");
        Assert.True(view.Button("Settle").HasAttribute("disabled"));
    }
}
