using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Whom the company sells to and buys from.</summary>
[Collection(DemoStage.Name)]
public sealed class Participants(Stage stage)
{
    private const string Company = "brightside";

    [Fact]
    public async Task A_supplier_is_described_found_by_name_number_and_tax_id_changed_and_made_inactive()
    {
        await using var clara = await stage.NewPersonAsync();
        await clara.SignInAsync("clara@demo.example");
        var people = new ParticipantPages(clara.Page, Company);
        await people.NewAsync();
        await people.TypeAsync(
            ("Name", "Ölmühle Þórsmörk ehf."), ("Number", "S-7070"), ("VAT ID", "dk 13 58 56 28"), ("Tax number", "4711/0815"), ("Street and number", "Havnegade 5"), ("Postcode", "1058"),
            ("City", "København"), ("E-mail", "post@example.com"), ("Currency", "DKK"), ("Payment terms (days)", "21"), ("IBAN", "DK50 0040 0440 1162 44"), ("BIC", "ndeadkkk"));
        await people.Field("Country").SelectOptionAsync(new SelectOptionValue { Label = "Denmark" });
        await clara.Page.GetByLabel("Customer", new() { Exact = true }).UncheckAsync();
        await people.Save.ClickAsync();
        await Expect(clara.Page.GetByText("Say whether this is a customer, a supplier or both.").First).ToBeVisibleAsync();
        await clara.Page.GetByLabel("Supplier", new() { Exact = true }).CheckAsync();
        await people.Save.ClickAsync();
        // One digit is wrong: said beside the field, and nothing else is lost.
        await Expect(people.Field("IBAN")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(clara.Page.GetByText("This IBAN's check digits do not fit.")).ToHaveCountAsync(1);
        await Expect(clara.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The field that is marked says why.");
        await Pictures.TakeAsync(clara.Page, "participant-iban");
        await people.TypeAsync(("IBAN", "DK50 0040 0440 1162 43"));
        await people.SavedAsync();
        foreach (var fact in new[] { "Supplier", "S-7070", "Havnegade 5, 1058 København, Denmark", "DK13585628", "4711/0815", "21 days", "DK50 0040 0440 1162 43", "NDEADKKK" })
            await Expect(people.Details).ToContainTextAsync(fact);

        foreach (var typed in new[] { "ölmühle", "olmuhle", "DK 13 58 56 28", "S-7070", "dk13585", "4711/08" })
        {
            await people.SearchAsync(typed);
            await Expect(people.Row("Ölmühle Þórsmörk ehf.")).ToBeVisibleAsync();
        }
        await people.Row("Ölmühle Þórsmörk ehf.").GetByRole(AriaRole.Link).ClickAsync();
        await people.EditAsync();
        await people.TypeAsync(("Payment terms (days)", "10"));
        await clara.Page.GetByLabel("Inactive: not offered for new invoices").CheckAsync();
        await people.SavedAsync();
        await Expect(people.Details).ToContainTextAsync("10 days");
        await people.SearchAsync("S-7070");
        await Expect(people.Row("Ölmühle Þórsmörk ehf.")).ToContainTextAsync("Inactive");

        var editor = new EditorPage(clara.Page);
        await editor.OpenNewAsync(Company, purchase: true);
        await clara.Page.GetByRole(AriaRole.Combobox, new() { Name = "Supplier" }).PressSequentiallyAsync("Ölmühle");
        await Expect(clara.Page.GetByRole(AriaRole.Option, new() { Name = "Create “Ölmühle”" })).ToBeVisibleAsync();
        await Expect(clara.Page.GetByRole(AriaRole.Option, new() { Name = "Þórsmörk" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_customer_created_in_the_editor_has_a_page_with_invoices_open_amount_and_credit()
    {
        await using var clara = await stage.NewPersonAsync();
        await using var amir = await stage.NewPersonAsync();
        await using var tessa = await stage.NewPersonAsync();
        await MoneyMoves.SignInAsync(clara, amir, tessa);
        var paid = await MoneyMoves.IssueAsync(clara, amir, "Weinhandel Übrig", isNew: true, ("Shelf", "1", "100"));
        var open = await MoneyMoves.IssueAsync(clara, amir, "Weinhandel Übrig", isNew: false, ("Shelf", "2", "100"));
        var invoice = new InvoicePage(tessa.Page);
        await invoice.OpenAsync(Company, paid.Id);
        await invoice.RecordPaymentAsync("150");

        await MoneyMoves.OpenParticipantAsync(tessa, "Weinhandel Übrig");
        await Expect(tessa.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = paid.Number })).ToContainTextAsync("Paid");
        await Expect(tessa.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = open.Number })).ToContainTextAsync("238.00");
        var money = new MoneyPages(tessa.Page);
        await Expect(money.Region("Open")).ToContainTextAsync("Receivable238.00");
        await Expect(money.Region("Open")).ToContainTextAsync("Their credit31.00");
        await Pictures.TakeAsync(tessa.Page, "participant-open-and-credit");
    }

    [Fact]
    public async Task Of_two_who_edit_a_participant_at_once_the_second_is_told_what_changed_and_loses_nothing()
    {
        await using var first = await stage.NewPersonAsync();
        await using var second = await stage.NewPersonAsync();
        await first.SignInAsync("clara@demo.example");
        await second.SignInAsync("clara@demo.example");
        var (mine, theirs) = (new ParticipantPages(first.Page, Company), new ParticipantPages(second.Page, Company));
        await mine.NewAsync();
        await mine.TypeAsync(("Name", "Zugleich & Söhne"), ("City", "Ulm"));
        await mine.SavedAsync();
        await second.Page.GotoAsync(first.Page.Url + "/edit");
        await Expect(theirs.Field("City")).ToHaveValueAsync("Ulm");
        await mine.EditAsync();
        await mine.TypeAsync(("City", "Bonn"), ("E-mail", "neu@example.com"));
        await mine.SavedAsync();

        await theirs.TypeAsync(("City", "Köln"), ("Phone", "+49 221 1"));
        await theirs.Save.ClickAsync();
        var told = second.Page.GetByRole(AriaRole.Region, new() { Name = "Changed meanwhile" });
        await Expect(told).ToContainTextAsync("Clara Clerk");
        await Expect(told).ToContainTextAsync("Ulm");
        await Expect(told).ToContainTextAsync("Bonn");
        await Expect(theirs.Field("City")).ToHaveValueAsync("Köln");
        await Expect(theirs.Field("E-mail")).ToHaveValueAsync("neu@example.com");
        await Expect(theirs.Field("Phone")).ToHaveValueAsync("+49 221 1");
        await Pictures.TakeAsync(second.Page, "participant-merge");
        await theirs.SavedAsync();
        await Expect(theirs.Details).ToContainTextAsync("Köln");
        await Expect(theirs.Details).ToContainTextAsync("neu@example.com");
    }
}
