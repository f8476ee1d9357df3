using Microsoft.Playwright;

namespace InvoiceWeb.Tests.E2E.PageObjects;

/// <summary>The archive as an administrator and an auditor use it.</summary>
public sealed class ArchivePages(IPage page)
{
    public async Task OpenAsync(string company, string below = "")
    {
        await page.GotoAsync($"/{company}/archive{below}");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Archive" }).WaitForAsync();
        await Assertions.Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }

    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First;

    public ILocator Year(int year) => page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = $"{year}", Exact = true }) });

    public ILocator WhatGoes => page.GetByRole(AriaRole.Region, new() { Name = "What goes" });

    public ILocator WhatStays => page.GetByRole(AriaRole.Region, new() { Name = "What stays" });

    public ILocator Receipt => page.GetByRole(AriaRole.Region, new() { Name = "Receipt" });

    public ILocator Note => page.GetByRole(AriaRole.Region, new() { Name = "Archive", Exact = true });

    public ILocator Found => page.GetByRole(AriaRole.Table, new() { Name = "Found in the archive" });

    /// <summary>Types it and sends the form.</summary>
    public async Task ConfirmAsync(int year, string typed)
    {
        var form = page.GetByRole(AriaRole.Form, new() { Name = $"Archive {year}" });
        await form.GetByLabel($"Type {year} to confirm").FillAsync(typed);
        await form.GetByRole(AriaRole.Button).ClickAsync();
    }

    public async Task SearchNumberAsync(string number)
    {
        await page.GetByLabel("Number begins with", new() { Exact = true }).FillAsync(number);
        await page.Keyboard.PressAsync("Enter");
    }

    public async Task RecallAsync(string reason)
    {
        await Note.GetByRole(AriaRole.Button, new() { Name = "Recall…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Recall", Exact = true }).ClickAsync();
    }

    public async Task<byte[]> DownloadAsync(string link)
    {
        var waiting = page.WaitForDownloadAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
        return await File.ReadAllBytesAsync(await (await waiting).PathAsync());
    }
}
