using AngleSharp.Dom;
using Bunit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Tests.Components.Invoices;

public sealed class LineGridTests : View
{
    private readonly InvoiceForm _form = new();
    private int _edits;
    private EditorState _state = null!;

    private IRenderedComponent<LineGrid> Shown(RuleBrokenException? refusal = null)
    {
        JSInterop.SetupVoid("invoiceweb.grid", _ => true);
        _state = new EditorState(_form, 19) { Refusal = refusal };
        _state.Changed += () => _edits++;
        return Show<LineGrid>(p => p.Add(g => g.State, _state));
    }

    private LineForm Line(string? description = "Work", decimal? price = 100)
    {
        var line = _form.AddLine(19);
        line.Description = description;
        line.Price.Set(price);
        return line;
    }

    private static IReadOnlyList<string> Nets(IRenderedComponent<LineGrid> view) => [.. view.FindAll("output").Select(o => o.TextContent)];

    [Fact]
    public void Typing_updates_the_net_at_once()
    {
        _form.AddLine(19);
        var view = Shown();
        Assert.Equal([""], Nets(view));
        view.Labelled("Description, line 1").Input("Oak");
        view.Labelled("Quantity, line 1").Input("2.5");
        view.Labelled("Price, line 1").Input("1,000.50");
        Assert.Equal(["2,501.25"], Nets(view));
        view.Labelled("Discount, line 1").Input("10");
        Assert.Equal(["2,251.12"], Nets(view));
        Assert.Equal(4, _edits);
    }

    [Fact]
    public void A_price_that_could_mean_another_is_said_as_it_was_read()
    {
        _form.AddLine(19);
        var view = Shown();
        view.Labelled("Price, line 1").Input("1,250");
        Assert.Equal("Read as 1,250.00", view.Find(".reading").TextContent);
        view.Labelled("Price, line 1").Input("1250");
        Assert.Empty(view.FindAll(".reading"));
    }

    [Fact]
    public void A_vat_category_is_chosen_by_its_name_and_says_what_it_demands()
    {
        Line();
        var view = Shown();
        Assert.Contains("AE – Reverse charge", view.Labelled("VAT category, line 1").Children.Select(o => o.TextContent));
        view.Labelled("VAT category, line 1").Change("ReverseCharge");
        Assert.Equal(VatCategory.ReverseCharge, _form.Lines[0].VatCategory);
        Assert.StartsWith("AE – Reverse charge: The buyer owes the VAT", view.Find(".grid-text .hint").TextContent, StringComparison.Ordinal);
        Assert.Contains("buyer's VAT ID", view.Labelled("VAT category, line 1").GetAttribute("title"), StringComparison.Ordinal);
        view.Labelled("VAT category, line 1").Change("Standard");
        Assert.Empty(view.FindAll(".grid-text .hint"));
    }

    [Theory]
    [InlineData("en-GB"), InlineData("de-DE")]
    public void Every_vat_category_is_explained(string culture)
    {
        Speak(culture);
        Assert.All(Enum.GetValues<VatCategory>(), category => Assert.EndsWith(".", category.Explained(new TextLocalizer()).ToString(), StringComparison.Ordinal));
        Assert.Equal(Enum.GetValues<VatCategory>().Length, Enum.GetValues<VatCategory>().Select(c => c.Explained(new TextLocalizer())).Distinct().Count());
    }

    [Fact]
    public void The_net_follows_reader_and_currency()
    {
        Speak("de-DE");
        _form.Currency = "KWD";
        Line(price: 1234.5m);
        Assert.Equal(["1.234,500"], Nets(Shown()));
        _form.Currency = "JPY";
        _state.Touch();
        Assert.Equal(["1.235"], Nets(Shown()));
    }

    [Theory]
    [InlineData("Price, line 1", "-5"), InlineData("Quantity, line 1", "99999999999"), InlineData("Price, line 1", "79228162514264337593543950335"), InlineData("Discount, line 1", "101")]
    public void Numbers_that_no_invoice_could_carry_have_no_net(string field, string typed)
    {
        Line();
        var view = Shown();
        view.Labelled(field).Input(typed);
        Assert.Equal([""], Nets(view));
    }

    [Fact]
    public async Task Enter_on_the_last_line_adds_one_with_the_same_VAT_and_goes_there()
    {
        Line().VatRate.Set(7);
        var view = Shown();
        await view.InvokeAsync(view.Instance.Add);
        Assert.Equal(2, _form.Lines.Count);
        Assert.Equal(7, _form.Lines[1].VatRate.Value);
        Assert.Equal($"line-{_form.Lines[1].Id:N}", JSInterop.VerifyInvoke("invoiceweb.focus").Arguments[0]);
    }

