using Bunit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Invoices;

public sealed class LedgerCodeFieldTests : View
{
    private static readonly CodeName[] Codes = [new("4300", "Revenue, reduced rate"), new("4400", "Revenue, standard rate")];

    [Fact]
    public void Suggestions_follow_the_typing_and_a_known_code_shows_its_name()
    {
        string? value = "redu";
        var view = Field("redu", isOnly: false, text => value = text);
        Assert.Equal(["4300"], view.FindAll("option").Select(o => o.GetAttribute("value")!));
        Assert.Equal("Not in the list.", view.Find("span").TextContent);
        view.Labelled("Account").Input("4400");
        Assert.Equal("4400", value);
        Assert.Equal("Revenue, standard rate", Field("4400", isOnly: true).Find("span").TextContent);
    }

    [Fact]
    public void An_unknown_code_is_marked_where_only_listed_ones_may_be_submitted()
    {
        var view = Field("9999", isOnly: true);
        Assert.Equal(("true", "error"), (view.Labelled("Account").GetAttribute("aria-invalid"), view.Find("span").ClassName));
        Assert.Null(Field("", isOnly: true).Labelled("Account").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void Without_a_list_everything_may_be_typed()
    {
        var view = Show<LedgerCodeField>(p => p.Add(f => f.Id, "a").Add(f => f.Label, "Account").Add(f => f.List, LineChoices.None.Accounts).Add(f => f.Value, "whatever"));
        Assert.Equal((0, ""), (view.FindAll("datalist").Count, view.Find("span").TextContent));
    }

    [Fact]
    public void A_line_offers_the_rates_of_the_day_and_warns_of_others()
    {
        var form = new InvoiceForm { IssueDate = new(2026, 6, 30) };
        var line = form.AddLine(19);
        line.Description = "Oak table";
        var rate = new OfferedVatRate(AnActor.Company, Guid.CreateVersion7(), new(VatCategory.Standard, 20, "Standard", null, null));
        var state = new EditorState(form, 20) { Choices = LineChoices.None with { Rates = [rate] }, Today = Moments.Today };
        var view = Show<LineGrid>(p => p.Add(g => g.State, state));
        Assert.Equal(("20", "Standard"), (view.Find("#vat-rates option").GetAttribute("value"), view.Find("#vat-rates option").GetAttribute("label")));
        Assert.Equal("vat-rates", view.Labelled("VAT rate, line 1").GetAttribute("list"));
        Assert.Contains("19 % is not among your VAT rates of 30 Jun 2026.", view.Text(), StringComparison.Ordinal);
        view.Labelled("VAT rate, line 1").Input("20");
        view.WaitForAssertion(() => Assert.DoesNotContain("not among", view.Text(), StringComparison.Ordinal));
    }

    private IRenderedComponent<LedgerCodeField> Field(string value, bool isOnly, Action<string?>? changed = null) => Show<LedgerCodeField>(p => p
        .Add(f => f.Id, "account").Add(f => f.Label, "Account").Add(f => f.List, new CodeList(LedgerCodeKind.Account, Codes, isOnly)).Add(f => f.Value, value).Add(f => f.ValueChanged, changed ?? (_ => { })));
}
