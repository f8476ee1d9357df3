using InvoiceWeb.Tests.E2E.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>What comes out when somebody prints a page with the browser, in dark as in light.</summary>
[Collection(DemoStage.Name)]
public sealed class Paper(Stage stage)
{
    [Fact]
    public async Task An_invoice_prints_its_sheet_alone_and_a_list_its_rows()
    {
        await using var clara = await stage.NewPersonAsync(scheme: ColorScheme.Dark);
        await clara.SignInAsync("clara@demo.example");
        await clara.Page.GotoAsync("/brightside/invoices?status=Approved&direction=Sales");
        var first = clara.Page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Link);
        await Expect(first).ToBeVisibleAsync();
        var number = (await first.TextContentAsync())!.Trim();
        var list = await PrintAsync(clara.Page, "paper-list");
        Assert.Contains(number, list, StringComparison.Ordinal);
        Assert.Matches("Number +Participant +Issue date ↓ +Due date +Status +Amount +Open", list);
        foreach (var pressed in (string[])["New invoice", "Participants", "Any status", "Older"]) Assert.DoesNotContain(pressed, list, StringComparison.Ordinal);

        await first.ClickAsync();
        await Expect(clara.Page.GetByRole(AriaRole.Region, new() { Name = "History" })).ToBeVisibleAsync();
        var sheet = await PrintAsync(clara.Page, "paper-sheet");
        Assert.Contains(number, sheet, StringComparison.Ordinal);
        Assert.Contains("Amount due", sheet, StringComparison.Ordinal);
        foreach (var around in (string[])["Download PDF", "History", "Approval", "Open invoices", "Participants"]) Assert.DoesNotContain(around, sheet, StringComparison.Ordinal);
    }

    private static async Task<string> PrintAsync(IPage page, string name)
    {
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
        await Pictures.KeepAsync(pdf, name);
        return await PdfText.OfAsync(pdf);
    }
}
