using Bunit;
using InvoiceWeb.Approvals.Policy;
using InvoiceWeb.Identity;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Tenancy;

public sealed class SettingsIndexTests : View
{
    [Fact]
    public void Every_area_leads_somewhere_and_says_how_it_stands()
    {
        SeenBy(Roles.TenantAdmin);
        var company = new CompanySettings(AnActor.Company, "Acme", Currency.Of("EUR")) { LockedThrough = new(2025, 12, 31), OnlyListedAccounts = true };
        company.Offer(["USD", "CHF"]);
        var view = Show<SettingsIndex>(p => p.Add(i => i.Overview, new SettingsOverview(company, 3, 2, 1, 2, 0, 41, 0, 5, 1)));
        Assert.Equal(SettingsArea.All.Select(a => $"acme/settings/{a.Path}"), view.FindAll("a").Select(a => a.GetAttribute("href")));
        foreach (var state in new[] { "3 series", "2 open · locked through 31 Dec 2025", "5 people, 1 invited", "Up to 2 people approve", "Only these 41", "None yet", "EUR, CHF, USD", "Address missing" })
            Assert.Contains(state, view.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_not_manage_people_is_not_led_to_them()
    {
        SeenBy(Roles.Auditor);
        var view = Show<SettingsIndex>(_ => { });
        Assert.DoesNotContain(view.FindAll("a"), a => a.GetAttribute("href")!.EndsWith("people", StringComparison.Ordinal) || a.GetAttribute("href")!.EndsWith("security-log", StringComparison.Ordinal));
        Assert.Contains("a tenant admin changes them", view.Text(), StringComparison.Ordinal);
    }
}
