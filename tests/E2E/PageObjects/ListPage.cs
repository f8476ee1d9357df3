using Microsoft.Playwright;

namespace InvoiceWeb.Tests.E2E.PageObjects;

/// <summary>The invoice list, what can be done with a selection, and the search in the frame.</summary>
public sealed class ListPage(IPage page)
{
    public async Task OpenAsync(string company, string query = "")
    {
        await page.GotoAsync($"/{company}/invoices{query}");
        await Assertions.Expect(Place).ToContainTextAsync("of");
    }

    /// <summary>“1–21 of 21”: said when the list stands and is counted.</summary>
    public ILocator Place => page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Status);

    public ILocator Rows => page.GetByRole(AriaRole.Table).Locator("tbody tr:not(.skeleton)");

    public ILocator Row(string text) => Rows.Filter(new() { HasText = text });

    public ILocator Chips => page.GetByRole(AriaRole.List, new() { Name = "Filters" }).GetByRole(AriaRole.Listitem);

    public ILocator Chip(string text) => Chips.Filter(new() { HasText = text });

    public Task RemoveChipAsync(string text) => page.GetByRole(AriaRole.Button, new() { Name = $"Remove filter {text}", Exact = true }).ClickAsync();

    public Task ChooseAsync(string filter, string option) => page.GetByRole(AriaRole.Search, new() { Name = "Filter invoices" }).GetByRole(AriaRole.Combobox, new() { Name = filter, Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });

    public ILocator Selection => page.GetByRole(AriaRole.Region, new() { Name = "Selection" });

    public ILocator View(string name) => page.GetByRole(AriaRole.Navigation, new() { Name = "Saved views" }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Header(string name) => page.GetByRole(AriaRole.Columnheader, new() { Name = name });

    public async Task<ILocator> AskAsync(string action, string title)
    {
        await Selection.GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = title });
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        return dialog;
    }

    public ILocator Search => page.GetByRole(AriaRole.Combobox, new() { Name = "Search", Exact = true });

    public ILocator Found => page.GetByRole(AriaRole.Listbox, new() { Name = "Found" });
}
