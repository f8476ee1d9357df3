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
    public void A_demo_company_says_that_it_is_one() =>
        Assert.Equal("Demo", Show<CompanySwitcher>(p => p.Add(s => s.Here, ACompany.SeenBy(AnActor.Alice, isDemo: true)).Add(s => s.Companies, Two)).Find(".tag").TextContent);
}
