using System.Globalization;
using System.Text.RegularExpressions;
using InvoiceWeb.Tests.E2E.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>The start page's figures open lists with the same sum; the demo data goes away with one button.</summary>
public sealed partial class StartAndDemo : IAsyncLifetime
{
    private Theatre _theatre = null!;

    public async Task InitializeAsync() => _theatre = await Theatre.OpenAsync();

    public Task DisposeAsync() => _theatre.DisposeAsync().AsTask();

    [Fact]
    public async Task Each_figure_opens_a_list_that_adds_up_to_it()
    {
        await using var tessa = await _theatre.NewPersonAsync();
        await tessa.SignInAsync("tessa@demo.example");
        foreach (var side in new[] { "Sales: owed to you", "Purchases: you owe" })
            foreach (var figure in new[] { "Overdue", "Due in 7 days" })
            {
                await tessa.Page.GotoAsync("/brightside");
                var box = tessa.Page.GetByRole(AriaRole.Region, new() { Name = side }).Locator(".figure").Filter(new() { Has = tessa.Page.GetByRole(AriaRole.Heading, new() { Name = figure }) });
                var link = box.GetByRole(AriaRole.Link).First;
                await Expect(link).ToBeVisibleAsync();
                var shown = Amount(await link.InnerTextAsync());
                Assert.NotEqual(0, shown);
                await link.ClickAsync();
                await Expect(tessa.Page.GetByRole(AriaRole.Heading, new() { Name = "Invoices", Level = 1 })).ToBeVisibleAsync();
                await Expect(tessa.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
                await Expect(tessa.Page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Link).First).ToBeVisibleAsync();
                var sum = (await tessa.Page.Locator("tbody tr td:last-child").AllInnerTextsAsync()).Sum(Amount);
                Assert.Equal(shown, sum);
            }
    }

    [Fact]
    public async Task Charts_can_be_read_as_tables_and_each_role_finds_its_work_on_top()
    {
        foreach (var (email, company, work) in new[]
        {
            ("clara@demo.example", "brightside", "Your drafts"), ("amir@demo.example", "brightside", "Waits for your approval"), ("tessa@demo.example", "brightside", "To pay"), ("nils@demo.example", "northwind", "To collect"),
        })
        {
            await using var person = await _theatre.NewPersonAsync();
            await person.SignInAsync(email);
            await person.Page.GotoAsync($"/{company}");
            await Expect(person.Page.GetByRole(AriaRole.Article, new() { Name = work }).GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
            await person.Page.GetByText("Show as a table").Nth(1).ClickAsync();
            await Expect(person.Page.GetByRole(AriaRole.Table, new() { Name = "Money in and out" }).GetByRole(AriaRole.Row)).ToHaveCountAsync(13);
        }
    }

    [Theory]
    [InlineData("light", 1440, 900, ColorScheme.Light), InlineData("dark", 1440, 900, ColorScheme.Dark), InlineData("narrow", 390, 844, ColorScheme.Light)]
    public async Task Start_pages_open_without_an_error_and_fit_the_screen(string name, int width, int height, ColorScheme scheme)
    {
        foreach (var (email, company) in new[] { ("clara@demo.example", "brightside"), ("nils@demo.example", "northwind"), ("lena@demo.example", "larkspur") })
        {
            await using var person = await _theatre.NewPersonAsync(width, height, scheme);
            await person.SignInAsync(email);
            await person.Page.GotoAsync($"/{company}");
            await Expect(person.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("Next for you|Your first invoice") }).First).ToBeVisibleAsync();
            Assert.True(await person.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{company} is wider than {width}");
            await Pictures.TakeAsync(person.Page, $"start-{company}-{name}");
        }
    }

    [Fact]
    public async Task An_admin_removes_the_demo_data_and_the_first_real_company_is_set_up()
    {
        await using var ada = await _theatre.NewPersonAsync();
        await ada.SignInAsync("ada@demo.example");
        await ada.Page.GetByRole(AriaRole.Link, new() { Name = "Remove the demo data" }).ClickAsync();
        var remove = ada.Page.GetByRole(AriaRole.Button, new() { Name = "Remove the demo data" });
        await remove.ClickAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Type “remove the demo data” to confirm");
        await Pictures.TakeAsync(ada.Page, "demo-removal");
        await ada.Page.GetByLabel("Type “remove the demo data” to confirm").FillAsync("remove the demo data");
        await remove.ClickAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "The demo data is gone" })).ToBeVisibleAsync();
        await Pictures.TakeAsync(ada.Page, "demo-removed");
        await ada.Page.GotoAsync("/sign-in");
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "InvoiceWeb is not set up yet" })).ToBeVisibleAsync();

        await _theatre.App.StopAsync();
        await _theatre.App.RestartAsync();
        Assert.DoesNotContain("Loading the demo companies", _theatre.App.Output, StringComparison.Ordinal);
        var address = _theatre.App.Output.Split('\n').Single(l => l.Contains("/set-up?key=", StringComparison.Ordinal)).Split("  ")[^1].Trim();
        await ada.Page.GotoAsync(address);
        await Expect(ada.Page.GetByLabel("Company name")).ToBeVisibleAsync();
        ada.ForgiveAll("the server was restarted");
    }

    private static decimal Amount(string text) =>
        Digits().Match(text) is { Success: true } match ? decimal.Parse(match.Value, NumberStyles.Number, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"[\d,]+(\.\d+)?")]
    private static partial Regex Digits();
}
