using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>An approver works through what waits, with hands on the keyboard.</summary>
[Collection(DemoStage.Name)]
public sealed class Inbox(Stage stage)
{
    [Fact]
    public async Task Three_are_approved_one_is_rejected_and_one_opened_by_keyboard_alone()
    {
        await using (var clara = await stage.NewPersonAsync())
        {
            await clara.SignInAsync("clara@demo.example");
            for (var n = 1; n <= 5; n++) await Attachments.SubmittedPurchaseAsync(clara.Page, $"KEYS-{n}", $"{90000 - n}");
            await new AttachmentsPanel(clara.Page).ChooseAsync(("keys.pdf", AFile.Pdf("KEYS-5")));
            await Expect(new AttachmentsPanel(clara.Page).Link("keys.pdf")).ToBeVisibleAsync();
        }
        await using var amir = await stage.NewPersonAsync();
        await amir.SignInAsync("amir@demo.example");
        var (page, keys) = (amir.Page, amir.Page.Keyboard);
        var inbox = new InboxPage(page);
        await page.GotoAsync("/brightside/approvals?sort=largest");
        await Expect(inbox.Rows.First).ToBeFocusedAsync();
        await Pictures.TakeAsync(page, "inbox-light");
        var waiting = await inbox.CountAsync();
        await Expect(inbox.Rows.First).ToContainTextAsync("KEYS-1");

        for (var n = 1; n <= 3; n++)
        {
            await Expect(inbox.Chosen).ToContainTextAsync($"KEYS-{n}");
            await Expect(inbox.Approve).ToBeEnabledAsync();
            await keys.PressAsync("a");
            await Expect(inbox.Row($"KEYS-{n}")).ToHaveCountAsync(0);
            await Expect(inbox.Rows.First).ToBeFocusedAsync();
            await inbox.ExpectCountAsync(waiting - n);
        }
        await keys.PressAsync("ArrowDown");
        await Expect(inbox.Chosen).ToContainTextAsync("KEYS-5");
        await Expect(inbox.Row("KEYS-5").GetByRole(AriaRole.Button)).ToBeFocusedAsync();
        await keys.PressAsync("k");
        await Expect(inbox.Chosen).ToContainTextAsync("KEYS-4");
        await keys.PressAsync("r");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Reject" });
        await Expect(dialog).ToBeVisibleAsync();
        await keys.TypeAsync("aj"); // belongs to the question, not to the list behind it
        await keys.PressAsync("Escape");
        await Expect(inbox.Row("KEYS-4").GetByRole(AriaRole.Button)).ToBeFocusedAsync();
        await keys.PressAsync("r");
        await Expect(dialog.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await keys.TypeAsync("Ordered by nobody; ask karl");
        await Expect(dialog.GetByLabel("Reason")).ToHaveValueAsync("Ordered by nobody; ask karl");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Expect(inbox.Row("KEYS-4")).ToHaveCountAsync(0);
        await Expect(inbox.Row("KEYS-5").GetByRole(AriaRole.Button)).ToBeFocusedAsync();
        await Expect(inbox.Chosen.GetByRole(AriaRole.Button, new() { Name = "Attached documents (1)" })).ToBeVisibleAsync();
        await inbox.Chosen.GetByRole(AriaRole.Button, new() { Name = "Attached documents (1)" }).ClickAsync();
        await Expect(inbox.Chosen.GetByTitle("keys.pdf").And(inbox.Chosen.Locator("iframe"))).ToBeVisibleAsync();
        await page.WaitForTimeoutAsync(1_000);
        await Pictures.TakeAsync(page, "inbox-document");
        await inbox.Rows.First.FocusAsync();
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync("**/invoices/*");
        await Expect(new InvoicePage(page).Heading).ToContainTextAsync("KEYS-5");
    }

    [Fact]
    public async Task Several_are_approved_at_once_and_what_was_refused_stays_with_its_reason()
    {
        string late;
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        await Attachments.SubmittedPurchaseAsync(clara.Page, "BULK-1", "81000");
        late = await Attachments.SubmittedPurchaseAsync(clara.Page, "BULK-2", "80000");
        await using var amir = await stage.NewPersonAsync();
        await amir.SignInAsync("amir@demo.example");
        var inbox = new InboxPage(amir.Page);
        await inbox.OpenAsync("brightside");
        var waiting = await inbox.CountAsync();
        foreach (var number in new[] { "BULK-1", "BULK-2" }) await inbox.Row(number).GetByRole(AriaRole.Checkbox).CheckAsync();
        // Meanwhile the clerk adds a document to one of them.
        await clara.Page.GotoAsync($"/brightside/invoices/{late}");
        await new AttachmentsPanel(clara.Page).ChooseAsync(("late.pdf", AFile.Pdf("late")));
        await Expect(new AttachmentsPanel(clara.Page).Link("late.pdf")).ToBeVisibleAsync();

        await amir.Page.GetByRole(AriaRole.Button, new() { Name = "Approve 2 selected" }).ClickAsync();
        await Expect(inbox.Said).ToHaveTextAsync("1 approved, 1 refused");
        await Expect(inbox.Row("BULK-1")).ToHaveCountAsync(0);
        await Expect(inbox.Row("BULK-2")).ToContainTextAsync("Somebody else changed this invoice");
        await inbox.ExpectCountAsync(waiting - 1);
        await Pictures.TakeAsync(amir.Page, "inbox-bulk");
        await amir.Page.GetByRole(AriaRole.Button, new() { Name = "Approve 1 selected" }).ClickAsync();
        await Expect(inbox.Row("BULK-2")).ToHaveCountAsync(0);
    }
}
