using System.Globalization;
using System.Text.RegularExpressions;
using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>A tenant admin decides about numbers, years, approvals and rates; approver, stand-in and auditor live with it.</summary>
public sealed class Settings : IAsyncLifetime
{
    private const string Company = "brightside";
    private static readonly string[] Names = ["", "/series", "/years", "/approval-policy", "/rates", "/gap-report"];
    private Theatre _theatre = null!;

    private static int Year => DateTimeOffset.UtcNow.Year;

    public async Task InitializeAsync() => _theatre = await Theatre.OpenAsync();

    public Task DisposeAsync() => _theatre.DisposeAsync().AsTask();

    [Fact]
    public async Task An_admin_goes_through_all_settings_from_the_menu()
    {
        await using var ada = await SignedInAsync("ada@demo.example");
        await ada.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Settings" })).ToBeVisibleAsync();
        var settings = new SettingsPages(ada.Page);

        await settings.OpenAsync(Company, "series");
        await settings.AddSeriesAsync("Hamburg", "HH-", "4", $"next: HH-{Year}-0001");
        await Expect(settings.Row("Hamburg")).ToContainTextAsync($"HH-{Year}-0001");
        await settings.Button("New number series").ClickAsync();
        await settings.Dialog.GetByLabel("Name").FillAsync("Twin");
        await settings.Dialog.GetByLabel("Prefix").FillAsync("hh");
        await settings.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(settings.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Hamburg");
        await ada.Page.Keyboard.PressAsync("Escape");

        await settings.OpenAsync(Company, "years");
        await settings.Button("Add next year").ClickAsync();
        await settings.ConfirmAsync("Add");
        await Expect(settings.Row($"{Year + 2}")).ToBeVisibleAsync();
        await settings.Button($"Close {Year - 1}").ClickAsync();
        await settings.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("Close (it all the same|the year)") }).ClickAsync();
        await Expect(settings.Button($"Reopen {Year - 1}")).ToBeVisibleAsync();
        await settings.Button($"Reopen {Year - 1}").ClickAsync();
        await settings.ReasonAsync("Closed too early");
        await settings.ConfirmAsync("Reopen");
        await settings.Button("Move the lock date").ClickAsync();
        await settings.Dialog.GetByLabel("Locked through").FillAsync($"{Year - 1}-03-31");
        await settings.ReasonAsync("VAT return");
        await settings.ConfirmAsync("Save");
        await Expect(ada.Page.GetByRole(AriaRole.Region, new() { Name = "Lock date" })).ToContainTextAsync($"31 Mar {Year - 1}");

