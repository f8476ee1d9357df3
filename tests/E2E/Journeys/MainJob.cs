using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>One invoice created, approved, paid and printed by three people.</summary>
[Collection(DemoStage.Name)]
public sealed class MainJob(Stage stage)
{
    [Fact]
    public async Task Clerk_approver_and_treasurer_take_a_sales_invoice_from_draft_to_paid()
    {
        string id;
        await using (var clara = await stage.NewPersonAsync())
        {
            await clara.SignInAsync("clara@demo.example");
            var editor = new EditorPage(clara.Page);
            await editor.OpenNewAsync("brightside");
            await editor.CreateAsync("Customer", "Studio Löwe", "Gartenweg 3", "50667", "Köln", "DE");
            await editor.TypeLineAsync(1, "Oak chair", "4", "129.90", "19");
            await editor.TypeLineAsync(2, "Cookbook", "3", "24.50", "7");
            await Expect(editor.Totals).ToContainTextAsync("593.10");
            await editor.TypeLineAsync(3, "Delivery", "1.5", "65", "19", unit: "HUR");
            // 519.60 + 73.50 + 97.50 = 690.60; VAT 19 % of 617.10 = 117.25, 7 % of 73.50 = 5.15 (5.145).
            await Expect(editor.Totals).ToContainTextAsync("690.60");
            await Expect(editor.Totals).ToContainTextAsync("117.25");
            await Expect(editor.Totals).ToContainTextAsync("5.15");
            await Expect(editor.Totals).ToContainTextAsync("813.00");
            await Pictures.TakeAsync(clara.Page, "editor-light");
            id = await editor.SubmitAsync();
            await Expect(new InvoicePage(clara.Page).PrimaryAction("Approve")).ToBeDisabledAsync();
        }

        await using (var amir = await stage.NewPersonAsync())
        {
            await amir.SignInAsync("amir@demo.example");
            await amir.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Approvals" }).ClickAsync();
            var inbox = new InboxPage(amir.Page);
            await inbox.Row("Studio Löwe").GetByRole(AriaRole.Button).ClickAsync();
            await Expect(inbox.Chosen).ToContainTextAsync("Studio Löwe");
            await inbox.Chosen.GetByRole(AriaRole.Link, new() { Name = "Open" }).ClickAsync();
            var invoice = new InvoicePage(amir.Page);
            await Expect(invoice.Heading).ToHaveTextAsync("Invoice for Studio Löwe");
            await Expect(invoice.Amounts).ToContainTextAsync("Will be due813.00EUR");
            await Expect(invoice.Sheet).ToContainTextAsync("after issue");
            await invoice.ApproveAsync();
            await Expect(invoice.Heading).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\d{4}-\d{6}$"));
            await Expect(amir.Page.GetByText("Unpaid")).ToBeVisibleAsync();
        }

        await using (var tessa = await stage.NewPersonAsync())
        {
            await tessa.SignInAsync("tessa@demo.example");
            var invoice = new InvoicePage(tessa.Page);
            await invoice.OpenAsync("brightside", id);
            await invoice.RecordPaymentAsync("300");
            await Expect(tessa.Page.GetByText("Partly paid")).ToBeVisibleAsync();
            await Expect(invoice.Amounts).ToContainTextAsync("513.00");
            await invoice.RecordPaymentAsync(amount: null);
            await Expect(tessa.Page.GetByText("Paid", new() { Exact = true }).First).ToBeVisibleAsync();
            await invoice.VerifyHistoryAsync();
            await Pictures.TakeAsync(tessa.Page, "invoice-paid-light");
        }

        await using var otto = await stage.NewPersonAsync();
        await otto.SignInAsync("otto@demo.example");
        var read = new InvoicePage(otto.Page);
        await read.OpenAsync("brightside", id);
        var first = await read.DownloadPdfAsync();
        var number = await read.Heading.TextContentAsync();
        Assert.Equal($"{number} Studio Löwe.pdf", read.FileName);
        Assert.Equal(first, await read.DownloadPdfAsync());
        var text = await PdfText.OfAsync(first);
        foreach (var part in new[] { number!, "Studio Löwe", "690.60", "117.25", "5.15", "813.00", "DE89 3704 0044 0532 0130 00" }) Assert.Contains(part, text, StringComparison.Ordinal);
        await otto.DisposeAsync();

        await using var nora = await stage.NewPersonAsync();
        await nora.SignInAsync("nora@demo.example");
        await nora.Page.GotoAsync($"/brightside/invoices/{id}");
        await nora.Page.GetByText("You cannot open this company").WaitForAsync();
        await nora.Page.GotoAsync($"/northwind/invoices/{id}");
        await nora.Page.GetByText("This invoice does not exist").WaitForAsync();
        var pdf = await nora.Page.Context.APIRequest.GetAsync($"/northwind/invoices/{id}/pdf");
        Assert.Equal(404, pdf.Status);
    }

