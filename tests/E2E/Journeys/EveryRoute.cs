using System.Reflection;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>
/// Visits every address that a page answers, in light, dark and on a phone, as somebody who works there: it opens without an error in the
/// console, passes every check that axe can make, and does not scroll sideways. Takes pictures where they are wanted.
/// </summary>
[Collection(DemoStage.Name)]
public sealed class EveryRoute(Stage stage)
{
    private const string Nobody = "";
    private const string Clara = "clara@demo.example";
    private const string Amir = "amir@demo.example";
    private const string Tessa = "tessa@demo.example";
    private const string Ada = "ada@demo.example";

    /// <summary>For each page: who goes there, and where to. What stands in square brackets is the first link of a list that leads to such a thing; where its address is not below the list's, it follows a #.</summary>
    private static readonly Dictionary<string, (string Who, string Where)> Visits = new()
    {
        ["/sign-in"] = (Nobody, "/sign-in"),
        ["/sign-in/code"] = (Nobody, "/sign-in/code"),
        ["/sign-in/recovery"] = (Nobody, "/sign-in/recovery"),
        ["/invitation/{Token}"] = (Nobody, "/invitation/wrong"),
        ["/set-password/{Token}"] = (Nobody, "/set-password/wrong"),
        ["/set-up"] = (Nobody, "/set-up?key=wrong"),
        ["/not-found"] = (Nobody, "/not-found"),
        ["/error"] = (Nobody, "/error"),
        ["/"] = (Ada, "/"),
        ["/account"] = (Clara, "/account"),
        ["/account/two-factor"] = (Clara, "/account/two-factor"),
        ["/sign-out"] = (Clara, "/sign-out"),
        ["/{Tenant}"] = (Amir, "/brightside"),
        ["/{Tenant}/invoices"] = (Clara, "/brightside/invoices"),
        ["/{Tenant}/invoices/new"] = (Clara, "/brightside/invoices/new"),
        ["/{Tenant}/invoices/{Id:guid}"] = (Clara, "[/brightside/invoices?status=Approved&direction=Sales]"),
        ["/{Tenant}/invoices/{Id:guid}/edit"] = (Clara, "[/brightside/invoices?status=Draft]/edit"),
        ["/{Tenant}/invoices/{Id:guid}/credit"] = (Clara, "[/brightside/invoices?status=Approved&direction=Sales]/credit"),
        ["/{Tenant}/approvals"] = (Amir, "/brightside/approvals"),
        ["/{Tenant}/approvals/absence"] = (Amir, "/brightside/approvals/absence"),
        ["/{Tenant}/payments"] = (Tessa, "/brightside/payments"),
        ["/{Tenant}/payments/{Id:guid}"] = (Tessa, "[/brightside/payments]"),
        ["/{Tenant}/payments/new"] = (Tessa, "/brightside/payments/new"),
        ["/{Tenant}/participants"] = (Clara, "/brightside/participants"),
        ["/{Tenant}/participants/new"] = (Clara, "/brightside/participants/new"),
        ["/{Tenant}/participants/{Id:guid}"] = (Clara, "[/brightside/participants]"),
        ["/{Tenant}/participants/{Id:guid}/edit"] = (Clara, "[/brightside/participants]/edit"),
        ["/{Tenant}/jobs"] = (Clara, "/brightside/jobs"),
        // Of a job that does not exist; one that does is looked at by those who asked for it.
        ["/{Tenant}/jobs/{Id:guid}"] = (Clara, "/brightside/jobs/00000000-0000-0000-0000-000000000001"),
        ["/{Tenant}/help"] = (Clara, "/brightside/help"),
        ["/{Tenant}/archive"] = (Ada, "/brightside/archive"),
        ["/{Tenant}/archive/years/{Year:int}"] = (Ada, $"/brightside/archive/years/{DateTimeOffset.UtcNow.Year - 2}"),
        ["/{Tenant}/archive/runs/{Id:guid}"] = (Ada, "[/brightside/archive#/runs]"),
        ["/{Tenant}/archive/search"] = (Ada, "/brightside/archive/search?asked=1"),
        ["/{Tenant}/archive/access"] = (Ada, "/brightside/archive/access"),
        ["/{Tenant}/settings/archive"] = (Ada, "/brightside/settings/archive"),
        ["/{Tenant}/settings"] = (Ada, "/brightside/settings"),
        ["/{Tenant}/settings/series"] = (Ada, "/brightside/settings/series"),
        ["/{Tenant}/settings/years"] = (Ada, "/brightside/settings/years"),
        ["/{Tenant}/settings/gap-report"] = (Ada, "/brightside/settings/gap-report"),
        ["/{Tenant}/settings/rates"] = (Ada, "/brightside/settings/rates"),
        ["/{Tenant}/settings/demo"] = (Ada, "/brightside/settings/demo"),
        ["/demo/removed"] = (Nobody, "/demo/removed"),
        ["/{Tenant}/settings/approval-policy"] = (Ada, "/brightside/settings/approval-policy"),
        ["/{Tenant}/settings/company"] = (Ada, "/brightside/settings/company"),
        ["/{Tenant}/settings/currencies"] = (Ada, "/brightside/settings/currencies"),
        ["/{Tenant}/settings/vat-rates"] = (Ada, "/brightside/settings/vat-rates"),
        ["/{Tenant}/settings/accounts"] = (Ada, "/brightside/settings/accounts"),
        ["/{Tenant}/settings/fields"] = (Ada, "/brightside/settings/fields"),
        ["/{Tenant}/settings/cost-centres"] = (Ada, "/brightside/settings/cost-centres"),
        ["/{Tenant}/settings/people"] = (Ada, "/brightside/settings/people"),
        ["/{Tenant}/settings/security-log"] = (Ada, "/brightside/settings/security-log"),
        ["/{Tenant}/settings/history"] = (Ada, "/brightside/settings/history"),
    };

