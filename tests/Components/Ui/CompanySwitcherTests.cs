using Bunit;
using InvoiceWeb.Identity;
using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Tests.Components.Ui;

public sealed class CompanySwitcherTests : View
{
    private static readonly CompanyEntry[] Two = [new("acme", "Acme", Roles.Clerk, false), new("north", "North <b>& Co", Roles.Auditor, true)];

    [Fact]
    public void It_says_whose_books_these_are()
    {
        var view = Show<CompanySwitcher>(p => p.Add(s => s.Here, Here).Add(s => s.Companies, Two));
        Assert.Equal("Company: Acme", view.Find("summary").GetAttribute("aria-label"));
        Assert.Contains("Base currency EUR · time zone Europe/Berlin", view.Text(), StringComparison.Ordinal);
        Assert.Empty(view.FindAll(".tag"));
    }

    [Fact]
    public void It_leads_to_every_company_by_a_full_load()
    {
        var links = Show<CompanySwitcher>(p => p.Add(s => s.Here, Here).Add(s => s.Companies, Two)).FindAll("a");
        Assert.Equal(["/acme", "/north"], links.Select(a => a.GetAttribute("href")!));
        Assert.Equal("North <b>& Co", links[1].TextContent);
        Assert.All(links, a => Assert.Equal("false", a.GetAttribute("data-enhance-nav")));
    }

    [Fact]
    public void It_shows_what_waits_in_each_company_and_is_told_when_it_is_opened()
    {
        var opened = 0;
        var view = Show<CompanySwitcher>(p => p.Add(s => s.Here, Here).Add(s => s.Companies, Two).Add(s => s.Waiting, 7).Add(s => s.Elsewhere, new Dictionary<string, int> { ["north"] = 100 }).Add(s => s.Opened, () => opened++));
        Assert.Equal(["Acme, waiting for you: 7", "North <b>& Co, waiting for you: 99+"], view.FindAll("a").Select(a => a.TextContent));
        view.Find("details").TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Equal(1, opened);
    }

    [Fact]
    public void A_demo_company_says_that_it_is_one() =>
        Assert.Equal("Demo", Show<CompanySwitcher>(p => p.Add(s => s.Here, ACompany.SeenBy(AnActor.Alice, isDemo: true)).Add(s => s.Companies, Two)).Find(".tag").TextContent);
}
