using Microsoft.Playwright;

namespace InvoiceWeb.Tests.E2E.PageObjects;

/// <summary>Payments, credit notes and credit as clerks and treasurers use them: by role and label.</summary>
public sealed class MoneyPages(IPage page)
{
    public ILocator Region(string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    public ILocator Dialog(string name) => page.GetByRole(AriaRole.Dialog, new() { Name = name });

    /// <summary>From the invoice's menu to the choice of lines.</summary>
    public async Task BeginCreditNoteAsync()
    {
        await page.GetByLabel("More actions").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Credit note…" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Credit note", Level = 1 }).WaitForAsync();
    }

    public Task TakeOutAsync(int line) => page.GetByLabel($"Credit line {line}", new() { Exact = true }).UncheckAsync();

    public Task CreditQuantityAsync(int line, string quantity) => page.GetByLabel($"Quantity to credit, line {line}").FillAsync(quantity);

    public ILocator CreateCreditNote => page.GetByRole(AriaRole.Button, new() { Name = "Create credit note" });

    /// <returns>The id of the submitted credit note.</returns>
    public async Task<string> CreateAndSubmitAsync()
    {
        await CreateCreditNote.ClickAsync();
        await Region("Credited invoice").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit for approval" }).ClickAsync();
        await page.GetByText("Submitted").First.WaitForAsync();
        return page.Url.Split('/')[^1];
    }

    public async Task SettleAsync(string? number = null, string? amount = null)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Settle invoices" }).ClickAsync();
        var dialog = Dialog("Settle invoices");
        if (number is not null) await dialog.GetByLabel($"Allocated to {number}").FillAsync(amount!);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Settle", Exact = true }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }

    public async Task UndoSettlementAsync(string number, string reason)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"Undo settlement with {number}" }).ClickAsync();
        await GiveReasonAsync("Undo settlement", reason);
    }

    public async Task RefundAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Record refund" }).First.ClickAsync();
        await Dialog("Record refund").GetByRole(AriaRole.Button, new() { Name = "Record refund" }).ClickAsync();
        await Assertions.Expect(Dialog("Record refund")).ToBeHiddenAsync();
    }

    public async Task UseCreditAsync()
    {
        await Region("Credit").GetByRole(AriaRole.Button, new() { Name = "Use credit" }).ClickAsync();
        await Dialog("Use credit").GetByRole(AriaRole.Button, new() { Name = "Use credit" }).ClickAsync();
        await Assertions.Expect(Dialog("Use credit")).ToBeHiddenAsync();
    }

    /// <summary>From the participant's page to one payment over what is open.</summary>
    public async Task BeginPaymentAsync()
    {
        await Region("Open").GetByRole(AriaRole.Link, new() { Name = "Record payment received" }).ClickAsync();
        await page.GetByRole(AriaRole.Table, new() { Name = "Open invoices" }).WaitForAsync();
    }

    public async Task BeginPaymentFromTheListAsync(string company, string typed, string name)
    {
        await page.GotoAsync($"/{company}/payments");
        await page.GetByRole(AriaRole.Link, new() { Name = "Record payment" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Who paid, or was paid?" }).PressSequentiallyAsync(typed);
        await page.GetByRole(AriaRole.Option, new() { Name = name }).ClickAsync();
        await page.GetByRole(AriaRole.Table, new() { Name = "Open invoices" }).WaitForAsync();
    }

    public ILocator PaymentAmount => page.GetByLabel("Amount (EUR)");

    public ILocator AllocatedTo(string number) => page.GetByLabel($"Allocated to {number}");

    public ILocator Rest => Region("Rest");

    public ILocator RecordReceived => page.GetByRole(AriaRole.Button, new() { Name = "Record payment received" });

    public async Task RecordAsync()
    {
        await RecordReceived.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Payment received" }).WaitForAsync();
    }

    public async Task ReverseAsync(string reason)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Reverse…" }).ClickAsync();
        await GiveReasonAsync("Reverse payment", reason);
    }

    private async Task GiveReasonAsync(string title, string reason)
    {
        var dialog = Dialog(title);
        await dialog.GetByLabel("Reason").FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new() { Name = title }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }
}