    [Fact]
    public void A_line_can_be_added_and_removed_by_button()
    {
        Line("First");
        var view = Shown();
        view.Button("Add line").Click();
        Assert.Equal(2, _form.Lines.Count);
        view.Button("Remove line 1").Click();
        Assert.Null(Assert.Single(_form.Lines).Description);
        Assert.Equal(2, _edits);
    }

    [Fact]
    public void Blank_lines_are_not_part_of_the_invoice()
    {
        Line(null, null);
        Line("Oak");
        Line("  ", 0);
        Assert.Equal(["Oak"], _form.ToContent().Lines.Select(l => l.Description));
    }

    [Fact]
    public void A_problem_stands_beside_its_line_although_a_line_above_is_blank()
    {
        Line(null, null);
        Line("Good");
        Line("Bad", -5);
        var view = Shown();
        var rows = view.FindAll("tbody tr");
        Assert.Equal([0, 0, 1], rows.Select(r => r.QuerySelectorAll(".error").Length));
        Assert.Contains("never below zero", rows[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_description_marks_its_field()
    {
        Line(null);
        var view = Shown(InvoiceContentRules.Missing(_form.ToContent(), InvoiceDirection.Sales).First(p => p.Code == "invoice.description-missing"));
        Assert.Contains("invalid", view.Labelled("Description, line 1").ClassList);
    }

    [Theory]
    [InlineData(VatCategory.ZeroRated), InlineData(VatCategory.ReverseCharge), InlineData(VatCategory.OutOfScope)]
    public void A_category_without_rate_has_none(VatCategory category)
    {
        Line();
        var view = Shown();
        view.Labelled("VAT category, line 1").Change(category.ToString());
        Assert.True(view.Labelled("VAT rate, line 1").HasAttribute("disabled"));
        Assert.Equal(0, _form.ToContent().Lines[0].VatRate);
        view.Labelled("VAT category, line 1").Change(nameof(VatCategory.Standard));
        Assert.Equal(19, _form.ToContent().Lines[0].VatRate);
    }

    [Fact]
    public void A_unit_that_is_not_in_the_list_is_kept()
    {
        Line().Unit = "XPP";
        var view = Shown();
        Assert.Equal("XPP", view.Labelled("Unit, line 1").QuerySelectorAll("option")[^1].GetAttribute("value"));
        Assert.Equal("XPP", _form.ToContent().Lines[0].Unit);
    }

    [Fact]
    public async Task A_table_from_a_spreadsheet_fills_lines_from_the_cell_on()
    {
        Line("Kept");
        Line(null, null);
        var view = Shown();
        await view.InvokeAsync(() => view.Instance.Paste(1, 0, "Oak\t2\tpcs\t1,234.50\t10\tS\t7\r\nAsh\t3x\th\t€ 5.5\r\n"));
        Assert.Equal(["Kept", "Oak", "Ash"], _form.Lines.Select(l => l.Description));
        Assert.Equal((2m, "C62", 1234.5m, 10m, 7m), (_form.Lines[1].Quantity.Value, _form.Lines[1].Unit, _form.Lines[1].Price.Value, _form.Lines[1].DiscountPercent.Value, _form.Lines[1].VatRate.Value));
        Assert.Equal(("3x", "HUR", 5.5m), (_form.Lines[2].Quantity.Text, _form.Lines[2].Unit, _form.Lines[2].Price.Value));
        Assert.Contains("is not a number", view.FindAll("tbody")[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pasting_stops_at_the_limit_of_an_invoice()
    {
        var view = Shown();
        await view.InvokeAsync(() => view.Instance.Paste(0, 0, string.Join('\n', Enumerable.Repeat("Row\t1\tpcs\t1", InvoiceContentRules.MaxLines + 50))));
        Assert.Equal(InvoiceContentRules.MaxLines, _form.Lines.Count);
    }

    [Fact]
    public void What_the_grid_does_not_show_survives()
    {
        var before = AnInvoice.Draft().Of(AnInvoice.Line(1000) with { BaseQuantity = 1000, Account = "8400", CostCentre = "North" }).Build();
        var after = InvoiceForm.Of(before).ToContent();
        Assert.Equal(before.Content.Lines[0] with { AllowancesCharges = [] }, after.Lines[0] with { AllowancesCharges = [] });
    }
}
