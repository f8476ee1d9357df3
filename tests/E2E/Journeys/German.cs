using System.Text.RegularExpressions;
using InvoiceWeb.Tests.E2E.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>A day's work in German: chosen on the account page by one, wished by the browser of the other.</summary>
[Collection(DemoStage.Name)]
public sealed class German(Stage stage)
{
    private static readonly string[] Pages =
        ["", "/invoices", "/approvals", "/payments", "/participants", "/participants/new", "/settings", "/settings/series", "/settings/years", "/settings/approval-policy", "/settings/rates", "/settings/gap-report",
            "/settings/company", "/settings/archive", "/settings/people", "/archive", "/archive/search", "/jobs"];

    [Fact]
    public async Task An_invoice_is_written_refused_and_approved_in_German()
    {
        await using var clara = await stage.NewPersonAsync();
        await using var amir = await stage.NewPersonAsync(language: "de");
        await clara.SignInAsync("clara@demo.example");
        await ChooseGermanAsync(clara.Page);
        try
        {
            await WorkAsync(clara.Page, amir.Page);
        }
        finally
        {
            // The other journeys share these people.
            await ReadAsTheBrowserSaysAsync(clara.Page);
        }
    }

    private static async Task WorkAsync(IPage clara, IPage amir)
    {
        await WriteAsync(clara);
        await clara.GetByRole(AriaRole.Button, new() { Name = "Zur Freigabe einreichen" }).ClickAsync();
        await clara.WaitForURLAsync(new Regex("/invoices/[0-9a-f-]{36}$"));
        var invoice = clara.Url;
        await Expect(Actions(clara)).ToContainTextAsync("Über diese Rechnung entscheidet die Freigabe.");
        await SpokenLanguage.ExpectGermanAsync(clara);

        await SignInAsync(amir, "amir@demo.example");
        await RefuseAsync(amir, invoice);
        await clara.ReloadAsync();
        await Expect(clara.GetByText("Zurückgewiesen von Amir Approver")).ToBeVisibleAsync();
        await Actions(clara).GetByRole(AriaRole.Button, new() { Name = "Zur Freigabe einreichen" }).ClickAsync();
        await Expect(Actions(clara).GetByRole(AriaRole.Button, new() { Name = "Freigeben" })).ToBeVisibleAsync();

        await amir.ReloadAsync();
        await Actions(amir).GetByRole(AriaRole.Button, new() { Name = "Freigeben", Exact = true }).ClickAsync();
        await Expect(amir.GetByText("Unbezahlt")).ToBeVisibleAsync();
        await amir.GetByRole(AriaRole.Button, new() { Name = "Prüfen" }).ClickAsync();
        await Expect(amir.GetByText("Unversehrt")).ToBeVisibleAsync();
        foreach (var changes in await amir.Locator("details:not(.menu) summary").AllAsync()) await changes.ClickAsync();
        await SpokenLanguage.ExpectGermanAsync(amir);
        // The document speaks the language of its company.
        await Expect(amir.Locator("article")).ToContainTextAsync("2,203.58");
    }

