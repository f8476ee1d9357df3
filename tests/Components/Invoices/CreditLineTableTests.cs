using Bunit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Invoices;

public sealed class CreditLineTableTests : View
{
    private CreditForm _form = null!;
    private int _edits;

    private IRenderedComponent<CreditLineTable> Shown(params LineContent[] lines)
    {
        _form = new CreditForm(new CreditLeft(AnInvoice.Issued().Of(lines).Build(), []));
        return Show<CreditLineTable>(p => p.Add(t => t.Form, _form).Add(t => t.Edited, () => _edits++));
    }

    [Fact]
    public void Everything_that_is_left_is_proposed()
    {
        var view = Shown(AnInvoice.Line(10, quantity: 4), AnInvoice.Line(2.5m, quantity: 1.5m));
        Assert.Equal(["4", "1.5"], view.FindAll("td.allocation input").Select(i => i.GetAttribute("value")));
        Assert.Contains("40.00EUR", view.Text(), StringComparison.Ordinal);
        Assert.Equal(43.75m, _form.Net);
    }

    [Fact]
    public void A_smaller_quantity_is_credited_in_proportion()
    {
        var view = Shown(AnInvoice.Line(10, quantity: 4));
        view.Labelled("Quantity to credit, line 1").Input("1");
        Assert.Equal((10m, 1), (_form.Net, _edits));
        Assert.Equal(1, Assert.Single(_form.Wished).Quantity);
    }

    [Theory]
    [InlineData("4.000001"), InlineData("-1"), InlineData("99999999")]
    public void More_than_is_left_or_the_other_way_round_is_said_beside_the_line(string typed)
    {
        var view = Shown(AnInvoice.Line(10, quantity: 4));
        view.Labelled("Quantity to credit, line 1").Input(typed);
        Assert.Equal("At most 4", view.Find(".error").TextContent);
        Assert.Equal(0, _form.Net);
    }

    [Fact]
    public void A_quantity_that_is_no_number_is_known_to_the_form()
    {
        var view = Shown(AnInvoice.Line(10, quantity: 4));
        view.Labelled("Quantity to credit, line 1").Input("2x");
        Assert.True(_form.Lines[0].IsUnreadable);
        view.Labelled("Quantity to credit, line 1").Input("2");
        Assert.False(_form.Lines[0].IsUnreadable);
    }

    [Fact]
    public void A_line_that_is_not_wanted_is_left_out()
    {
        var view = Shown(AnInvoice.Line(10, quantity: 4), AnInvoice.Line(7));
        view.Labelled("Credit line 1").Change(false);
        Assert.True(view.Labelled("Quantity to credit, line 1").HasAttribute("disabled"));
        Assert.Equal((7m, 1), (_form.Net, _form.Wished.Count));
    }

    [Fact]
    public void What_was_returned_on_the_invoice_is_given_back_with_its_sign()
    {
        var view = Shown(AnInvoice.Line(100, quantity: 2), AnInvoice.Line(10, quantity: -3));
        Assert.Equal("-3", view.Labelled("Quantity to credit, line 2").GetAttribute("value"));
        view.Labelled("Quantity to credit, line 2").Input("3");
        Assert.Equal("At most -3", view.Find(".error").TextContent);
    }
}
