using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Who may approve what, and what a changed policy changes. In an application of its own: the policy is everybody's.</summary>
public sealed class FourEyes : IAsyncLifetime
{
    private const string Company = "brightside";
    private Theatre _theatre = null!;

    public async Task InitializeAsync() => _theatre = await Theatre.OpenAsync();

    public Task DisposeAsync() => _theatre.DisposeAsync().AsTask();

    [Fact]
    public async Task Nobody_approves_their_own_a_rejection_says_why_and_break_glass_leaves_its_reason()
    {
        // Nora writes, approves and pays in her company: what she wrote herself she cannot approve.
        await using var nora = await SignedInAsync("nora@demo.example");
        var (page, editor) = (nora.Page, new EditorPage(nora.Page));
        await editor.OpenNewAsync("northwind");
        await editor.CreateAsync("Customer", "Eigenbau KG", "Gartenweg 3", "50667", "Köln", "DE");
        await editor.TypeLineAsync(1, "Oak chair", "1", "100", "19");
        await editor.SubmitAsync();
        var invoice = new InvoicePage(page);
        await Expect(invoice.PrimaryAction("Approve")).ToBeDisabledAsync();
        await Expect(page.GetByText("You edited or submitted this invoice; a colleague must approve it.")).ToBeVisibleAsync();
        await Pictures.TakeAsync(page, "four-eyes-own");

        await using var clara = await SignedInAsync("clara@demo.example");
        await using var amir = await SignedInAsync("amir@demo.example");
        await using var ada = await SignedInAsync("ada@demo.example");
        var id = await SubmittedAsync(clara, "Chair, first try");
        var approver = new InvoicePage(amir.Page);
        await approver.OpenAsync(Company, id);
        await approver.RejectAsync("The price was agreed lower");
        await Expect(amir.Page.GetByRole(AriaRole.Region, new() { Name = "Approval" })).ToContainTextAsync("The price was agreed lower");
        var clerk = new InvoicePage(clara.Page);
        await clerk.OpenAsync(Company, id);
        await Expect(clara.Page.GetByText("Draft", new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(clara.Page.GetByRole(AriaRole.Region, new() { Name = "Approval" })).ToContainTextAsync("The price was agreed lower");
        await Pictures.TakeAsync(clara.Page, "four-eyes-rejected");
        await clerk.PrimaryAction("Submit for approval").ClickAsync();
        await Expect(clara.Page.GetByText("Submitted").First).ToBeVisibleAsync();

        var admin = new InvoicePage(ada.Page);
        await admin.OpenAsync(Company, id);
        await Expect(admin.PrimaryAction("Approve")).ToBeDisabledAsync();
        await BreakGlassAsync(ada, "Amir is in hospital, the customer waits");
        await Expect(ada.Page.GetByText("Approved").First).ToBeVisibleAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Region, new() { Name = "Approval" })).ToContainTextAsync("Amir is in hospital, the customer waits");
        await Expect(ada.Page.GetByRole(AriaRole.Region, new() { Name = "History" })).ToContainTextAsync("Amir is in hospital, the customer waits");
        await Pictures.TakeAsync(ada.Page, "four-eyes-break-glass");
    }