    [Fact]
    public async Task Nothing_is_left_in_English_and_nothing_is_cut_off_on_any_page()
    {
        await using var ada = await stage.NewPersonAsync(language: "de-DE");
        await using var narrow = await stage.NewPersonAsync(390, 844, ColorScheme.Dark, "de-AT");
        foreach (var (person, size) in new[] { (ada, "wide"), (narrow, "narrow-dark") })
        {
            await person.Page.GotoAsync("/sign-in");
            await LookAsync(person.Page, $"de-sign-in-{size}");
            await SignInAsync(person.Page, "ada@demo.example");
            foreach (var page in Pages) await OpenAsync(person.Page, "/brightside" + page, $"de{page.Replace('/', '-')}-{size}");
            await person.Page.GotoAsync("/brightside/invoices?status=Approved");
            await person.Page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Link).ClickAsync();
            await person.Page.GetByRole(AriaRole.Region, new() { Name = "Verlauf" }).WaitForAsync();
            await LookAsync(person.Page, $"de-invoice-{size}");
            foreach (var page in new[] { "/account", "/account/two-factor", "/sign-out", "/?all=1", "/nowhere/at/all" }) await OpenAsync(person.Page, page, $"de{page.Split('?')[0].Replace('/', '-')}-{size}");
            person.ForgiveAll("a page that does not exist answers so");
        }
    }

    private static ILocator Actions(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Aktionen" });

    private static async Task ChooseGermanAsync(IPage page)
    {
        await page.GotoAsync("/account");
        await page.GetByLabel("Language, numbers and dates").SelectOptionAsync("de-DE");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save these choices" }).ClickAsync();
        await Expect(page.GetByText("Ihre Sprache, Zeitzone und Darstellung sind gespeichert.")).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await LookAsync(page, "de-account-chosen");
    }

    private static async Task ReadAsTheBrowserSaysAsync(IPage page)
    {
        await page.GotoAsync("/account");
        await page.GetByLabel("Sprache, Zahlen und Daten").SelectOptionAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Diese Auswahl speichern" }).ClickAsync();
        await Expect(page.GetByText("Your language, time zone and appearance are saved.")).ToBeVisibleAsync();
    }

    private static async Task WriteAsync(IPage page)
    {
        await page.GotoAsync("/brightside/invoices/new");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Neue Rechnung");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Kunde" }).PressSequentiallyAsync("kontor");
        await page.GetByRole(AriaRole.Option, new() { Name = "Kontor & Söhne KG" }).ClickAsync();
        await page.GetByLabel("Bezeichnung, Position 1").FillAsync("Eichentisch");
        await page.GetByLabel("Menge, Position 1").FillAsync("1,5");
        await page.GetByLabel("Preis, Position 1").FillAsync("1.234,50");
        await page.GetByLabel("Umsatzsteuersatz, Position 1").FillAsync("19");
        // 1.5 × 1,234.50 = 1,851.75; 19 % = 351.83; together 2,203.58.
        var sums = page.GetByRole(AriaRole.Region, new() { Name = "Summen" });
        foreach (var figure in new[] { "1.851,75", "351,83", "2.203,58" }) await Expect(sums).ToContainTextAsync(figure);
        await Expect(page.GetByLabel("Preis, Position 1")).ToHaveValueAsync(new Regex(@"^1234,50$|^1\.234,50$"));
        await LookAsync(page, "de-editor");
    }

    private static async Task RefuseAsync(IPage page, string invoice)
    {
        await page.GotoAsync(invoice);
        await Actions(page).GetByRole(AriaRole.Button, new() { Name = "Zurückweisen" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Zurückweisen" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Zurückweisen" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Geben Sie einen Grund an; er bleibt im Verlauf erhalten.");
        await LookAsync(page, "de-refusal");
        await dialog.GetByLabel("Grund").FillAsync("Die Menge stimmt nicht.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Zurückweisen" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }

    private static async Task SignInAsync(IPage page, string email)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-Mail-Adresse").FillAsync(email);
        await page.GetByLabel("Passwort", new() { Exact = true }).FillAsync("demo-invoiceweb");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmelden", Exact = true }).ClickAsync();
        await page.Locator("main#content").WaitForAsync();
    }

    private static async Task OpenAsync(IPage page, string address, string name)
    {
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync();
        await Expect(page.GetByText("Wird geladen")).ToHaveCountAsync(0);
        await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        await LookAsync(page, name);
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await Pictures.TakeAsync(page, name);
        await SpokenLanguage.ExpectGermanAsync(page);
        // Long words must not push a page aside or disappear behind an edge.
        var cut = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, .button, label, .label, .chip, nav a, h1, h2, dt, legend, .card-list a')]
              .filter(e => e.checkVisibility() && e.clientWidth > 1 && !e.closest('.visually-hidden') && (e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > innerWidth + 1) && !e.closest('.table-wrap'))
              .map(e => e.textContent.trim())
              .concat(document.documentElement.scrollWidth > innerWidth + 1 ? ['the page itself, ' + document.documentElement.scrollWidth] : [])
            """);
        Assert.True(cut.Length == 0, $"Cut off on {page.Url} ({page.ViewportSize!.Width} wide): {string.Join(" | ", cut)}");
    }
}
