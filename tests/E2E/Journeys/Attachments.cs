using System.Net;
using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Files come to an invoice, stand beside it while it is approved, and can do no harm.</summary>
[Collection(DemoStage.Name)]
public sealed class Attachments(Stage stage)
{
    private const string Script = "app.alert\\('ran'\\); this.submitForm\\('https://example.org'\\)";

    [Fact]
    public async Task Files_are_chosen_and_dropped_several_at_once_and_one_that_is_refused_loses_no_other()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        var id = await SubmittedPurchaseAsync(clara.Page, "FILES-1");
        var files = new AttachmentsPanel(clara.Page);
        await files.ChooseAsync(("invoice.pdf", AFile.Pdf("The supplier's own document", Script)), ("page.pdf", "<html><script>alert(1)</script></html>"u8.ToArray()), ("photo of the delivery.png", AFile.Png()));
        await Expect(files.Link("invoice.pdf")).ToBeVisibleAsync();
        await Expect(files.Link("photo of the delivery.png")).ToBeVisibleAsync();
        await Expect(files.Refusal("page.pdf")).ToContainTextAsync("neither PDF, PNG");
        await files.DropAsync(("dropped.pdf", AFile.Pdf("Dropped")), ("twice.pdf", AFile.Pdf("Dropped")), ("logo.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray()));
        await Expect(files.Link("dropped.pdf")).ToBeVisibleAsync();
        await Expect(files.Refusal("twice.pdf")).ToContainTextAsync("attached already, as “dropped.pdf”");
        await Expect(files.Refusal("logo.png")).ToContainTextAsync("neither PDF, PNG");
        await Pictures.TakeAsync(clara.Page, "attachments");
        Assert.Equal(3, await files.Links.CountAsync());

        // While it waits, the documents stand beside the sheet, one behind each tab.
        await using var amir = await stage.NewPersonAsync(1600);
        await amir.SignInAsync("amir@demo.example");
        var invoice = new InvoicePage(amir.Page);
        await invoice.OpenAsync("brightside", id);
        var beside = amir.Page.GetByRole(AriaRole.Region, new() { Name = "Attached documents" });
        await Expect(beside.GetByTitle("invoice.pdf").And(beside.Locator("iframe"))).ToBeVisibleAsync();
        var (sheet, document) = (await invoice.Sheet.BoundingBoxAsync(), await beside.BoundingBoxAsync());
        Assert.True(document!.X >= sheet!.X + sheet.Width - 1, "The document is not beside the sheet.");
        await amir.Page.WaitForTimeoutAsync(1_500);
        await Pictures.TakeAsync(amir.Page, "beside-light");
        await beside.GetByRole(AriaRole.Tab, new() { Name = "invoice.pdf" }).PressAsync("ArrowRight");
        await Expect(beside.GetByRole(AriaRole.Tab, new() { Name = "photo of the delivery.png" })).ToBeFocusedAsync();
        await Expect(beside.GetByRole(AriaRole.Img, new() { Name = "photo of the delivery.png" })).ToBeVisibleAsync();
        await amir.Page.SetViewportSizeAsync(390, 844);
        (sheet, document) = (await invoice.Sheet.BoundingBoxAsync(), await beside.BoundingBoxAsync());
        Assert.True(document!.Y >= sheet!.Y + sheet.Height - 1, "The document is not below the sheet.");
        await Pictures.TakeAsync(amir.Page, "beside-narrow");
        await Expect(new AttachmentsPanel(amir.Page).Add).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_has_no_mouse_attaches_and_removes_with_the_keyboard()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        await clara.Page.GotoAsync($"/brightside/invoices/{await DraftAsync(clara.Page)}");
        var files = new AttachmentsPanel(clara.Page);
        await Expect(clara.Page.GetByRole(AriaRole.Region, new() { Name = "History" })).ToBeVisibleAsync();
        var chooser = clara.Page.WaitForFileChooserAsync();
        await files.Add.PressAsync("Space");
        await (await chooser).SetFilesAsync(AttachmentsPanel.Payload("keyboard.pdf", AFile.Pdf()));
        await Expect(files.Link("keyboard.pdf")).ToBeVisibleAsync();
        await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Remove keyboard.pdf" }).PressAsync("Enter");
        await Expect(files.Link("keyboard.pdf")).ToHaveCountAsync(0);
        await Expect(clara.Page.GetByText("File removed")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_circuit_that_breaks_breaks_no_upload()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        var id = await DraftAsync(clara.Page);
        await clara.Page.GotoAsync($"/brightside/invoices/{id}");
        var files = new AttachmentsPanel(clara.Page);
        await files.ScriptedAsync();
        await clara.Page.EvaluateAsync("Blazor.disconnect()");
        await files.ChooseAsync(("one.pdf", AFile.Pdf("one")), ("two.pdf", AFile.Pdf("two")));
        await Expect(files.Result("one.pdf")).ToContainTextAsync("Attached");
        await clara.Page.GotoAsync($"/brightside/invoices/{id}");
        await Expect(files.Link("one.pdf")).ToBeVisibleAsync();
        clara.Forgive("Connection disconnected");
        clara.Forgive("The circuit associated with this dispatcher");
    }

    [Fact]
    public async Task Without_the_script_the_form_says_what_became_of_each_file()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        await clara.Page.RouteAsync("**/uploads*.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "export const watch = () => ({ stop() {} });" }));
        await clara.Page.GotoAsync($"/brightside/invoices/{await DraftAsync(clara.Page)}");
        var files = new AttachmentsPanel(clara.Page);
        await files.ChooseAsync(("good.pdf", AFile.Pdf()), ("bad.pdf", "MZ"u8.ToArray()), ("good.png", AFile.Png()));
        await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(clara.Page.GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["good.pdfAttached", "bad.pdfThe content of this file is neither PDF, PNG, JPEG, WebP, TIFF, HEIC nor an XML invoice, whatever its name says. Save it as PDF and try again.", "good.pngAttached"]);
        await clara.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the invoice" }).ClickAsync();
        await Expect(files.Links).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_file_is_served_with_our_type_and_may_run_nothing()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        var page = clara.Page;
        await page.GotoAsync($"/brightside/invoices/{await DraftAsync(page)}");
        var files = new AttachmentsPanel(page);
        byte[] script = [.. "<script>document.title='ran'; parent.document.title='ran'</script>"u8];
        await files.ChooseAsync(("Rechnung Müller \"5\".pdf", AFile.Pdf(script: Script)), ("polyglot.html", [.. AFile.Png(), .. script]), ("e-invoice.xml", AFile.Xml()));
        await Expect(files.Links).ToHaveCountAsync(3);

        var pdf = await GetAsync(files.Links.Nth(0));
        Assert.Equal("application/pdf", pdf.Headers["content-type"]);
        Assert.StartsWith("inline; filename=", pdf.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.EndsWith("filename*=UTF-8''Rechnung%20M%C3%BCller%20-5-.pdf", pdf.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", pdf.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", pdf.Headers["content-security-policy"], StringComparison.Ordinal);
        var png = await GetAsync(files.Links.Nth(1));
        Assert.Equal("image/png", png.Headers["content-type"]);
        Assert.Contains("; sandbox", png.Headers["content-security-policy"], StringComparison.Ordinal);
        var xml = await GetAsync(files.Links.Nth(2));
        Assert.StartsWith("attachment;", xml.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Contains("; sandbox", xml.Headers["content-security-policy"], StringComparison.Ordinal);
        foreach (var answer in new[] { pdf, png, xml })
        {
            Assert.Equal(("nosniff", "private, no-store"), (answer.Headers["x-content-type-options"], answer.Headers["cache-control"]));
            Assert.Contains("frame-ancestors 'self'", answer.Headers["content-security-policy"], StringComparison.Ordinal);
        }

        // Opened by itself and in a frame of one of our pages, nothing in it runs.
        var polyglot = await files.Links.Nth(1).GetAttributeAsync("href");
        await page.GotoAsync("/" + polyglot);
        Assert.DoesNotContain("ran", await page.TitleAsync(), StringComparison.Ordinal);
        await page.GotoAsync("/brightside/invoices");
        await page.EvaluateAsync("src => { const frame = document.createElement('iframe'); frame.src = src; document.body.append(frame); }", "/" + polyglot);
        await page.WaitForTimeoutAsync(500);
        Assert.NotEqual("ran", await page.TitleAsync());

        async Task<IAPIResponse> GetAsync(ILocator link)
        {
            var answer = await page.APIRequest.GetAsync("/" + await link.GetAttributeAsync("href"));
            Assert.Equal(200, answer.Status);
            return answer;
        }
    }

    [Fact]
    public async Task Strangers_forged_ids_and_forms_from_elsewhere_get_nothing()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        var page = clara.Page;
        var id = await DraftAsync(page);
        await page.GotoAsync($"/brightside/invoices/{id}");
        var files = new AttachmentsPanel(page);
        await files.ChooseAsync(("secret.pdf", AFile.Pdf()));
        var href = "/" + await files.Link("secret.pdf").GetAttributeAsync("href");
        var url = $"/brightside/invoices/{id}/files";

        foreach (var forged in new[] { $"{url}/{Guid.CreateVersion7()}", href.Replace(id, Guid.CreateVersion7().ToString(), StringComparison.Ordinal), href.Replace("brightside", "northwind", StringComparison.Ordinal), url + "/../../etc" })
            Assert.Equal(404, (await page.APIRequest.GetAsync(forged)).Status);
        // Signed in, but without the token of one of our pages: a form on another site could do no more.
        var form = page.APIRequest.CreateFormData();
        form.Set("files", new FilePayload { Name = "forged.pdf", MimeType = "application/pdf", Buffer = AFile.Pdf("forged") });
        Assert.Equal(400, (await page.APIRequest.PostAsync(url, new() { Multipart = form })).Status);
        Assert.Equal(400, (await page.APIRequest.PostAsync(url, new() { Data = "not a form" })).Status);
        Assert.Equal(400, (await page.APIRequest.PostAsync(url, new() { DataByte = "--x\r\nbroken"u8.ToArray(), Headers = new Dictionary<string, string> { ["content-type"] = "multipart/form-data; boundary=x" } })).Status);

        await using var nora = await stage.NewPersonAsync();
        await nora.SignInAsync("nora@demo.example");
        Assert.Equal(404, (await nora.Page.APIRequest.GetAsync(href)).Status);
        using var nobody = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = stage.App.Address };
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync(href)).StatusCode);
        Assert.Equal(1, await files.Links.CountAsync());
    }

