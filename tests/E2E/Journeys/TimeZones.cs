using System.Globalization;
using InvoiceWeb.Tests.E2E.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Moments are told in the reader's zone, days never shift: the company is in Berlin, its readers at either end of the day.</summary>
[Collection(DemoStage.Name)]
public sealed class TimeZones(Stage stage)
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    [Fact]
    public async Task Readers_in_Auckland_and_Los_Angeles_see_their_own_times_and_the_same_days()
    {
        var days = new List<IReadOnlyList<string>>();
        foreach (var zone in new[] { "Pacific/Auckland", "America/Los_Angeles" })
        {
            await using var otto = await stage.NewPersonAsync(zone: zone);
            await otto.SignInAsync("otto@demo.example");
            await ExpectMomentsAsync(otto.Page, zone);
            days.Add(await DaysAsync(otto.Page));
        }
        Assert.Equal(days[0], days[1]);
        Assert.NotEmpty(days[0]);
    }

    [Fact]
    public async Task A_zone_chosen_on_the_account_page_outweighs_that_of_the_browser()
    {
        await using var otto = await stage.NewPersonAsync(zone: "America/Los_Angeles");
        await otto.SignInAsync("otto@demo.example");
        await ChooseAsync(otto.Page, "Asia/Tokyo");
        await ExpectMomentsAsync(otto.Page, "Asia/Tokyo");
        await ChooseAsync(otto.Page, "");
        await ExpectMomentsAsync(otto.Page, "America/Los_Angeles");
    }

    private static async Task ChooseAsync(IPage page, string zone)
    {
        await page.GotoAsync("/account");
        await page.GetByLabel("Time zone").SelectOptionAsync(zone);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save these choices" }).ClickAsync();
        await Expect(page.GetByText("Your language, time zone and appearance are saved.")).ToBeVisibleAsync();
    }

    private static async Task ExpectMomentsAsync(IPage page, string zone)
    {
        await page.GotoAsync("/brightside/invoices?status=Approved");
        await page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        var history = page.GetByRole(AriaRole.Region, new() { Name = "History" });
        await history.Locator("time").First.WaitForAsync();
        foreach (var time in await history.Locator("time").AllAsync())
        {
            var exact = DateTimeOffset.ParseExact((await time.GetAttributeAsync("title"))!, "yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            Assert.Equal(TimeZoneInfo.ConvertTime(exact, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("d MMM yyyy, HH:mm", British), await time.TextContentAsync());
        }
    }

    private static async Task<IReadOnlyList<string>> DaysAsync(IPage page)
    {
        await page.GotoAsync("/brightside/invoices?status=Approved");
        await page.GetByRole(AriaRole.Row).Nth(1).WaitForAsync();
        return await page.GetByRole(AriaRole.Row).Locator("time").AllTextContentsAsync();
    }
}