    [Fact]
    public async Task A_purchase_invoice_keeps_the_suppliers_number_and_takes_a_voucher_number()
    {
        string id;
        await using (var clara = await stage.NewPersonAsync())
        {
            await clara.SignInAsync("clara@demo.example");
            var editor = new EditorPage(clara.Page);
            await editor.OpenNewAsync("brightside", purchase: true);
            await editor.ChooseAsync("Supplier", "papier", "Papierwerk Nord AG");
            await editor.TypeAsync("Supplier's invoice number", "RE-2026/0815");
            await editor.TypeAsync("Date on the document", DateTime.UtcNow.AddDays(-3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            await editor.TypeLineAsync(1, "Copy paper", "10", "4.20", "19");
            id = await editor.SubmitAsync();

            await editor.OpenNewAsync("brightside", purchase: true);
            await editor.ChooseAsync("Supplier", "papier", "Papierwerk Nord AG");
            await editor.TypeAsync("Supplier's invoice number", "re 2026 0815");
            await editor.TypeLineAsync(1, "Copy paper", "10", "4.20", "19");
            await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
            await clara.Page.GetByRole(AriaRole.Alert).GetByText("already recorded").WaitForAsync();
            await clara.Page.GetByRole(AriaRole.Link, new() { Name = "Open it" }).ClickAsync();
            await clara.Page.WaitForURLAsync($"**/invoices/{id}");

            // The same again next month: a copy takes everything but the supplier's number and the dates.
            await clara.Page.GetByLabel("More actions").ClickAsync();
            await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Copy to a new draft" }).ClickAsync();
            await clara.Page.WaitForURLAsync(url => url.EndsWith("/edit", StringComparison.Ordinal) && !url.Contains(id, StringComparison.Ordinal));
            await editor.TypeAsync("Supplier's invoice number", "RE-2026/0901");
            await editor.TypeAsync("Date on the document", DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            Assert.NotEqual(id, await editor.SubmitAsync());
            await Expect(new InvoicePage(clara.Page).Amounts).ToContainTextAsync("49.98EUR");
        }
        await using var amir = await stage.NewPersonAsync();
        await amir.SignInAsync("amir@demo.example");
        var invoice = new InvoicePage(amir.Page);
        await invoice.OpenAsync("brightside", id);
        await invoice.ApproveAsync();
        await Expect(invoice.Heading).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^P-\d{4}-\d{6}$"));
        await Expect(invoice.Sheet).ToContainTextAsync("RE-2026/0815");
    }

    [Fact]
    public async Task A_document_as_rich_as_the_official_ones_prints_the_totals_it_showed()
    {
        string id;
        await using (var clara = await stage.NewPersonAsync())
        {
            await clara.SignInAsync("clara@demo.example");
            var editor = new EditorPage(clara.Page);
            await editor.OpenNewAsync("brightside");
            await editor.ChooseAsync("Customer", "kontor", "Kontor & Söhne KG");
            await editor.TypeAsync("Reference", "PO 2026/77 – Lager Süd");
            await editor.TypeLineAsync(1, "Printing paper, 2 mm, white, 500 sheets", "2", "17.41", "19");
            await editor.TypeLineAsync(2, "Parker pen, black, model Sansa", "10", "5.27", "19", discount: "10");
            await editor.TypeLineAsync(3, "American cookies", "500", "0.0891", "7", unit: "KGM");
            await editor.TypeLineAsync(4, "Returned toner, credited", "-3", "45.30", "19");
            await editor.TypeLineAsync(5, "Consulting on site", "7.25", "137.333", "19", unit: "HUR");
            await editor.TypeLineAsync(6, "Insurance", "1", "12.50", "", category: "Exempt");
            await editor.AddAllowanceOrChargeAsync(1, "allowance", "Promotion discount", "100", "19");
            await editor.AddAllowanceOrChargeAsync(2, "charge", "Freight", "39.95", "19");
            await editor.TypeAsync("Prepaid", "250");
            await editor.TypeAsync("Rounding", "0.02");
            await editor.TypeAsync("Why no VAT is charged", "Insurance is exempt under section 4 no. 10 UStG");
            await editor.TypeAsync("Note, printed below the lines", "Terms: 2 % within 8 days.\nPackaging remains our property.");
            // Lines 34.82 + 47.43 + 44.55 - 135.90 + 995.66 + 12.50 = 999.06; net 999.06 - 100 + 39.95 = 939.01.
            // 19 % of 881.96 = 167.57; 7 % of 44.55 = 3.12; gross 1,109.70; due 1,109.70 - 250 + 0.02 = 859.72.
            foreach (var figure in Rich) await Expect(editor.Totals).ToContainTextAsync(figure);
            await Pictures.TakeAsync(clara.Page, "editor-rich");
            id = await editor.SubmitAsync();
        }
        await using var amir = await stage.NewPersonAsync();
        await amir.SignInAsync("amir@demo.example");
        var invoice = new InvoicePage(amir.Page);
        await invoice.OpenAsync("brightside", id);
        await invoice.ApproveAsync();
        var pdf = await invoice.DownloadPdfAsync();
        await Pictures.KeepAsync(pdf, "rich");
        var text = await PdfText.OfAsync(pdf);
        foreach (var figure in Rich) Assert.Contains(figure, text, StringComparison.Ordinal);
        Assert.Contains("Promotion discount", text, StringComparison.Ordinal);
        Assert.Contains("Insurance is exempt under section 4", text, StringComparison.Ordinal);
        Assert.Contains("Packaging remains our property.", text, StringComparison.Ordinal);
    }

    private static readonly string[] Rich = ["999.06", "939.01", "881.96", "167.57", "44.55", "3.12", "1,109.70", "859.72"];
}
