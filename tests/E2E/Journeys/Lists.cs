using System.IO.Compression;
using System.Text.RegularExpressions;
using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Finding invoices, and doing something with many of them.</summary>
[Collection(DemoStage.Name)]
public sealed class Lists(Stage stage)
{
    private const string Company = "brightside";

    [Theory]
    [InlineData("light", 1440, ColorScheme.Light), InlineData("dark", 1440, ColorScheme.Dark), InlineData("narrow", 390, ColorScheme.Light)]
    public async Task Filters_are_chips_live_in_the_address_and_Back_takes_them_away(string name, int width, ColorScheme scheme)
    {
        await using var otto = await stage.NewPersonAsync(width, 900, scheme);
        await otto.SignInAsync("otto@demo.example");
        var (page, list) = (otto.Page, new ListPage(otto.Page));
        await list.OpenAsync(Company);
        await Pictures.TakeAsync(page, $"list-{name}");
        await list.ChooseAsync("Direction", "Purchases");
        await Expect(list.Chip("Purchases")).ToBeVisibleAsync();
        await list.ChooseAsync("Status", "Approved");
        await Expect(list.Chip("Status: Approved")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?direction=Purchase&status=Approved$"));
        await page.GoBackAsync();
        await Expect(list.Chip("Status: Approved")).ToHaveCountAsync(0);
        await Expect(list.Chip("Purchases")).ToBeVisibleAsync();
        await list.RemoveChipAsync("Purchases");
        await Expect(page).ToHaveURLAsync(new Regex("/invoices$"));

        await page.GetByRole(AriaRole.Button, new() { Name = "More filters" }).ClickAsync();
        var more = page.GetByRole(AriaRole.Form, new() { Name = "More filters" });
        await more.GetByLabel("Amount from").FillAsync("1.000,00");
        await more.GetByLabel("Amount to").FillAsync("99,999.00");
        await Pictures.TakeAsync(page, $"list-more-filters-{name}");
        await more.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await Expect(list.Chip("Amount from 1,000.00 to 99,999.00")).ToBeVisibleAsync();
        // A link carries everything.
        var tab = await otto.NewTabAsync();
        await tab.GotoAsync(page.Url);
        await Expect(new ListPage(tab).Chip("Amount from 1,000.00 to 99,999.00")).ToBeVisibleAsync();
        await tab.CloseAsync();
        await Expect(list.Place).ToContainTextAsync("of");
        await Pictures.TakeAsync(page, $"list-filtered-{name}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear all" }).ClickAsync();
        await Expect(list.Chips).ToHaveCountAsync(0);

        await page.GotoAsync($"/{Company}/invoices?number=no+such+number");
        await Expect(page.GetByText("No invoice matches these filters.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Clear filters" }).ClickAsync();
        await Expect(list.Rows.First).ToBeVisibleAsync();
        if (width < 800) return;
        await list.Header("Due date").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(list.Header("Due date")).ToHaveAttributeAsync("aria-sort", "descending");
        await list.Header("Due date").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(list.Header("Due date")).ToHaveAttributeAsync("aria-sort", "ascending");
        await list.Header("Amount").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByText("Amounts are ordered within one currency, EUR, credit notes by their size.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Columns_stay_as_they_were_chosen()
    {
        await using var otto = await stage.NewPersonAsync();
        await otto.SignInAsync("otto@demo.example");
        var list = new ListPage(otto.Page);
        await list.OpenAsync(Company);
        await otto.Page.GetByText("Columns", new() { Exact = true }).ClickAsync();
        await otto.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Reference" }).CheckAsync();
        await Expect(list.Header("Reference")).ToBeVisibleAsync();
        await otto.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Open" }).UncheckAsync();
        await Expect(list.Header("Open")).ToHaveCountAsync(0);
        await otto.Page.ReloadAsync();
        await Expect(list.Header("Reference")).ToBeVisibleAsync();
        await Expect(list.Header("Open")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_view_is_saved_under_a_name_opened_renamed_and_deleted_and_nobody_else_sees_it()
    {
        await using var otto = await stage.NewPersonAsync();
        await otto.SignInAsync("otto@demo.example");
        var (page, list) = (otto.Page, new ListPage(otto.Page));
        await list.OpenAsync(Company);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save this view…" })).ToHaveCountAsync(0);
        await list.OpenAsync(Company, "?direction=Purchase&status=Approved&sort=Due&order=up");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save this view…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Save this view" });
        await dialog.GetByLabel("Name").FillAsync("Bought, by due day");
        await Pictures.TakeAsync(page, "list-save-view");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(list.View("Bought, by due day")).ToHaveAttributeAsync("aria-current", "page");

        await list.OpenAsync(Company);
        await list.View("Bought, by due day").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?direction=Purchase&status=Approved&sort=Due&order=up$"));
        await Expect(list.Chip("Status: Approved")).ToBeVisibleAsync();
        await page.GetByLabel("Change the view Bought, by due day").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename…" }).ClickAsync();
        dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Rename the view" });
        await dialog.GetByLabel("Name").FillAsync("Purchases");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.ReloadAsync();
        await Expect(list.View("Purchases")).ToHaveAttributeAsync("aria-current", "page");
        await Pictures.TakeAsync(page, "list-saved-view");

        // The next person at the same browser has views of their own.
        await otto.SignOutAsync();
        await otto.SignInAsync("clara@demo.example");
        await list.OpenAsync(Company);
        await Expect(list.View("Purchases")).ToHaveCountAsync(0);
        await otto.SignOutAsync();
        await otto.SignInAsync("otto@demo.example");
        await list.OpenAsync(Company);
        await list.View("Purchases").ClickAsync();
        await page.GetByLabel("Change the view Purchases").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the view" }).ClickAsync();
        await Expect(list.View("Purchases")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Sales_and_purchases_are_told_apart_and_credit_notes_take_off()
    {
        await using var otto = await stage.NewPersonAsync();
        await otto.SignInAsync("otto@demo.example");
        var list = new ListPage(otto.Page);
        await list.OpenAsync(Company);
        await Expect(list.Header("Kind")).ToBeVisibleAsync();
        await list.OpenAsync(Company, "?number=CN-");
        await Expect(list.Rows.First).ToContainTextAsync("Sale, credit note");
        await Expect(list.Rows.First).ToContainTextAsync(new Regex(@"-[\d,.]+EUR"));
        await Expect(list.Rows.First).ToContainTextAsync(new Regex("ettled"));
        await list.OpenAsync(Company, "?direction=Sales");
        await Expect(list.Header("Kind")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Many_are_approved_while_the_approver_goes_elsewhere_and_the_one_refusal_says_why()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        await Attachments.SubmittedPurchaseAsync(clara.Page, "MANY-1", "61000");
        var late = await Attachments.SubmittedPurchaseAsync(clara.Page, "MANY-2", "62000");
        await using var amir = await stage.NewPersonAsync();
        await amir.SignInAsync("amir@demo.example");
        var (page, list) = (amir.Page, new ListPage(amir.Page));
        await list.OpenAsync(Company, "?number=many");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all on this page" }).CheckAsync();
        await Expect(list.Selection).ToContainTextAsync("2 selected");
        await Expect(list.Selection).ToContainTextAsync("146,370.00EUR");
        var dialog = await list.AskAsync("Approve", "Approve 2 invoices");
        await Expect(dialog).ToContainTextAsync("2 invoices will be approved");
        await Pictures.TakeAsync(page, "bulk-preview");
        // Meanwhile the clerk adds a document to one of them.
        await clara.Page.GotoAsync($"/{Company}/invoices/{late}");
        await new AttachmentsPanel(clara.Page).ChooseAsync(("late.pdf", AFile.Pdf("late")));
        await Expect(new AttachmentsPanel(clara.Page).Link("late.pdf")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Approve 2" }).ClickAsync();
        await page.WaitForURLAsync("**/jobs/*");
        var job = page.Url;
        await page.GotoAsync($"/{Company}/participants");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Participants");
        await page.GotoAsync(job);

        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("1 done, 1 refused.");
        await Expect(list.Row("MANY-2")).ToContainTextAsync("Somebody else changed this invoice");
        await Pictures.TakeAsync(page, "bulk-result");
        var waiting = page.WaitForDownloadAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Download what was refused (CSV)" }).ClickAsync();
        var csv = await File.ReadAllTextAsync(await (await waiting).PathAsync());
        Assert.Matches("^.?Number,Participant,Reason,Code\r\nMANY-2,Papierwerk Nord AG,\"?Somebody else changed this invoice.*,record.changed-meanwhile\r\n$", csv);
        // What the approver has not seen is not approved by trying again.
        await page.GetByRole(AriaRole.Button, new() { Name = "Try the refused ones again…" }).ClickAsync();
        var again = page.GetByRole(AriaRole.Dialog, new() { Name = "Approve one invoice" });
        await Expect(again).ToContainTextAsync("None of them can be done:");
        await Pictures.TakeAsync(page, "bulk-again");
        await again.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(again).ToHaveCountAsync(0);
        // A colleague who has the address does not get in.
        await clara.Page.GotoAsync(job);
        await Expect(clara.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("does not exist, or you have no access to it");
        await list.Row("MANY-1").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(new InvoicePage(page).Sheet).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Approved");

        // What will be refused is said beforehand: approved ones are not approved again.
        await list.OpenAsync(Company, "?number=many");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all on this page" }).CheckAsync();
        dialog = await list.AskAsync("Approve", "Approve 2 invoices");
        await Expect(dialog).ToContainTextAsync("One will be refused:");
        await Expect(dialog).ToContainTextAsync("is approved and not waiting for approval");
        await Pictures.TakeAsync(page, "bulk-preview-refusal");
    }

    [Fact]
    public async Task The_PDFs_of_a_selection_come_as_one_file()
    {
        await using var otto = await stage.NewPersonAsync();
        await otto.SignInAsync("otto@demo.example");
        var (page, list) = (otto.Page, new ListPage(otto.Page));
        await list.OpenAsync(Company, "?status=Approved&direction=Sales");
        var names = await list.Rows.GetByRole(AriaRole.Link).AllInnerTextsAsync();
        for (var n = 0; n < 3; n++) await list.Rows.Nth(n).GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(list.Selection).ToContainTextAsync("3 selected");
        await Pictures.TakeAsync(page, "bulk-bar");
        await (await list.AskAsync("Download PDFs", "Download 3 PDFs")).GetByRole(AriaRole.Button, new() { Name = "Make the file" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("3 done, 0 refused.", new() { Timeout = 90_000 });
        var waiting = page.WaitForDownloadAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Download Invoices .*zip$") }).ClickAsync();
        using var zip = ZipFile.OpenRead(await (await waiting).PathAsync());
        Assert.Equal(3, zip.Entries.Count);
        foreach (var number in names.Take(3))
        {
            var entry = Assert.Single(zip.Entries, e => e.FullName.StartsWith(number, StringComparison.Ordinal));
            using var content = new MemoryStream();
            await using (var stream = entry.Open()) await stream.CopyToAsync(content);
            Assert.Contains(number, await PdfText.OfAsync(content.ToArray()), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("light", 1440, ColorScheme.Light), InlineData("dark", 1440, ColorScheme.Dark), InlineData("narrow", 390, ColorScheme.Light)]
    public async Task Anything_is_found_with_hands_on_the_keyboard(string name, int width, ColorScheme scheme)
    {
        await using var otto = await stage.NewPersonAsync(width, 900, scheme);
        await otto.SignInAsync("otto@demo.example");
        var (page, keys, list) = (otto.Page, otto.Page.Keyboard, new ListPage(otto.Page));
        await list.OpenAsync(Company, "?status=Approved&direction=Sales");
        var number = await list.Rows.First.GetByRole(AriaRole.Link).InnerTextAsync();
        var amount = (await list.Rows.First.Locator(".amount").First.InnerTextAsync()).Replace("EUR", "", StringComparison.Ordinal).Trim();

        await keys.PressAsync("/");
        await Expect(list.Search).ToBeFocusedAsync();
        await keys.TypeAsync("kontor");
        await Expect(list.Found.GetByRole(AriaRole.Group, new() { Name = "Participants" })).ToContainTextAsync("Kontor & Söhne KG");
        await Pictures.TakeAsync(page, $"search-{name}");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kontor & Söhne KG");

        await keys.PressAsync("/");
        await keys.TypeAsync(number);
        await Expect(list.Found.GetByRole(AriaRole.Group, new() { Name = "Invoice number" })).ToContainTextAsync(number);
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowUp");
        await keys.PressAsync("Enter");
        await Expect(new InvoicePage(page).Heading).ToContainTextAsync(number);

        await keys.PressAsync("/");
        await keys.TypeAsync(amount);
        await Expect(list.Found.GetByRole(AriaRole.Group, new() { Name = "Amount" })).ToContainTextAsync(amount);
        await keys.PressAsync("Escape");
        await Expect(list.Search).ToHaveValueAsync("");
        await keys.TypeAsync("nothing is called this");
        await Expect(page.GetByText("Not in the current books")).ToBeVisibleAsync();
        await Pictures.TakeAsync(page, $"search-nothing-{name}");
        await keys.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Search the archive" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Words")).ToHaveValueAsync("nothing is called this");
    }

    [Fact]
    public async Task A_question_mark_shows_all_keys_and_the_menu_does_too()
    {
        await using var otto = await stage.NewPersonAsync();
        await otto.SignInAsync("otto@demo.example");
        var (page, keys, list) = (otto.Page, otto.Page.Keyboard, new ListPage(otto.Page));
        await list.OpenAsync(Company);
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });
        await keys.PressAsync("?");
        await Expect(dialog).ToContainTextAsync("Ctrl+S");
        await Pictures.TakeAsync(page, "shortcuts");
        await keys.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await page.GetByLabel("You: Otto Auditor").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        await Expect(dialog).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        // Where somebody types, the keys are letters.
        await page.GetByLabel("Number begins with").FocusAsync();
        await keys.TypeAsync("/?");
        await Expect(page.GetByLabel("Number begins with")).ToHaveValueAsync("/?");
        await Expect(dialog).ToHaveCountAsync(0);
    }
}
