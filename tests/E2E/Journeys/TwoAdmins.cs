using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Two administrators change the same settings at once: the second is told what the first one saved, and loses nothing.</summary>
public sealed class TwoAdmins(Stage stage) : IClassFixture<Stage>
{
    private const string Company = "brightside";

    [Fact]
    public async Task Of_two_who_change_the_company_at_once_the_second_is_told_and_keeps_what_was_typed()
    {
        await using var ada = await SignedInAsync("ada@demo.example");
        var second = await ada.NewTabAsync();
        await new AdminPages(ada.Page).OpenAsync(Company, "company", "Company");
        await new AdminPages(second).OpenAsync(Company, "company", "Company");
        await ada.Page.GetByLabel("Phone").FillAsync("+49 40 555 099");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(ada.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        await second.GetByRole(AriaRole.Textbox, new() { Name = "Bank", Exact = true }).FillAsync("Hamburger Sparkasse");
        await second.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(second.GetByText("Ada Admin saved changes while you were typing.")).ToBeVisibleAsync();
        await Expect(second.GetByLabel("Phone")).ToHaveValueAsync("+49 40 555 099");
        await Expect(second.GetByRole(AriaRole.Textbox, new() { Name = "Bank", Exact = true })).ToHaveValueAsync("Hamburger Sparkasse");
        await second.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(second.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Of_two_who_change_the_same_settings_at_once_the_second_is_told_and_loses_nothing()
    {
        await using var ada = await SignedInAsync("ada@demo.example");
        var second = await ada.NewTabAsync();
        AdminPages first = new(ada.Page), other = new(second);

        await first.OpenAsync(Company, "series", "Number series");
        await other.OpenAsync(Company, "series", "Number series");
        foreach (var (admin, page) in new[] { (first, ada.Page), (other, second) }) await admin.Row("sales credit notes").GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await first.Dialog.GetByLabel("Name").FillAsync("Credit notes 1");
        await first.ConfirmAsync("Save");
        await other.Dialog.GetByLabel("Digits").FillAsync("7");
        await other.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(other.Dialog.GetByText("Ada Admin saved changes while you were typing.")).ToBeVisibleAsync();
        await Expect(other.Dialog.GetByLabel("Name")).ToHaveValueAsync("Credit notes 1");
        await Expect(other.Dialog.GetByLabel("Digits")).ToHaveValueAsync("7");
        await other.ConfirmAsync("Save");
        await Expect(other.Row("Credit notes 1")).ToBeVisibleAsync();

        await first.OpenAsync(Company, "archive", "Archive and retention");
        await other.OpenAsync(Company, "archive", "Archive and retention");
        foreach (var (page, years) in new[] { (ada.Page, "11"), (second, "12") })
        {
            await page.GetByLabel("Years for Sales credit notes", new() { Exact = true }).FillAsync(years);
            await page.GetByLabel("Years for Sales credit notes", new() { Exact = true }).BlurAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Save the years for Sales credit notes" }).ClickAsync();
        }
        await Expect(second.GetByRole(AriaRole.Region, new() { Name = "Changed meanwhile" })).ToContainTextAsync("10 → 11");
        await Expect(second.GetByLabel("Years for Sales credit notes", new() { Exact = true })).ToHaveValueAsync("12");
        await second.GetByRole(AriaRole.Button, new() { Name = "Save the years for Sales credit notes" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Region, new() { Name = "Changed meanwhile" })).ToHaveCountAsync(0);
        await Expect(second.GetByRole(AriaRole.Button, new() { Name = "Save the years for Sales credit notes" })).ToHaveCountAsync(0);

        // What was saved on another page of the settings is no reason to ask.
        await other.OpenAsync(Company, "approval-policy", "Approval policy");
        await first.OpenAsync(Company, "currencies", "Currencies");
        await ada.Page.GetByLabel("Currency to add").SelectOptionAsync("CHF");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(ada.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        var purchases = second.GetByRole(AriaRole.Region, new() { Name = "Purchases" });
        await purchases.GetByLabel("Approvers without limit").SelectOptionAsync("2");
        await purchases.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(purchases.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
    }

    private async Task<Person> SignedInAsync(string email, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var person = await stage.NewPersonAsync(width, height, scheme);
        await person.SignInAsync(email);
        return person;
    }
}