        await settings.OpenAsync(Company, "approval-policy");
        var purchases = ada.Page.GetByRole(AriaRole.Region, new() { Name = "Purchases" });
        var bands = await purchases.GetByLabel("Up to", new() { Exact = true }).CountAsync();
        await purchases.GetByRole(AriaRole.Button, new() { Name = "Add band" }).ClickAsync();
        await purchases.GetByLabel("Up to", new() { Exact = true }).Nth(bands).FillAsync("900000");
        await purchases.GetByLabel("Approvers without limit").SelectOptionAsync("two people approve");
        await purchases.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(purchases.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();

        await settings.OpenAsync(Company, "rates");
        await settings.Button("New exchange rate").ClickAsync();
        await settings.Dialog.GetByLabel("Currency").SelectOptionAsync("CHF");
        await settings.Dialog.GetByLabel("1 CHF in EUR").FillAsync("10.6");
        await settings.ConfirmAsync("Save");
        await Expect(ada.Page.GetByRole(AriaRole.Cell, new() { Name = "10.6000" })).ToBeVisibleAsync();
        await settings.Button("Correct…").ClickAsync();
        await settings.Dialog.GetByLabel("1 CHF in EUR").FillAsync("1.06");
        await settings.ReasonAsync("Point misplaced");
        await settings.ConfirmAsync("Save");
        await Expect(ada.Page.GetByRole(AriaRole.Cell, new() { Name = "1.0600" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_auditor_reads_the_settings_and_takes_the_gap_report_along()
    {
        await using var otto = await SignedInAsync("otto@demo.example");
        var settings = new SettingsPages(otto.Page);
        await settings.OpenAsync(Company, "years");
        await Expect(otto.Page.GetByText("You can read these settings; a tenant admin changes them.")).ToBeVisibleAsync();
        await Expect(settings.Button("Add next year")).ToHaveCountAsync(0);
        await settings.OpenAsync(Company, "gap-report");
        await Expect(otto.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "No number is missing" })).ToBeVisibleAsync();
        var waiting = otto.Page.WaitForDownloadAsync();
        await otto.Page.GetByRole(AriaRole.Link, new() { Name = "Download CSV" }).ClickAsync();
        var csv = await File.ReadAllTextAsync(await (await waiting).PathAsync());
        Assert.Contains($"series,{Year},Sales invoices,Sales,Invoice,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approver_goes_away_a_clerk_approves_meanwhile_and_another_date_can_be_chosen()
    {
        await using var amir = await SignedInAsync("amir@demo.example");
        await amir.Page.GetByLabel("You: Amir Approver").ClickAsync();
        await amir.Page.GetByRole(AriaRole.Link, new() { Name = "My absence" }).ClickAsync();
        await amir.Page.GetByLabel("Stands in for you").SelectOptionAsync("Tessa Treasurer");
        await amir.Page.GetByRole(AriaRole.Button, new() { Name = "Delegate" }).ClickAsync();
        await Expect(amir.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Tessa Treasurer" })).ToContainTextAsync("In force");
        await Pictures.TakeAsync(amir.Page, "absence-light");

        string id;
        await using (var clara = await SignedInAsync("clara@demo.example"))
        {
            var editor = new EditorPage(clara.Page);
            await editor.OpenNewAsync(Company);
            await editor.CreateAsync("Customer", "Vertretung AG", "Gartenweg 3", "50667", "Köln", "DE");
            await editor.TypeLineAsync(1, "Oak chair", "1", "100", "19");
            id = await editor.SubmitAsync();
        }

        await using var tessa = await SignedInAsync("tessa@demo.example");
        await tessa.Page.GotoAsync($"/{Company}/approvals");
        await Expect(tessa.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Vertretung AG" })).ToContainTextAsync("for Amir Approver");
        var invoice = new InvoicePage(tessa.Page);
        await invoice.OpenAsync(Company, id);
        await Expect(tessa.Page.GetByText("You stand in for Amir Approver.")).ToBeVisibleAsync();
        await tessa.Page.GetByLabel("More actions").ClickAsync();
        await tessa.Page.GetByRole(AriaRole.Button, new() { Name = "Approve with another date…" }).ClickAsync();
        var dialog = tessa.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Open:");
        await Pictures.TakeAsync(tessa.Page, "approve-on-light");
        await dialog.GetByLabel("Issue date").FillAsync(DateTimeOffset.UtcNow.AddYears(-8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("No fiscal year covers");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await invoice.ApproveAsync();
        await Expect(tessa.Page.GetByRole(AriaRole.Region, new() { Name = "Approval" })).ToContainTextAsync(new Regex(@"Approved by Tessa Treasurer\s+for Amir Approver"));

        await amir.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke Tessa Treasurer" }).ClickAsync();
        await Expect(amir.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Tessa Treasurer" })).ToContainTextAsync("Revoked");
        await tessa.Page.GotoAsync($"/{Company}/approvals");
        await Expect(tessa.Page.GetByText("Your role in this company does not approve invoices.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("light", 1440, 900, ColorScheme.Light), InlineData("dark", 1440, 900, ColorScheme.Dark), InlineData("narrow", 390, 844, ColorScheme.Light)]
    public async Task Every_page_opens_without_an_error_and_none_is_wider_than_the_screen(string name, int width, int height, ColorScheme scheme)
    {
        await using var ada = await SignedInAsync("ada@demo.example", width, height, scheme);
        foreach (var page in Names)
        {
            await ada.Page.GotoAsync($"/{Company}/settings{page}");
            await ada.Page.GetByRole(AriaRole.Navigation, new() { Name = "Settings" }).WaitForAsync();
            await ada.Page.WaitForTimeoutAsync(400);
            await Pictures.TakeAsync(ada.Page, $"settings{page.Replace('/', '-')}-{name}");
            Assert.True(await ada.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{page} is wider than {width}");
        }
    }

    private async Task<Person> SignedInAsync(string email, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var person = await _theatre.NewPersonAsync(width, height, scheme);
        await person.SignInAsync(email);
        return person;
    }
}
