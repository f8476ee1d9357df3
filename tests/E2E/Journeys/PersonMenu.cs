using InvoiceWeb.Tests.E2E.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>The menu behind a person's name leads out of the company, to pages that the router of a company does not know.</summary>
[Collection(DemoStage.Name)]
public sealed class PersonMenu(Stage stage)
{
    [Fact]
    public async Task It_leads_to_the_account_and_to_the_companies_and_signs_out()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        foreach (var (link, heading) in new[] { ("Your account", "Your account"), ("My jobs", "My jobs"), ("Sign out", "Sign out?") })
        {
            await clara.Page.GotoAsync("/brightside/invoices");
            await clara.Page.Locator("summary[aria-label^='You:']").ClickAsync();
            await clara.Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();
            await Expect(clara.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading, new() { IgnoreCase = true });
        }
        await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await clara.Page.WaitForURLAsync("**/sign-in**");
        await clara.Page.GotoAsync("/brightside");
        await Expect(clara.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }
}
