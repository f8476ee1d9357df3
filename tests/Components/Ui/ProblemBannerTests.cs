using Bunit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Tests.Components.Ui;

public sealed class ProblemBannerTests : View
{
    private static readonly Guid Twin = Guid.CreateVersion7();

    [Fact]
    public void Without_a_problem_there_is_nothing() => Assert.Equal("", Show<ProblemBanner>(p => p.Add(b => b.Attempt, Attempt)).Markup.Trim());

    [Fact]
    public async Task A_problem_is_announced()
    {
        await RefuseAsync(TenancyRules.NameMissing());
        Assert.Equal("Give the company a name of at most 200 characters.", Show<ProblemBanner>(p => p.Add(b => b.Attempt, Attempt)).Find("[role=alert]").TextContent.OneLine());
    }

    [Fact]
    public async Task It_leads_to_the_record_that_the_refusal_speaks_of()
    {
        await RefuseAsync(InvoiceRules.SupplierNumberTaken("4711", "Muster GmbH", Twin));
        var link = Show<ProblemBanner>(p => p.Add(b => b.Attempt, Attempt).Add(b => b.SeeUrl, id => $"acme/invoices/{id}")).Find("a");
        Assert.Equal($"acme/invoices/{Twin}", link.GetAttribute("href"));
    }

    [Fact]
    public async Task What_its_field_says_is_not_said_twice()
    {
        await RefuseAsync(InvoiceRules.SupplierNumberTaken("4711", "Muster GmbH", Twin));
        var view = Show<ProblemBanner>(p => p.Add(b => b.Attempt, Attempt).Add(b => b.IsSaidAtField, true).Add(b => b.SeeUrl, id => $"acme/invoices/{id}"));
        Assert.Equal("Nothing was saved. The field that is marked says why. Open it", view.Find("[role=alert]").TextContent.OneLine());
    }

    [Fact]
    public async Task What_has_no_field_is_said_here()
    {
        await RefuseAsync(new RuleBrokenException("x", $"The year is closed."));
        Assert.Equal("The year is closed.", Show<ProblemBanner>(p => p.Add(b => b.Attempt, Attempt).Add(b => b.IsSaidAtField, true)).Find("[role=alert]").TextContent.OneLine());
    }

    [Fact]
    public async Task Where_nobody_knows_the_way_there_is_no_link()
    {
        await RefuseAsync(InvoiceRules.SupplierNumberTaken("4711", "Muster GmbH", Twin));
        Assert.Empty(Show<ProblemBanner>(p => p.Add(b => b.Attempt, Attempt)).FindAll("a"));
    }

    [Fact]
    public async Task Foreign_text_stays_text()
    {
        await RefuseAsync(TenancyRules.SlugTaken("<script>alert(1)</script>"));
        var view = Show<ProblemBanner>(p => p.Add(b => b.Attempt, Attempt));
        Assert.Empty(view.FindAll("script"));
        Assert.Contains("<script>alert(1)</script>", view.Find("p").TextContent, StringComparison.Ordinal);
    }
}
