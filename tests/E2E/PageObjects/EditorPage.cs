using Microsoft.Playwright;

namespace InvoiceWeb.Tests.E2E.PageObjects;

/// <summary>The invoice editor as a clerk uses it: by labels.</summary>
public sealed class EditorPage(IPage page)
{
    public async Task OpenNewAsync(string company, bool purchase = false)
    {
        await page.GotoAsync($"/{company}/invoices/new{(purchase ? "?direction=purchase" : "")}");
        await page.GetByRole(AriaRole.Heading, new() { Name = purchase ? "New purchase invoice" : "New invoice" }).WaitForAsync();
    }

    public async Task ChooseAsync(string label, string typed, string name)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = label }).PressSequentiallyAsync(typed);
        await page.GetByRole(AriaRole.Option, new() { Name = name }).ClickAsync();
    }

    public async Task CreateAsync(string label, string name, string street, string postCode, string city, string country)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = label }).PressSequentiallyAsync(name);
        await page.GetByRole(AriaRole.Option, new() { Name = $"Create “{name}”" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "New participant" });
        await Assertions.Expect(dialog.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await dialog.GetByLabel("Street and number").FillAsync(street);
        await dialog.GetByLabel("Postcode").FillAsync(postCode);
        await dialog.GetByLabel("City").FillAsync(city);
        await dialog.GetByLabel("Country").SelectOptionAsync(country);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByText($"{name} was created and is chosen.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Payment terms (days)")).ToBeFocusedAsync();
    }

    public Task TypeAsync(string label, string text) => page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    /// <summary>Fills line n, adding it with Enter when it is not there yet.</summary>
    public async Task TypeLineAsync(int n, string description, string quantity, string price, string rate, string? discount = null, string? category = null, string? unit = null)
    {
        var text = page.GetByLabel($"Description, line {n}");
        if (await text.CountAsync() == 0)
        {
            await page.GetByLabel($"Price, line {n - 1}").PressAsync("Enter");
            await Assertions.Expect(text).ToBeFocusedAsync();
        }
        await text.FillAsync(description);
        await page.GetByLabel($"Quantity, line {n}").FillAsync(quantity);
        if (unit is not null) await page.GetByLabel($"Unit, line {n}").SelectOptionAsync(unit);
        await page.GetByLabel($"Price, line {n}").FillAsync(price);
        if (discount is not null) await page.GetByLabel($"Discount, line {n}").FillAsync(discount);
        if (category is not null) await page.GetByLabel($"VAT category, line {n}").SelectOptionAsync(category);
        else await page.GetByLabel($"VAT rate, line {n}").FillAsync(rate);
    }

    public async Task AddAllowanceOrChargeAsync(int n, string kind, string reason, string amount, string rate)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Add allowance or charge" }).ClickAsync();
        await page.GetByLabel($"Kind, allowance or charge {n}").SelectOptionAsync(kind);
        await page.GetByLabel($"Reason, allowance or charge {n}").FillAsync(reason);
        await page.GetByLabel($"Amount, allowance or charge {n}").FillAsync(amount);
        await page.GetByLabel($"VAT rate, allowance or charge {n}").FillAsync(rate);
    }

    public ILocator Totals => page.GetByRole(AriaRole.Region, new() { Name = "Totals" });

    public async Task SaveAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await page.GetByText("Saved ", new() { Exact = false }).First.WaitForAsync();
    }

    /// <returns>The id of the submitted invoice.</returns>
    public async Task<string> SubmitAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit for approval" }).ClickAsync();
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/invoices/[0-9a-f-]{36}$"));
        await page.GetByText("Submitted").First.WaitForAsync();
        return page.Url.Split('/')[^1];
    }
}
