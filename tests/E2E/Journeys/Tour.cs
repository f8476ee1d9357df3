using System.Text.RegularExpressions;
using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>What somebody in accounting expects within the first ten minutes, as docs/tour.md tells it. Takes the pictures of that page (eng/pictures.sh).</summary>
public sealed class Tour : IAsyncLifetime
{
    private const string Company = "brightside";
    private Theatre _theatre = null!;

    public async Task InitializeAsync() => _theatre = await Theatre.OpenAsync();

    public Task DisposeAsync() => _theatre.DisposeAsync().AsTask();

    [Fact]
    public async Task Whose_books_these_are_and_what_to_do_next_is_seen_at_once()
    {
        await using var tessa = await SignedInAsync("tessa");
        await tessa.Page.GotoAsync($"/{Company}");
        await Expect(tessa.Page.GetByLabel("Company: Brightside Trading GmbH")).ToBeVisibleAsync();
        foreach (var question in (string[])["Overdue", "Due in 7 days", "In this month", "Out this month"]) await Expect(tessa.Page.GetByRole(AriaRole.Heading, new() { Name = question }).First).ToBeVisibleAsync();
        await Expect(tessa.Page.GetByRole(AriaRole.Article, new() { Name = "To pay" }).GetByRole(AriaRole.Link).First).ToBeVisibleAsync();
        await Expect(tessa.Page.GetByText($"Fiscal year {DateTime.UtcNow.Year} · EUR")).ToBeVisibleAsync();
        await Pictures.ShootAsync(tessa.Page, "start");

        await using var lena = await SignedInAsync("lena");
        await Expect(lena.Page.GetByRole(AriaRole.Heading, new() { Name = "Your first invoice" })).ToBeVisibleAsync();
        await Expect(lena.Page.GetByText(new Regex(@"^Your first invoice will be \d{4}-000001$"))).ToBeVisibleAsync();
        await Pictures.ShootAsync(lena.Page, "first-steps");
        await lena.Page.GetByRole(AriaRole.Button, new() { Name = "Later" }).ClickAsync();
        await Expect(lena.Page.GetByRole(AriaRole.Heading, new() { Name = "Your first invoice" })).ToHaveCountAsync(0);
        await lena.Page.ReloadAsync();
        await lena.Page.GetByRole(AriaRole.Button, new() { Name = "Show them" }).ClickAsync();
        await Expect(lena.Page.GetByRole(AriaRole.Heading, new() { Name = "Your first invoice" })).ToBeVisibleAsync();
        await lena.Page.GotoAsync("/larkspur/settings/series");
        await Expect(lena.Page.GetByRole(AriaRole.Row, new() { Name = "Sales invoices" })).ToContainTextAsync(new Regex(@"\d{4}-000001"));

        await using var german = await SignedInAsync("amir", language: "de-DE");
        await german.Page.GotoAsync($"/{Company}");
        await Expect(german.Page.GetByRole(AriaRole.Heading, new() { Name = "Überfällig" }).First).ToBeVisibleAsync();
        await Pictures.ShootAsync(german.Page, "german");
    }

    [Fact]
    public async Task A_first_invoice_is_typed_with_live_totals_and_a_draft_survives_a_reload()
    {
        await using var clara = await SignedInAsync("clara");
        var editor = new EditorPage(clara.Page);
        await editor.OpenNewAsync(Company);
        await editor.ChooseAsync("Customer", "kontor", "Kontor & Söhne KG");
        await editor.TypeLineAsync(1, "Oak table, 180 × 90 cm", "2", "489.00", "19");
        await editor.TypeLineAsync(2, "Cookbook “Zu Tisch”, hardcover", "6", "26.17", "7");
        await editor.TypeLineAsync(3, "Delivery and assembly", "1.5", "65", "19", unit: "HUR");
        await Expect(editor.Totals).ToContainTextAsync("1,447.86");
        await editor.SaveAsync();
        await clara.Page.WaitForURLAsync("**/edit");
        await Expect(clara.Page.GetByRole(AriaRole.Heading, new() { Name = "Edit draft" })).ToBeVisibleAsync();
        await Pictures.ShootAsync(clara.Page, "editor");

        await clara.Page.RunAndWaitForResponseAsync(() => editor.TypeAsync("Note, printed below the lines", "Delivery between 8 and 10"), answer => answer.Url.Contains("sequence=", StringComparison.Ordinal) && answer.Ok);
        await clara.Page.ReloadAsync();
        await Expect(clara.Page.GetByText("What you typed until")).ToBeVisibleAsync();
        await Expect(clara.Page.GetByLabel("Note, printed below the lines")).ToHaveValueAsync("Delivery between 8 and 10");
        await Pictures.ShootAsync(clara.Page, "restored");
    }

