using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Invoices in other currencies than that of the books.</summary>
[Collection(DemoStage.Name)]
public sealed class Currencies(Stage stage)
{
    private const string Company = "brightside";

    [Fact]
    public async Task Yen_have_no_cents_and_who_types_some_is_told_so()
    {
        await using var clara = await stage.NewPersonAsync();
        await using var amir = await stage.NewPersonAsync();
        await using var tessa = await stage.NewPersonAsync();
        await MoneyMoves.SignInAsync(clara, amir, tessa);
        var (page, editor) = (clara.Page, new EditorPage(clara.Page));
        await BeginAsync(editor, page, "JPY");
        await Expect(page.GetByText("Nobody has entered a rate for JPY yet")).ToBeVisibleAsync();
        await editor.TypeAsync("1 JPY in EUR", "0.0061");
        await editor.TypeLineAsync(1, "Tea bowl", "1", "1250.5", "10");
        await Expect(page.GetByText("JPY has no decimal places: this line is rounded to 1,251.")).ToBeVisibleAsync();
        await editor.TypeAsync("Prepaid", "10.5");
        await Expect(page.GetByText("10.5 has more decimal places than JPY knows (0).")).ToBeVisibleAsync();
        await Pictures.TakeAsync(page, "jpy-with-cents");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("10.5 has more decimal places than JPY knows (0).");
        await editor.TypeAsync("Prepaid", "");
        await editor.TypeLineAsync(1, "Tea bowl", "3", "1250", "10");
        // 3,750 and 10 % VAT of 375; in the books 4,125 × 0.0061 = 25.16.
        await Expect(editor.Totals).ToContainTextAsync("4,125JPY");
        await Expect(editor.Totals).ToContainTextAsync("25.16EUR");
        var id = await editor.SubmitAsync();
        await MoneyMoves.ApproveAsync(amir, id);
        await Expect(new InvoicePage(amir.Page).Amounts).ToContainTextAsync("25.16EUR");

        var invoice = new InvoicePage(tessa.Page);
        await invoice.OpenAsync(Company, id);
        await invoice.PrimaryAction("Record payment").ClickAsync();
        var dialog = new MoneyPages(tessa.Page).Dialog("Record payment");
        await Expect(dialog.GetByLabel("Amount")).ToHaveValueAsync("4125");
        await dialog.GetByLabel("Amount").FillAsync("4000.5");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Record payment" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("JPY");
        await dialog.GetByLabel("Amount").FillAsync("4125");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Record payment" }).ClickAsync();
        await Expect(tessa.Page.GetByText("Paid", new() { Exact = true }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Dinars_have_three_decimal_places_in_the_editor_on_the_page_and_in_the_pdf()
    {
        await using var clara = await stage.NewPersonAsync();
        await using var amir = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        await amir.SignInAsync("amir@demo.example");
        var editor = new EditorPage(clara.Page);
        await BeginAsync(editor, clara.Page, "KWD");
        await editor.TypeAsync("1 KWD in EUR", "3.0125");
        await editor.TypeLineAsync(1, "Pearl", "1", "1.2345", "5");
        await Expect(clara.Page.GetByText("KWD has 3 decimal places: this line is rounded to 1.235.")).ToBeVisibleAsync();
        await editor.TypeLineAsync(1, "Pearl", "3", "12.345", "5");
        // 37.035; 5 % of it is 1.85175, so 1.852; 38.887 × 3.0125 = 117.15.
        await Expect(editor.Totals).ToContainTextAsync("38.887KWD");
        await Expect(editor.Totals).ToContainTextAsync("117.15EUR");
        await MoneyMoves.ApproveAsync(amir, await editor.SubmitAsync());
        var invoice = new InvoicePage(amir.Page);
        await Expect(invoice.Amounts).ToContainTextAsync("38.887KWD");
        await Expect(invoice.Amounts).ToContainTextAsync("117.15EUR");
        var text = await PdfText.OfAsync(await invoice.DownloadPdfAsync());
        Assert.Contains("38.887", text, StringComparison.Ordinal);
        Assert.Contains("3.0125", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_entered_by_hand_is_proposed_with_its_day_never_replaces_a_typed_one_and_is_frozen_at_approval()
    {
        await using var ada = await stage.NewPersonAsync();
        await using var clara = await stage.NewPersonAsync();
        await using var amir = await stage.NewPersonAsync();
        await ada.SignInAsync("ada@demo.example");
        await clara.SignInAsync("clara@demo.example");
        await amir.SignInAsync("amir@demo.example");
        var day = DateTime.UtcNow.AddDays(-3);
        var settings = new SettingsPages(ada.Page);
        await settings.OpenAsync(Company, "rates");
        await EnterRateAsync(settings, "0.0875", day);

        var (page, editor) = (clara.Page, new EditorPage(clara.Page));
        await BeginAsync(editor, page, "SEK");
        var rate = page.GetByLabel("1 SEK in EUR", new() { Exact = true });
        await Expect(rate).ToHaveAttributeAsync("placeholder", "0.0875");
        await Expect(page.GetByText($"Rate of {day.ToString("d MMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"))} from the list.")).ToBeVisibleAsync();
        await editor.TypeLineAsync(1, "Chair", "1", "1000", "25");
        await Expect(editor.Totals).ToContainTextAsync("109.38EUR");
        await Pictures.TakeAsync(page, "rate-proposed");
        await rate.FillAsync("0.09");
        await Expect(page.GetByText("Typed: this rate is kept.")).ToBeVisibleAsync();
        await Expect(editor.Totals).ToContainTextAsync("112.50EUR");
        // Looking at another currency and back leaves the typed rate alone.
        await page.GetByLabel("Currency", new() { Exact = true }).SelectOptionAsync("NOK");
        await Expect(page.GetByLabel("1 NOK in EUR", new() { Exact = true })).ToHaveValueAsync("0.09");
        await page.GetByLabel("Currency", new() { Exact = true }).SelectOptionAsync("SEK");
        await Expect(rate).ToHaveValueAsync("0.09");
        await rate.FillAsync("");
        await Expect(editor.Totals).ToContainTextAsync("109.38EUR");
        var id = await editor.SubmitAsync();
        await Expect(new InvoicePage(clara.Page).Amounts).ToContainTextAsync("The rate of the day of issue will count.");
        await MoneyMoves.ApproveAsync(amir, id);
        var invoice = new InvoicePage(amir.Page);
        await Expect(invoice.Amounts).ToContainTextAsync("109.38EUR");
        await Expect(invoice.Amounts).ToContainTextAsync("The rate was frozen at approval.");
        await Pictures.TakeAsync(amir.Page, "invoice-sek");

        await settings.OpenAsync(Company, "rates");
        await EnterRateAsync(settings, "0.0999", DateTime.UtcNow);
        await invoice.OpenAsync(Company, id);
        await Expect(invoice.Amounts).ToContainTextAsync("109.38EUR");
        Assert.Contains("0.0875", await PdfText.OfAsync(await invoice.DownloadPdfAsync()), StringComparison.Ordinal);
    }

    private static async Task BeginAsync(EditorPage editor, IPage page, string currency)
    {
        await editor.OpenNewAsync(Company);
        await editor.ChooseAsync("Customer", "harbour", "Harbour Books Ltd");
        await page.GetByLabel("Currency", new() { Exact = true }).SelectOptionAsync(currency);
        await Expect(page.GetByLabel($"1 {currency} in EUR", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task EnterRateAsync(SettingsPages settings, string rate, DateTime day)
    {
        await settings.Button("New exchange rate").ClickAsync();
        await settings.Dialog.GetByLabel("Currency").SelectOptionAsync("SEK");
        await settings.Dialog.GetByLabel("Valid from").FillAsync(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await settings.Dialog.GetByLabel("1 SEK in EUR").FillAsync(rate);
        await settings.ConfirmAsync("Save");
    }
}
