using System.Text.Json;
using System.Text.RegularExpressions;
using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>A closed year goes into the archive; an auditor finds, opens and prints what is there; an administrator brings one document back.</summary>
public sealed class Archive : IAsyncLifetime
{
    private const string Company = "brightside";
    private Theatre _theatre = null!;

    /// <summary>The second year of the demo companies; their first one is archived when they are made.</summary>
    private static int Year => DateTimeOffset.UtcNow.Year - 2;

    public async Task InitializeAsync() => _theatre = await Theatre.OpenAsync();

    public Task DisposeAsync() => _theatre.DisposeAsync().AsTask();

    [Fact]
    public async Task A_year_goes_into_the_archive_and_its_documents_are_found_opened_and_recalled()
    {
        await using var ada = await SignedInAsync("ada@demo.example");
        var old = await PaidInvoiceAsync(ada.Page);
        var archive = new ArchivePages(ada.Page);

        await ada.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Archive" }).ClickAsync();
        await Expect(archive.Year(Year - 1)).ToContainTextAsync(new Regex("[Aa]rchived"));
        await archive.Year(Year).GetByRole(AriaRole.Link, new() { Name = $"Archive {Year}" }).ClickAsync();
        await Expect(archive.WhatGoes).ToContainTextAsync("documents");
        await Expect(archive.WhatStays).ToBeVisibleAsync();
        await archive.ConfirmAsync(Year, "1999");
        await Expect(ada.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync($"Type {Year} to confirm.");
        await archive.ConfirmAsync(Year, $"{Year}");
        await ada.Page.WaitForURLAsync("**/archive/runs/**");
        await Expect(archive.Heading).ToContainTextAsync($"Archiving of {Year}");
        await Expect(ada.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "documents are in the archive" })).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await archive.Receipt.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
        await Expect(archive.Receipt).ToContainTextAsync("files are exactly as they were noted");
        var receipt = JsonDocument.Parse(await archive.DownloadAsync("Receipt as JSON")).RootElement;
        Assert.Equal(Year, receipt.GetProperty("year").GetInt32());
        Assert.True(receipt.GetProperty("invoices").GetInt64() > 0);
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(await archive.DownloadAsync("Receipt as PDF"), 0, 4), StringComparison.Ordinal);

        await using (var otto = await SignedInAsync("otto@demo.example"))
        {
            var search = new ArchivePages(otto.Page);
            await search.OpenAsync(Company, "/search");
            await search.SearchNumberAsync(old.Number);
            await Expect(otto.Page.GetByText(new Regex(@"Searched \d+ of \d+ years"))).ToBeVisibleAsync();
            await search.Found.GetByRole(AriaRole.Link, new() { Name = old.Number }).ClickAsync();
            await Expect(search.Heading).ToHaveTextAsync(old.Number);
            await Expect(search.Note).ToContainTextAsync("kept until");
            await Expect(search.Note).ToContainTextAsync("ask a tenant admin to recall it");
            var page = new InvoicePage(otto.Page);
            Assert.Contains(old.Number, await PdfText.OfAsync(await page.DownloadPdfAsync()), StringComparison.Ordinal);
            await page.VerifyHistoryAsync();
            await otto.Page.GotoAsync($"/{Company}/archive/access");
            await Expect(otto.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = old.Number }).Filter(new() { HasText = "Opened" }).First).ToContainTextAsync("Otto");
        }

        // The address from before the archiving.
        await ada.Page.GotoAsync(old.Address);
        await Expect(archive.Heading).ToHaveTextAsync(old.Number);
        await Expect(archive.Note).ToContainTextAsync("In the archive since");

        await ada.Page.GotoAsync($"/{Company}/invoices?archived=1&issuedFrom={Year}-01-01&issuedTo={Year}-12-31");
        var list = new ListPage(ada.Page);
        await Expect(list.Rows.Filter(new() { HasText = "Archived" }).First).ToBeVisibleAsync();
        await ada.Page.GotoAsync($"/{Company}/invoices?archived=1");
        await Expect(list.Rows.First).ToBeVisibleAsync();
        await Expect(list.Rows.First).Not.ToContainTextAsync("Archived");

        await ada.Page.GotoAsync(old.Address);
        await archive.RecallAsync("The customer disputes it");
        await Expect(ada.Page.GetByRole(AriaRole.Region, new() { Name = "Recalled from the archive" })).ToContainTextAsync("The customer disputes it");
        await Expect(ada.Page.GetByRole(AriaRole.Region, new() { Name = "Actions" })).ToBeVisibleAsync();
        await ada.Page.GotoAsync($"/{Company}/settings/archive");
        await Expect(ada.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = old.Number })).ToContainTextAsync("The customer disputes it");
    }

    [Fact]
    public async Task A_hold_keeps_a_year_where_it_is_until_it_is_lifted()
    {
        await using var ada = await SignedInAsync("ada@demo.example");
        var archive = new ArchivePages(ada.Page);
        await archive.OpenAsync(Company, $"/years/{Year}");
        await Expect(archive.WhatGoes).ToBeVisibleAsync();
        await LookAsync(ada.Page, "archive-dry-run");
        var hold = ada.Page.GetByRole(AriaRole.Region, new() { Name = "Legal hold" });
        await hold.GetByRole(AriaRole.Button, new() { Name = "Place a legal hold…" }).ClickAsync();
        await SayAsync(ada.Page, "Tax audit", "Place the hold");
        await Expect(hold).ToContainTextAsync("Tax audit");
        await Expect(ada.Page.GetByRole(AriaRole.Form, new() { Name = $"Archive {Year}" })).ToHaveCountAsync(0);
        await archive.OpenAsync(Company);
        await Expect(archive.Year(Year)).ToContainTextAsync("Legal hold");
        await ada.Page.GotoAsync($"/{Company}/settings/archive");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = $"Lift the hold on {Year}" }).ClickAsync();
        await SayAsync(ada.Page, "Audit is over", "Lift the hold");
        await Expect(ada.Page.GetByText("Nothing is under legal hold.")).ToBeVisibleAsync();
        await archive.OpenAsync(Company, $"/years/{Year}");
        await Expect(ada.Page.GetByRole(AriaRole.Form, new() { Name = $"Archive {Year}" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("light", 1440, 900, ColorScheme.Light), InlineData("dark", 1440, 900, ColorScheme.Dark), InlineData("narrow", 360, 740, ColorScheme.Light)]
    public async Task What_is_archived_looks_right_everywhere(string name, int width, int height, ColorScheme scheme)
    {
        await using var otto = await SignedInAsync("otto@demo.example", width, height, scheme);
        var archive = new ArchivePages(otto.Page);
        await archive.OpenAsync(Company, "/search?asked=1");
        await Expect(archive.Found.GetByRole(AriaRole.Link).First).ToBeVisibleAsync();
        await Expect(otto.Page.GetByText(new Regex(@"\d+ of \d+ files of the archive asked"))).ToBeVisibleAsync();
        await LookAsync(otto.Page, $"archive-search-{name}");
        await archive.Found.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(archive.Note).ToBeVisibleAsync();
        await LookAsync(otto.Page, $"archive-invoice-{name}");
        await otto.Page.GotoAsync($"/{Company}/invoices?archived=1&years={Year - 1}");
        await Expect(new ListPage(otto.Page).Rows.Filter(new() { HasText = "Archived" }).First).ToBeVisibleAsync();
        await LookAsync(otto.Page, $"archive-list-{name}");
        await archive.OpenAsync(Company);
        await LookAsync(otto.Page, $"archive-{name}");

        // What is not archived says as well until when it is kept.
        await otto.Page.GotoAsync($"/{Company}/invoices?status=Approved");
        await new ListPage(otto.Page).Rows.First.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(otto.Page.GetByRole(AriaRole.Region, new() { Name = "Retention" })).ToContainTextAsync("Kept until");
        await LookAsync(otto.Page, $"archive-kept-{name}");
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await Pictures.TakeAsync(page, name);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{name} scrolls sideways");
    }

    private static async Task SayAsync(IPage page, string reason, string button)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    /// <summary>A settled sales invoice of the year, so that it can go.</summary>
    private static async Task<(string Number, string Address)> PaidInvoiceAsync(IPage page)
    {
        await page.GotoAsync($"/{Company}/invoices?years={Year}&direction=Sales&status=Approved&payment=Paid");
        var link = new ListPage(page).Rows.First.GetByRole(AriaRole.Link);
        await Expect(link).ToBeVisibleAsync();
        return ((await link.TextContentAsync())!.Trim(), "/" + (await link.GetAttributeAsync("href"))!.TrimStart('/'));
    }

    private async Task<Person> SignedInAsync(string email, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var person = await _theatre.NewPersonAsync(width, height, scheme);
        await person.SignInAsync(email);
        return person;
    }
}