    [Fact]
    public async Task An_issued_invoice_shows_its_next_step_a_payment_with_the_open_amount_and_what_a_void_does()
    {
        await using var tessa = await SignedInAsync("tessa");
        await OpenUnpaidAsync(tessa.Page);
        await Expect(tessa.Page.GetByRole(AriaRole.Region, new() { Name = "Amounts" })).ToBeVisibleAsync();
        await Pictures.ShootAsync(tessa.Page, "invoice");
        await new InvoicePage(tessa.Page).PrimaryAction("Record payment").ClickAsync();
        await Expect(new MoneyPages(tessa.Page).Dialog("Record payment").GetByLabel("Amount")).ToHaveValueAsync(new Regex(@"^\d+(\.\d+)?$"));
        await Pictures.ShootAsync(tessa.Page, "payment");

        await using var amir = await SignedInAsync("amir");
        await amir.Page.GotoAsync(tessa.Page.Url);
        await amir.Page.GetByLabel("More actions").ClickAsync();
        await amir.Page.GetByRole(AriaRole.Button, new() { Name = "Declare void…" }).ClickAsync();
        await Expect(amir.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("stays used");
        await Pictures.ShootAsync(amir.Page, "void");

        await using var otto = await SignedInAsync("otto", height: 1100);
        await otto.Page.GotoAsync(tessa.Page.Url);
        await new InvoicePage(otto.Page).VerifyHistoryAsync();
        await otto.Page.GetByText("Changes (").First.ClickAsync();
        await otto.Page.GetByText("Intact", new() { Exact = true }).ScrollIntoViewIfNeededAsync();
        await Pictures.ShootAsync(otto.Page, "history");
    }

    [Fact]
    public async Task Anything_is_found_and_many_are_done_at_once()
    {
        await using var amir = await SignedInAsync("amir");
        var list = new ListPage(amir.Page);
        await list.OpenAsync(Company, "?status=Submitted");
        foreach (var row in (int[])[0, 1]) await list.Rows.Nth(row).GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(list.Selection).ToContainTextAsync("2 selected");
        await Pictures.ShootAsync(amir.Page, "selection");

        await using var otto = await SignedInAsync("otto");
        await otto.Page.GotoAsync($"/{Company}");
        await otto.Page.GetByRole(AriaRole.Heading, new() { Name = "Recent invoices" }).WaitForAsync();
        await otto.Page.Keyboard.PressAsync("/");
        await new ListPage(otto.Page).Search.PressSequentiallyAsync("kontor");
        await Expect(new ListPage(otto.Page).Found.GetByRole(AriaRole.Option).First).ToContainTextAsync("Kontor");
        await Pictures.ShootAsync(otto.Page, "search");
    }

    [Fact]
    public async Task The_demo_data_says_what_it_is_and_a_phone_in_the_dark_shows_the_same()
    {
        await using var ada = await SignedInAsync("ada");
        await ada.Page.GotoAsync($"/{Company}/settings/demo");
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "This removes" })).ToBeVisibleAsync();
        await Pictures.ShootAsync(ada.Page, "demo");

        await using var phone = await _theatre.NewPersonAsync(390, 844, ColorScheme.Dark);
        await phone.SignInAsync("clara@demo.example");
        await new ListPage(phone.Page).OpenAsync(Company);
        await Pictures.ShootAsync(phone.Page, "phone-dark");
    }

    private static async Task OpenUnpaidAsync(IPage page)
    {
        var list = new ListPage(page);
        await list.OpenAsync(Company, "?direction=Sales&status=Approved&payment=Unpaid");
        await list.Rows.Filter(new() { HasNotText = "CN-" }).First.GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "History" }).WaitForAsync();
        await Expect(page.GetByText("Loading…")).ToHaveCountAsync(0);
    }

    private async Task<Person> SignedInAsync(string name, int height = 900, string language = "en-GB")
    {
        var person = await _theatre.NewPersonAsync(1440, height, language: language);
        if (language == "en-GB")
        {
            await person.SignInAsync($"{name}@demo.example");
            return person;
        }
        await person.Page.GotoAsync("/sign-in");
        await person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{name}", RegexOptions.IgnoreCase) }).ClickAsync();
        await person.Page.Locator("main#content").WaitForAsync();
        return person;
    }
}
