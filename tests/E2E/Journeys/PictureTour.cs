using InvoiceWeb.Tests.E2E.Infrastructure;
using Microsoft.Playwright;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Walks past every page in light, dark and narrow; each must open without an error in the console. Takes pictures where they are wanted.</summary>
[Collection(DemoStage.Name)]
public sealed class PictureTour(Stage stage)
{
    private static readonly string[] Pages = ["", "/invoices", "/invoices/new", "/invoices/new?direction=purchase", "/approvals", "/payments", "/participants", "/participants/new"];

    [Theory]
    [InlineData("light", 1440, 900, ColorScheme.Light)]
    [InlineData("dark", 1440, 900, ColorScheme.Dark)]
    [InlineData("narrow", 390, 844, ColorScheme.Light)]
    public async Task Every_page_opens_without_an_error(string name, int width, int height, ColorScheme scheme)
    {
        await using var clara = await stage.NewPersonAsync(width, height, scheme);
        await clara.Page.GotoAsync("/sign-in");
        await Pictures.TakeAsync(clara.Page, $"sign-in-{name}");
        await clara.SignInAsync("clara@demo.example");
        foreach (var page in Pages)
        {
            await clara.Page.GotoAsync("/brightside" + page);
            await clara.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync();
            await clara.Page.WaitForTimeoutAsync(300);
            await Pictures.TakeAsync(clara.Page, $"{(page.Length == 0 ? "start" : page[1..].Replace('/', '-').Replace('?', '-').Replace('=', '-'))}-{name}");
        }
        await clara.Page.GotoAsync("/brightside/invoices?status=Approved");
        await clara.Page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        await clara.Page.GetByRole(AriaRole.Region, new() { Name = "History" }).WaitForAsync();
        await Pictures.TakeAsync(clara.Page, $"invoice-{name}");
        await clara.Page.GotoAsync(clara.Page.Url + "/credit");
        await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Create credit note" }).WaitForAsync();
        await Pictures.TakeAsync(clara.Page, $"credit-note-{name}");
        await clara.Page.GotoAsync("/brightside/participants?find=kontor");
        await clara.Page.GetByRole(AriaRole.Link, new() { Name = "Kontor & Söhne KG" }).ClickAsync();
        await clara.Page.GetByRole(AriaRole.Region, new() { Name = "Details" }).WaitForAsync();
        await Pictures.TakeAsync(clara.Page, $"participant-{name}");
        await clara.Page.GotoAsync($"/brightside/payments/new?participant={clara.Page.Url.Split('/')[^1]}&direction=in&currency=EUR");
        await clara.Page.GetByRole(AriaRole.Table, new() { Name = "Open invoices" }).WaitForAsync();
        await Pictures.TakeAsync(clara.Page, $"payment-new-{name}");
        await clara.Page.GotoAsync("/account");
        await Pictures.TakeAsync(clara.Page, $"account-{name}");
    }
}
