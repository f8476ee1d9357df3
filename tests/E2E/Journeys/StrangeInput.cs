using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Hostile and silly input: each gets a clear answer or is handled; nothing is lost, and the browser's console stays quiet. In an application of its own: what is refused stays behind as begun.</summary>
public sealed class StrangeInput(Stage stage) : IClassFixture<Stage>
{
    private const string Company = "brightside";

    [Fact]
    public async Task Nothing_at_all_is_asked_for_field_by_field()
    {
        await using var clara = await stage.NewPersonAsync();
        var (page, editor) = await BeginAsync(clara);
        await SubmitAsync(page);
        await Expect(page.GetByText("Choose the customer.").First).ToBeVisibleAsync();
        await editor.ChooseAsync("Customer", "harbour", "Harbour Books Ltd");
        await SubmitAsync(page);
        await Expect(page.GetByText("Add at least one line.").First).ToBeVisibleAsync();
        await page.GetByLabel("Price, line 1").FillAsync("5");
        await SubmitAsync(page);
        await Expect(page.GetByText("Say in line 1 what is charged.").First).ToBeVisibleAsync();
        await Pictures.TakeAsync(page, "strange-empty");
        await editor.TypeLineAsync(1, "Something after all", "1", "5", "19");
        await editor.SubmitAsync();
    }