    [Fact]
    public async Task A_changed_policy_leaves_what_is_approved_and_what_is_submitted_as_it_was_and_asks_more_of_what_comes()
    {
        await using var clara = await SignedInAsync("clara@demo.example");
        await using var amir = await SignedInAsync("amir@demo.example");
        await using var ada = await SignedInAsync("ada@demo.example");
        var before = await SubmittedAsync(clara, "Chair, approved before");
        var number = await MoneyMoves.ApproveAsync(amir, before);
        var waiting = await SubmittedAsync(clara, "Chair, submitted before");

        var settings = new SettingsPages(ada.Page);
        await settings.OpenAsync(Company, "approval-policy");
        var sales = ada.Page.GetByRole(AriaRole.Region, new() { Name = "Sales" });
        await sales.GetByRole(AriaRole.Button, new() { Name = "Add band" }).ClickAsync();
        var bands = sales.GetByLabel("Up to", new() { Exact = true });
        await bands.Last.FillAsync("50");
        await sales.GetByLabel("Approvers up to limit 1").SelectOptionAsync("nobody approves");
        await sales.GetByLabel("Approvers without limit").SelectOptionAsync("two people approve");
        await Pictures.TakeAsync(ada.Page, "four-eyes-policy");
        await sales.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(sales.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();

        var invoice = new InvoicePage(amir.Page);
        await invoice.OpenAsync(Company, before);
        await Expect(invoice.Heading).ToHaveTextAsync(number);
        await Expect(amir.Page.GetByText("Approved").First).ToBeVisibleAsync();
        await MoneyMoves.ApproveAsync(amir, waiting);

        var large = await SubmittedAsync(clara, "Chair, submitted after");
        await invoice.OpenAsync(Company, large);
        await invoice.PrimaryAction("Approve").ClickAsync();
        await Expect(amir.Page.GetByRole(AriaRole.Region, new() { Name = "Approval" })).ToContainTextAsync("Approved by Amir Approver");
        await Expect(amir.Page.GetByText("Submitted").First).ToBeVisibleAsync();
        await Expect(invoice.PrimaryAction("Approve")).ToBeDisabledAsync();
        await Expect(amir.Page.GetByText("a second, different person must approve it too")).ToBeVisibleAsync();
        await Pictures.TakeAsync(amir.Page, "four-eyes-one-of-two");
        await new InvoicePage(ada.Page).OpenAsync(Company, large);
        await BreakGlassAsync(ada, "There is only one approver yet");
        await Expect(ada.Page.GetByText("Approved").First).ToBeVisibleAsync();

        // Nobody has to approve a small one: submitting issues it.
        var editor = new EditorPage(clara.Page);
        await editor.OpenNewAsync(Company);
        await editor.ChooseAsync("Customer", "harbour", "Harbour Books Ltd");
        await editor.TypeLineAsync(1, "Screw", "1", "1", "19");
        await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Submit for approval" }).ClickAsync();
        await Expect(clara.Page.GetByText("Approved").First).ToBeVisibleAsync();
        await Expect(new InvoicePage(clara.Page).Heading).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"\d{4}-\d{6}$"));
    }

    [Fact]
    public async Task An_absence_lends_its_right_from_its_first_day_and_not_before()
    {
        await using var amir = await SignedInAsync("amir@demo.example");
        await amir.Page.GotoAsync($"/{Company}/approvals/absence");
        await amir.Page.GetByLabel("Stands in for you").SelectOptionAsync("Tessa Treasurer");
        await amir.Page.GetByLabel("First day").FillAsync(Day(3));
        await amir.Page.GetByLabel("Last day").FillAsync(Day(1));
        await amir.Page.GetByRole(AriaRole.Button, new() { Name = "Delegate" }).ClickAsync();
        await Expect(amir.Page.Locator(".error, [role=alert]").First).ToBeVisibleAsync();
        await amir.Page.GetByLabel("Last day").FillAsync(Day(5));
        await amir.Page.GetByRole(AriaRole.Button, new() { Name = "Delegate" }).ClickAsync();
        await Expect(amir.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Tessa Treasurer" })).ToContainTextAsync("Planned");
        await using var tessa = await SignedInAsync("tessa@demo.example");
        await tessa.Page.GotoAsync($"/{Company}/approvals");
        await Expect(tessa.Page.GetByText("Your role in this company does not approve invoices.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_series_is_chosen_in_the_editor_and_a_void_number_is_explained_in_the_gap_report()
    {
        await using var clara = await SignedInAsync("clara@demo.example");
        await using var amir = await SignedInAsync("amir@demo.example");
        await using var ada = await SignedInAsync("ada@demo.example");
        var settings = new SettingsPages(ada.Page);
        await settings.OpenAsync(Company, "series");
        await settings.AddSeriesAsync("Hamburg", "HH-", "4", $"next: HH-{DateTimeOffset.UtcNow.Year}-0001");

        var editor = new EditorPage(clara.Page);
        await editor.OpenNewAsync(Company);
        await editor.ChooseAsync("Customer", "harbour", "Harbour Books Ltd");
        await clara.Page.GetByLabel("Number series").SelectOptionAsync(new[] { new SelectOptionValue { Label = $"Hamburg · HH-{DateTimeOffset.UtcNow.Year}-0001" } });
        await editor.TypeLineAsync(1, "Fish crate", "1", "100", "19");
        await editor.SaveAsync();
        await clara.Page.WaitForURLAsync("**/edit");
        await clara.Page.ReloadAsync();
        await Expect(clara.Page.GetByLabel("Number series").Locator("option:checked")).ToContainTextAsync("Hamburg");
        await Pictures.TakeAsync(clara.Page, "editor-series");
        var id = await editor.SubmitAsync();
        var invoice = new InvoicePage(amir.Page);
        await invoice.OpenAsync(Company, id);
        await invoice.ApproveAsync();
        await Expect(invoice.Heading).ToHaveTextAsync($"HH-{DateTimeOffset.UtcNow.Year}-0001");

        await amir.Page.GetByLabel("More actions").ClickAsync();
        await amir.Page.GetByRole(AriaRole.Button, new() { Name = "Declare void…" }).ClickAsync();
        var dialog = amir.Page.GetByRole(AriaRole.Dialog, new() { Name = "Declare void" });
        await Expect(dialog).ToContainTextAsync($"Number HH-{DateTimeOffset.UtcNow.Year}-0001 stays used.");
        await dialog.GetByLabel("Reason").FillAsync("Never delivered");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Declare void" }).ClickAsync();
        await Expect(amir.Page.GetByText("This invoice is void; its number stays used.")).ToBeVisibleAsync();

        await settings.OpenAsync(Company, "gap-report");
        var voided = ada.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Never delivered" });
        await Expect(voided).ToContainTextAsync($"HH-{DateTimeOffset.UtcNow.Year}-0001");
        await Expect(voided).ToContainTextAsync("Amir Approver");
        await Expect(ada.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "No number is missing" })).ToBeVisibleAsync();
        await Pictures.TakeAsync(ada.Page, "gap-report-void");
    }

    private static string Day(int fromNow) => DateTime.UtcNow.AddDays(fromNow).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task BreakGlassAsync(Person ada, string reason)
    {
        await ada.Page.GetByLabel("More actions").ClickAsync();
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Approve by break-glass…" }).ClickAsync();
        var dialog = ada.Page.GetByRole(AriaRole.Dialog, new() { Name = "Approve by break-glass" });
        await dialog.GetByLabel("Reason").FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }

    private static async Task<string> SubmittedAsync(Person clara, string what)
    {
        var editor = new EditorPage(clara.Page);
        await editor.OpenNewAsync(Company);
        await editor.ChooseAsync("Customer", "harbour", "Harbour Books Ltd");
        await editor.TypeLineAsync(1, what, "1", "100", "19");
        return await editor.SubmitAsync();
    }

    private async Task<Person> SignedInAsync(string email)
    {
        var person = await _theatre.NewPersonAsync();
        await person.SignInAsync(email);
        return person;
    }
}
