using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace InvoiceWeb.Tests.E2E.PageObjects;

/// <summary>The approvals inbox as an approver uses it.</summary>
public sealed class InboxPage(IPage page)
{
    public async Task OpenAsync(string company)
    {
        await page.GotoAsync($"/{company}/approvals");
        await Approve.WaitForAsync();
    }

    public ILocator Rows => page.GetByRole(AriaRole.List, new() { Name = "Waiting for you" }).GetByRole(AriaRole.Button);

    public ILocator Row(string text) => page.GetByRole(AriaRole.List, new() { Name = "Waiting for you" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = text });

    public ILocator Chosen => page.GetByRole(AriaRole.Region, new() { Name = "Chosen invoice" });

    public ILocator Approve => Chosen.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true });

    public ILocator Said => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Status).First;

    private ILocator Menu => page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Approvals" });

    public Task ExpectCountAsync(int count) => Assertions.Expect(Menu).ToHaveTextAsync(count == 0 ? "Approvals" : $"Approvals{count}");

    /// <summary>How many wait, as the menu counts them.</summary>
    public async Task<int> CountAsync()
    {
        var text = await Menu.InnerTextAsync();
        return Regex.Match(text, @"\d+") is { Success: true } number ? int.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }
}