    [Fact]
    public void No_page_is_left_out() => Assert.Equal(
        typeof(TenantPage).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).Order(StringComparer.Ordinal),
        Visits.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("light", 1440, 900, ColorScheme.Light)]
    [InlineData("dark", 1024, 768, ColorScheme.Dark)]
    [InlineData("narrow", 360, 740, ColorScheme.Light)]
    public async Task Every_page_opens_cleanly(string name, int width, int height, ColorScheme scheme)
    {
        List<string> faults = [];
        foreach (var visitor in Visits.GroupBy(v => v.Value.Who))
        {
            await using var person = await stage.NewPersonAsync(width, height, scheme);
            if (visitor.Key != Nobody) await person.SignInAsync(visitor.Key);
            foreach (var (template, (_, where)) in visitor)
            {
                await GoAsync(person.Page, where);
                await Pictures.TakeAsync(person.Page, $"{template.Replace("/{Tenant}", "in", StringComparison.Ordinal).Replace("{Id:guid}", "one", StringComparison.Ordinal).Replace("{Year:int}", "year", StringComparison.Ordinal).Replace("{Token}", "wrong", StringComparison.Ordinal).Trim('/').Replace('/', '-')}-{name}");
                foreach (var fault in await FaultsAsync(person.Page)) faults.Add($"{template}: {fault}");
            }
            person.Forgive("status of 404"); // the pages for what is not there answer so
            person.Forgive("status of 500");
        }
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static async Task GoAsync(IPage page, string where)
    {
        if (where.StartsWith('['))
        {
            var end = where.IndexOf(']', StringComparison.Ordinal);
            var list = where[1..end];
            await page.GotoAsync(list);
            var things = list.Split('?', '#')[0] + (list.Contains('#', StringComparison.Ordinal) ? list.Split('#')[1] : "");
            var first = page.Locator($"main a[href*='{things[1..]}/']:not([href$='/new']):not([href*='/new?'])").First;
            where = "/" + (await first.GetAttributeAsync("href"))!.TrimStart('/') + where[(end + 1)..];
        }
        await page.GotoAsync(where);
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync();
        await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice") });
        List<string> faults = [.. found.Violations.Select(v => $"{v.Id} ({v.Help}): {string.Join(", ", v.Nodes.Take(4).Select(n => n.Html))}")];
        var beyond = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (beyond > 0) faults.Add($"scrolls {beyond} px sideways");
        return faults;
    }
}
