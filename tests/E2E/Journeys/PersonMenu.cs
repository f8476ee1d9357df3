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
        foreach (var (link, heading) in new[] { ("Your account", "Your account"), ("My jobs", "My jobs"), ("Help", "Help"), ("Sign out", "Sign out?") })
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

    [Fact]
    public async Task Light_or_dark_is_chosen_on_the_account_page_and_stays_until_the_device_decides_again()
    {
        await using var otto = await stage.NewPersonAsync();
        await otto.SignInAsync("otto@demo.example");
        await ChooseAsync(otto.Page, "Dark");
        await otto.Page.GotoAsync("/brightside/help");
        await Expect(otto.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Help");
        await Expect(otto.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(15, 20, 23)");
        await Pictures.TakeAsync(otto.Page, "help-chosen-dark");
        // Paper stays white.
        await otto.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(otto.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await otto.Page.EmulateMediaAsync(new() { Media = Media.Screen, ColorScheme = ColorScheme.Dark });
        await ChooseAsync(otto.Page, "Light");
        await Expect(otto.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(246, 248, 249)");
        await ChooseAsync(otto.Page, "As the device says");
        await Expect(otto.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(15, 20, 23)");
    }

    private static async Task ChooseAsync(IPage page, string appearance)
    {
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Appearance" }).SelectOptionAsync(new SelectOptionValue { Label = appearance });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save these choices" }).ClickAsync();
        await Expect(page.GetByText("Your language, time zone and appearance are saved.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Appearance" }).Locator("option:checked")).ToHaveTextAsync(appearance);
    }
}
