using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.PageObjects;

/// <summary>The settings as tenant admins and auditors use them.</summary>
public sealed class SettingsPages(IPage page)
{
    public async Task OpenAsync(string company, string name)
    {
        await page.GotoAsync($"/{company}/settings/{name}");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Settings" }).WaitForAsync();
        await page.GetByRole(AriaRole.Table).Or(page.GetByRole(AriaRole.Region)).First.WaitForAsync();
    }

    public ILocator Row(string text) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public async Task AddSeriesAsync(string name, string prefix, string digits, string preview)
    {
        await Button("New number series").ClickAsync();
        await Dialog.GetByLabel("Name").FillAsync(name);
        await Dialog.GetByLabel("Prefix").FillAsync(prefix);
        await Dialog.GetByLabel("Digits").FillAsync(digits);
        await Expect(Dialog.GetByRole(AriaRole.Status)).ToContainTextAsync(preview);
        await ConfirmAsync("Save");
    }

    public async Task ConfirmAsync(string button)
    {
        await Dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(Dialog).ToBeHiddenAsync();
    }

    public async Task ReasonAsync(string reason) => await Dialog.GetByLabel("Reason").FillAsync(reason);
}