    [Theory]
    [InlineData("Price, line 1", "-5.00", "A price is never below zero.")]
    [InlineData("Price, line 1", "999999999999999.00", "A price has at most eleven digits before and eight after the decimal point.")]
    [InlineData("Price, line 1", "79228162514264337593543950336", "is not a number.")]
    [InlineData("Price, line 1", "1e3", "is not a number.")]
    [InlineData("Quantity, line 1", "99999999999", "A quantity has at most nine digits before and six after the decimal point.")]
    [InlineData("Quantity, line 1", "twelve", "is not a number.")]
    [InlineData("Discount, line 1", "101", "A discount is 0 to 100 per cent.")]
    [InlineData("VAT rate, line 1", "-19", "Category S needs a VAT rate above 0")]
    [InlineData("Payment terms (days)", "99999", "Payment terms are 0 to 3650 days.")]
    [InlineData("Prepaid", "0.001", "has more decimal places than EUR knows (2).")]
    [InlineData("Date of supply, if different", "1900-01-01", "1 Jan 1900 cannot be right")]
    [InlineData("Due date", "2200-01-01", "1 Jan 2200 cannot be right")]
    public async Task What_no_invoice_could_carry_is_answered_beside_its_field_and_stays_as_typed(string field, string typed, string answer)
    {
        await using var clara = await stage.NewPersonAsync();
        var (page, editor) = await BeginAsync(clara);
        await editor.TypeLineAsync(1, "Kept", "2", "10", "19");
        await editor.TypeAsync("Reference", "kept too");
        await editor.TypeAsync(field, typed);
        await page.GetByLabel("Reference", new() { Exact = true }).FocusAsync();
        await Expect(page.Locator(".error").Filter(new() { HasText = answer })).ToBeVisibleAsync();
        await Pictures.TakeAsync(page, $"strange-{field.Split(',')[0].Split(' ')[0]}-{typed}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(answer);
        await Expect(page.GetByLabel(field, new() { Exact = true })).ToHaveValueAsync(typed);
        await Expect(page.GetByLabel("Reference", new() { Exact = true })).ToHaveValueAsync("kept too");
    }

    [Fact]
    public async Task A_quantity_of_zero_charges_nothing_and_a_total_below_zero_is_a_credit_note()
    {
        await using var clara = await stage.NewPersonAsync();
        var (page, editor) = await BeginAsync(clara);
        await editor.ChooseAsync("Customer", "harbour", "Harbour Books Ltd");
        await editor.TypeLineAsync(1, "Free sample", "0", "10", "19");
        await Expect(page.GetByLabel("Net, line 1")).ToHaveTextAsync("0.00");
        await editor.TypeLineAsync(2, "Taken back", "-1", "10", "19");
        await Expect(editor.Totals).ToContainTextAsync("-11.90");
        await SubmitAsync(page);
        await Expect(page.GetByText("Make a credit note instead of an invoice below zero.").First).ToBeVisibleAsync();
        await Pictures.TakeAsync(page, "strange-negative-total");
        await page.GetByLabel("Quantity, line 2").FillAsync("1");
        var id = await editor.SubmitAsync();
        await new InvoicePage(page).OpenAsync(Company, id);
        await Expect(new InvoicePage(page).Sheet).ToContainTextAsync("Free sample");
    }

    [Fact]
    public async Task A_name_of_400_characters_is_counted_back_and_not_cut()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        var people = new ParticipantPages(clara.Page, Company);
        var name = string.Concat(Enumerable.Repeat("Donaudampfschiff", 25));
        await people.NewAsync();
        await people.TypeAsync(("Name", name), ("City", "Wien"));
        await people.Save.ClickAsync();
        await Expect(clara.Page.GetByText("This text has 400 characters; at most 200 fit.").First).ToBeVisibleAsync();
        await Expect(people.Field("Name")).ToHaveValueAsync(name);
        await Pictures.TakeAsync(clara.Page, "strange-400-characters");
        await people.TypeAsync(("Name", name[..200]));
        await people.SavedAsync();
        Assert.True(await clara.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "a long name makes the page wider than the screen");
        await Pictures.TakeAsync(clara.Page, "strange-200-characters");

        var (page, editor) = (clara.Page, new EditorPage(clara.Page));
        await editor.OpenNewAsync(Company);
        await editor.TypeLineAsync(1, new string('x', 1_001), "1", "1", "19");
        await Expect(page.Locator(".error").Filter(new() { HasText = "This text has 1001 characters; at most 1000 fit." })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Description, line 1")).ToHaveValueAsync(new string('x', 1_001));
    }

    [Fact]
    public async Task Script_tags_emoji_and_right_to_left_text_stay_text_on_screen_in_the_list_and_in_the_pdf()
    {
        await using var clara = await stage.NewPersonAsync();
        await using var amir = await stage.NewPersonAsync();
        await amir.SignInAsync("amir@demo.example");
        var (page, editor) = await BeginAsync(clara);
        page.Dialog += (_, dialog) => throw new InvalidOperationException($"a script ran: {dialog.Message}");
        const string script = "<script>alert(1)</script><img src=x onerror=alert(2)>";
        await editor.CreateAsync("Customer", "مكتبة النور <b>🧾</b>", "شارع 5 <i>", "11511", "القاهرة", "EG");
        await editor.TypeLineAsync(1, script, "1", "10", "19");
        await editor.TypeLineAsync(2, "👩‍👩‍👧 Familie 🇩🇪", "1", "10", "19");
        await editor.TypeLineAsync(3, "חשבונית מס (3) – שלום", "1", "10", "19");
        await editor.TypeAsync("Note, printed below the lines", "'; DROP TABLE invoices; -- {{7*7}}\nفاتورة");
        await editor.TypeAsync("Reference", "=cmd|' /C calc'!A0");
        await Expect(editor.Totals).ToContainTextAsync("35.70");
        var id = await editor.SubmitAsync();
        await MoneyMoves.ApproveAsync(amir, id);
        var invoice = new InvoicePage(amir.Page);
        foreach (var text in new[] { script, "👩‍👩‍👧 Familie 🇩🇪", "חשבונית מס (3) – שלום", "مكتبة النور <b>🧾</b>", "=cmd|' /C calc'!A0", "{{7*7}}" })
            await Expect(invoice.Sheet).ToContainTextAsync(text);
        await Pictures.TakeAsync(amir.Page, "strange-scripts-and-directions");
        var pdf = await invoice.DownloadPdfAsync();
        await Pictures.KeepAsync(pdf, "strange");
        Assert.Contains("<script>alert(1)</script>", await PdfText.OfAsync(pdf), StringComparison.Ordinal);
        await amir.Page.GotoAsync($"/{Company}/invoices");
        await Expect(amir.Page.GetByText("مكتبة النور <b>🧾</b>").First).ToBeVisibleAsync();
    }

    private static async Task<(IPage Page, EditorPage Editor)> BeginAsync(Person clara)
    {
        await clara.SignInAsync("clara@demo.example");
        var editor = new EditorPage(clara.Page);
        await editor.OpenNewAsync(Company);
        return (clara.Page, editor);
    }

    private static Task SubmitAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Submit for approval" }).ClickAsync();
}
