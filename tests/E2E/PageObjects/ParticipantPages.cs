using Microsoft.Playwright;

namespace InvoiceWeb.Tests.E2E.PageObjects;

/// <summary>Participants as clerks look them up and describe them.</summary>
public sealed class ParticipantPages(IPage page, string company)
{
    public async Task NewAsync()
    {
        await page.GotoAsync($"/{company}/participants");
        await page.GetByRole(AriaRole.Link, new() { Name = "New participant" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "New participant" }).WaitForAsync();
    }

    public async Task TypeAsync(params (string Label, string Text)[] fields)
    {
        foreach (var (label, text) in fields) await Field(label).FillAsync(text);
    }

    public ILocator Field(string label) => page.GetByLabel(label, new() { Exact = true });

    public ILocator Save => page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true });

    public async Task SavedAsync()
    {
        await Save.ClickAsync();
        await Details.WaitForAsync();
    }

    public ILocator Details => page.GetByRole(AriaRole.Region, new() { Name = "Details", Exact = true });

    public async Task SearchAsync(string typed)
    {
        await page.GotoAsync($"/{company}/participants");
        var box = page.GetByRole(AriaRole.Searchbox, new() { Name = "Search by name, number or tax ID" });
        await box.FillAsync(typed);
        await box.PressAsync("Enter");
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex(@"/participants\?find="));
    }

    public ILocator Row(string name) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });

    public Task EditAsync() => page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
}