    [Fact]
    public async Task Files_that_are_too_large_are_refused_by_the_page_and_by_the_server()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        await clara.Page.GotoAsync($"/brightside/invoices/{await DraftAsync(clara.Page)}");
        var files = new AttachmentsPanel(clara.Page);
        var large = AFile.PdfOf(20 * 1024 * 1024 + 1);
        await files.ChooseAsync(("large.pdf", large), ("small.pdf", AFile.Pdf()));
        await Expect(files.Refusal("large.pdf")).ToContainTextAsync("larger than 20 MB");
        await Expect(files.Link("small.pdf")).ToBeVisibleAsync();
        await clara.Page.EvaluateAsync("document.querySelector('form[data-upload]').dataset.mostBytes = '1e12'");
        await files.ChooseAsync(("larger.pdf", large));
        await Expect(files.Refusal("larger.pdf")).ToContainTextAsync("larger than 20 MB");
    }

    /// <returns>The id of a new draft.</returns>
    private static async Task<string> DraftAsync(IPage page)
    {
        var editor = new EditorPage(page);
        await editor.OpenNewAsync("brightside");
        await editor.TypeLineAsync(1, "Something", "1", "10", "19");
        await editor.SaveAsync();
        await page.WaitForURLAsync("**/edit");
        return page.Url.Split('/')[^2];
    }

    /// <returns>The id of a purchase invoice that waits for approval.</returns>
    internal static async Task<string> SubmittedPurchaseAsync(IPage page, string number, string price = "100")
    {
        var editor = new EditorPage(page);
        await editor.OpenNewAsync("brightside", purchase: true);
        await editor.ChooseAsync("Supplier", "papierwerk", "Papierwerk Nord AG");
        await editor.TypeAsync("Supplier's invoice number", number);
        await editor.TypeAsync("Date on the document", DateTime.UtcNow.Date.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await editor.TypeLineAsync(1, "Paper", "1", price, "19");
        return await editor.SubmitAsync();
    }
}
