using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Two administrators archive a year, and the store lets them down the first time.</summary>
public sealed class ArchiveByTwo(Stage stage) : IClassFixture<Stage>
{
    private const string Company = "brightside";

    private static int Year => DateTimeOffset.UtcNow.Year - 2;

    [Fact]
    public async Task A_second_administrator_confirms_and_a_store_that_fails_costs_nothing()
    {
        await using var ada = await stage.NewPersonAsync();
        await ada.SignInAsync("ada@demo.example");
        await MakeAmirAnAdminAsync(ada.Page);
        await ada.Page.GotoAsync($"/{Company}/settings/archive");
        await ada.Page.GetByLabel("A second administrator must confirm before a year is archived").CheckAsync();
        await using var amir = await stage.NewPersonAsync();
        await amir.SignInAsync("amir@demo.example");

        var obstacles = ObstructStore();
        await ArchiveAsync(ada.Page, amir.Page);
        var failed = amir.Page.GetByRole(AriaRole.Alert);
        await Expect(failed).ToContainTextAsync("Nothing was deleted and all invoices are where they were.", new() { Timeout = 60_000 });
        await Expect(failed).ToContainTextAsync("The object store could not be reached.");
        await Pictures.TakeAsync(amir.Page, "archive-failed");

        foreach (var obstacle in obstacles) File.Delete(obstacle);
        await failed.GetByRole(AriaRole.Link, new() { Name = "Look at the year and start again" }).ClickAsync();
        await Expect(amir.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = $"Fiscal year {Year}" })).ToBeVisibleAsync();
        // Whoever agreed last time may ask this time; somebody else must agree all the same.
        await ArchiveAsync(amir.Page, ada.Page);
        await Expect(ada.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "documents are in the archive" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(ada.Page.GetByText("confirmed by Ada Admin")).ToBeVisibleAsync();
    }

    private static async Task ArchiveAsync(IPage first, IPage second)
    {
        var asking = new ArchivePages(first);
        await asking.OpenAsync(Company, $"/years/{Year}");
        await Expect(first.GetByText("nothing happens until somebody else confirms")).ToBeVisibleAsync();
        await asking.ConfirmAsync(Year, $"{Year}");
        await Expect(first.GetByRole(AriaRole.Status).Filter(new() { HasText = "It waits for a second administrator. Send somebody" })).ToBeVisibleAsync();
        await Expect(first.GetByRole(AriaRole.Button, new() { Name = $"Confirm the archiving of {Year}" })).ToHaveCountAsync(0);
        await Pictures.TakeAsync(first, "archive-waits-for-second");
        await second.GotoAsync(first.Url);
        await second.GetByRole(AriaRole.Button, new() { Name = $"Confirm the archiving of {Year}" }).ClickAsync();
    }

    private static async Task MakeAmirAnAdminAsync(IPage page)
    {
        var people = new AdminPages(page);
        await people.OpenAsync(Company, "people", "People");
        await page.GetByRole(AriaRole.Button, new() { Name = "Roles of Amir Approver" }).ClickAsync();
        await people.Dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Administrator" }).CheckAsync();
        await people.ConfirmAsync("Save");
    }

    /// <summary>A file where the folder of the year should be: the store can write nothing there, whoever runs the test.</summary>
    private List<string> ObstructStore()
    {
        var obstacles = Directory.GetDirectories(Path.Combine(stage.App.DataFolder, "objects"), "archive", SearchOption.AllDirectories).Select(a => Path.Combine(a, $"{Year}")).ToList();
        Assert.NotEmpty(obstacles);
        foreach (var obstacle in obstacles) File.WriteAllText(obstacle, "in the way");
        return obstacles;
    }
}
