using Microsoft.Playwright;

namespace InvoiceWeb.Tests.E2E.PageObjects;

/// <summary>An invoice's page as approvers, treasurers and readers use it.</summary>
public sealed class InvoicePage(IPage page)
{
    public async Task OpenAsync(string company, string id)
    {
        await page.GotoAsync($"/{company}/invoices/{id}");
        await page.GetByRole(AriaRole.Region, new() { Name = "Actions" }).WaitForAsync();
    }

    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First;

    public ILocator Sheet => page.Locator("article");

    public ILocator Amounts => page.GetByRole(AriaRole.Region, new() { Name = "Amounts" });

    public ILocator PrimaryAction(string name) => page.GetByRole(AriaRole.Region, new() { Name = "Actions" }).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public async Task ApproveAsync()
    {
        await PrimaryAction("Approve").ClickAsync();
        await Assertions.Expect(PrimaryAction("Approve")).ToBeHiddenAsync();
    }

    public async Task RejectAsync(string reason)
    {
        await PrimaryAction("Reject").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Reject" });
        await dialog.GetByLabel("Reason").FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }

    /// <param name="amount">Null takes the amount that is filled in.</param>
    public async Task RecordPaymentAsync(string? amount)
    {
        await PrimaryAction("Record payment").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Record payment" });
        if (amount is not null) await dialog.GetByLabel("Amount").FillAsync(amount);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Record payment" }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }

    public async Task<byte[]> DownloadPdfAsync()
    {
        var waiting = page.WaitForDownloadAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = "Download PDF" }).ClickAsync();
        var download = await waiting;
        FileName = download.SuggestedFilename;
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    public string? FileName { get; private set; }

    public async Task VerifyHistoryAsync()
    {
        var history = page.GetByRole(AriaRole.Region, new() { Name = "History" });
        await history.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
        await history.GetByText("Intact", new() { Exact = true }).WaitForAsync();
    }
}
