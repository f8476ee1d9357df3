using Bunit;
using InvoiceWeb.Invoices.Pages;
using InvoiceWeb.Invoices.Views;

namespace InvoiceWeb.Tests.Components.Invoices;

public sealed class SavedViewsTests : View
{
    private static readonly SavedView Late = new("Late customers", "invoices?direction=Sales&overdue=1&sort=Due&order=up");
    private static readonly SavedView Drafts = new("Drafts", "invoices?status=Draft");

    [Fact]
    public void What_is_kept_comes_back() => Assert.Equal([Late, Drafts], SavedViews.Parse(SavedViews.ToText([Late, Drafts])));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("no tab"), InlineData("\t\t\t"), InlineData(" \tinvoices?status=Draft"), InlineData("[{\"name\":1}]")]
    public void What_cannot_be_read_is_left_out(string? kept) => Assert.Empty(SavedViews.Parse(kept));

    [Theory]
    [InlineData("https://elsewhere.example/?status=Draft"), InlineData("//elsewhere.example"), InlineData("javascript:alert(1)"), InlineData("invoices?status=Draft&after=1&at=50&nonsense=2"), InlineData("../../other/invoices?status=99")]
    public void Whatever_the_browser_gives_back_opens_the_list_and_nothing_else(string url) =>
        Assert.Matches("^invoices([?]status=Draft)?$", Assert.Single(SavedViews.Parse($"Mine\t{url}")).Url);

    [Fact]
    public void A_name_is_one_line_and_not_too_long()
    {
        Assert.Equal("My view", SavedViews.Name(" My\tview\n"));
        Assert.Null(SavedViews.Name("  "));
        Assert.NotNull(SavedViews.Name(new string('x', SavedViews.NameLength)));
        Assert.Null(SavedViews.Name(new string('x', SavedViews.NameLength + 1)));
    }

    [Fact]
    public void A_name_is_there_once()
    {
        IReadOnlyList<SavedView> views = [Late, Drafts];
        Assert.Equal([Late, Drafts with { Url = "invoices?status=Void" }], views.With(new("Drafts", "invoices?status=Void")));
        Assert.Equal([Late with { Name = "Drafts" }], views.Renamed(Late, "Drafts"));
        Assert.Equal([Drafts], views.Without(Late));
    }

    [Fact]
    public void The_one_that_is_shown_is_marked_and_can_be_changed()
    {
        var done = new List<string>();
        var view = Show<SavedViewList>(p => p.Add(v => v.Views, [Late, Drafts]).Add(v => v.Shown, Drafts).Add(v => v.Rename, v => done.Add($"rename {v.Name}")).Add(v => v.Delete, v => done.Add($"delete {v.Name}")));
        Assert.Equal([($"acme/{Late.Url}", null), ($"acme/{Drafts.Url}", "page")], view.FindAll("a").Select(a => (a.GetAttribute("href")!, a.GetAttribute("aria-current"))));
        view.Button("Rename…").Click();
        view.Button("Delete the view").Click();
        Assert.Equal(["rename Drafts", "delete Drafts"], done);
        Assert.Empty(Show<SavedViewList>(p => p.Add(v => v.Views, [Late])).FindAll("details"));
        Assert.Equal("", Show<SavedViewList>(p => p.Add(v => v.Views, [])).Markup.Trim());
    }

    [Fact]
    public void The_dialog_says_where_views_are_kept_and_what_a_name_replaces()
    {
        var named = new List<string>();
        var view = Show<ViewNameDialog>(p => p.Add(d => d.Views, [Late]).Add(d => d.Confirmed, named.Add));
        Assert.Contains("in this browser", view.Text(), StringComparison.Ordinal);
        Assert.True(view.Button("Save").HasAttribute("disabled"));
        view.Find("input").Input("Late customers");
        Assert.Contains("will be replaced", view.Text(), StringComparison.Ordinal);
        view.Find("input").Input(" Mine ");
        view.Find("form").Submit();
        Assert.Equal(["Mine"], named);
    }
}
