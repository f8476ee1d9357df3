using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.PageObjects;

/// <summary>People, company and lists as a tenant admin uses them.</summary>
public sealed class AdminPages(IPage page)
{
    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    public ILocator Row(string text) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    public async Task OpenAsync(string company, string area, string heading)
    {
        await page.GotoAsync($"/{company}/settings/{area}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading })).ToBeVisibleAsync();
    }

    /// <returns>The link to hand over.</returns>
    public async Task<string> InviteAsync(string email, params string[] roles)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite somebody" }).First.ClickAsync();
        await Dialog.GetByLabel("E-mail address").FillAsync(email);
        foreach (var role in roles) await Dialog.GetByRole(AriaRole.Checkbox, new() { Name = role }).CheckAsync();
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Make the invitation" }).ClickAsync();
        return await TakeLinkAsync();
    }

    public async Task<string> TakeLinkAsync()
    {
        var link = await Dialog.GetByLabel("Link").InputValueAsync();
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(Dialog).ToBeHiddenAsync();
        return link;
    }

    public async Task MoreAsync(string person, string action)
    {
        await page.GetByLabel($"More for {person}").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
    }

    public async Task ConfirmAsync(string button)
    {
        await Dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(Dialog).ToBeHiddenAsync();
    }

    public async Task ImportAsync(string pasted)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Import…" }).ClickAsync();
        await Dialog.GetByLabel("Two columns: code and name").FillAsync(pasted);
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
    }
}
