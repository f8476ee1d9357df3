using InvoiceWeb.Tests.E2E.Infrastructure;
using InvoiceWeb.Tests.E2E.PageObjects;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>Credit notes, settlements, payments over several invoices, credit and reversals.</summary>
[Collection(DemoStage.Name)]
public sealed class MoneyMoves(Stage stage)
{
    private const string Company = "brightside";

    [Fact]
    public async Task An_invoice_is_credited_by_line_and_then_whole_settled_and_refunded()
    {
        await using var clara = await stage.NewPersonAsync();
        await using var amir = await stage.NewPersonAsync();
        await using var tessa = await stage.NewPersonAsync();
        await SignInAsync(clara, amir, tessa);
        var (id, number) = await IssueAsync(clara, amir, "Werkstatt Credit", isNew: true, ("Oak chair", "4", "100"), ("Oil", "2", "10"));

        // By line: two of four chairs, no oil.
        var money = new MoneyPages(clara.Page);
        await new InvoicePage(clara.Page).OpenAsync(Company, id);
        await money.BeginCreditNoteAsync();
        await money.CreditQuantityAsync(1, "5");
        await Expect(money.CreateCreditNote).ToBeDisabledAsync();
        await money.CreditQuantityAsync(1, "2");
        await money.TakeOutAsync(2);
        await Pictures.TakeAsync(clara.Page, "credit-by-line");
        var part = await money.CreateAndSubmitAsync();
        await ApproveAsync(amir, part);
        var note = new InvoicePage(amir.Page);
        await Expect(note.Heading).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^CN-\d{4}-\d{6}$"));
        await Expect(note.Sheet).ToContainTextAsync(number);
        await Expect(note.Sheet).ToContainTextAsync("238.00");
        Assert.Contains(number, await PdfText.OfAsync(await note.DownloadPdfAsync()), StringComparison.Ordinal);

        // Settled against its invoice, undone, settled again.
        await new InvoicePage(tessa.Page).OpenAsync(Company, part);
        var treasurer = new MoneyPages(tessa.Page);
        await treasurer.SettleAsync();
        await Expect(treasurer.Region("Settlements")).ToContainTextAsync(number);
        await treasurer.UndoSettlementAsync(number, "Wrong invoice");
        await Expect(treasurer.Region("Settlements")).ToBeHiddenAsync();
        await treasurer.SettleAsync(number, "238");
        await treasurer.Region("Settlements").GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await Expect(new InvoicePage(tessa.Page).Amounts).ToContainTextAsync("261.80");
        await Pictures.TakeAsync(tessa.Page, "invoice-settled");
        await new InvoicePage(tessa.Page).RecordPaymentAsync(amount: null);

        // The rest as a whole; the customer has paid it, so it is refunded.
        await new InvoicePage(clara.Page).OpenAsync(Company, id);
        await money.BeginCreditNoteAsync();
        var rest = await money.CreateAndSubmitAsync();
        await ApproveAsync(amir, rest);
        await new InvoicePage(tessa.Page).OpenAsync(Company, rest);
        await Expect(new InvoicePage(tessa.Page).Amounts).ToContainTextAsync("261.80");
        await treasurer.RefundAsync();
        await Expect(new InvoicePage(tessa.Page).Amounts).ToContainTextAsync("Left to settle0.00EUR");
        await new InvoicePage(tessa.Page).VerifyHistoryAsync();
        await new InvoicePage(clara.Page).OpenAsync(Company, id);
        await money.BeginCreditNoteAsync();
        await clara.Page.GetByText("Everything on this invoice has been credited already.").WaitForAsync();
    }

    [Fact]
    public async Task One_payment_settles_three_invoices_its_rest_pays_a_fourth_and_a_reversal_opens_them_all()
    {
        await using var clara = await stage.NewPersonAsync();
        await using var amir = await stage.NewPersonAsync();
        await using var tessa = await stage.NewPersonAsync();
        await SignInAsync(clara, amir, tessa);
        var invoices = new List<(string Id, string Number)>();
        for (var i = 0; i < 3; i++) invoices.Add(await IssueAsync(clara, amir, "Atelier Dreifach", isNew: i == 0, ("Table", "1", "100")));

        await new InvoicePage(tessa.Page).OpenAsync(Company, invoices[0].Id);
        await OpenParticipantAsync(tessa, "Atelier Dreifach");
        var money = new MoneyPages(tessa.Page);
        await Expect(money.Region("Open")).ToContainTextAsync("357.00");
        await Pictures.TakeAsync(tessa.Page, "participant");
        // From the list of payments as well: who paid leads to what is open with them.
        await money.BeginPaymentFromTheListAsync(Company, "Atelier", "Atelier Dreifach");
        await Expect(money.AllocatedTo(invoices[2].Number)).ToHaveValueAsync("119.00");
        await OpenParticipantAsync(tessa, "Atelier Dreifach");
        await money.BeginPaymentAsync();
        await Expect(money.AllocatedTo(invoices[2].Number)).ToHaveValueAsync("119.00");
        await money.PaymentAmount.FillAsync("200");
        await Expect(money.AllocatedTo(invoices[1].Number)).ToHaveValueAsync("81.00");
        await Expect(money.AllocatedTo(invoices[2].Number)).ToHaveValueAsync("");
        await money.PaymentAmount.FillAsync("400");
        await Expect(money.Rest).ToContainTextAsync("43.00");
        await Pictures.TakeAsync(tessa.Page, "payment-new");
        await money.RecordAsync();
        await Expect(money.Region("Payment")).ToContainTextAsync("43.00");
        var payment = tessa.Page.Url;
        await tessa.Page.GotoAsync($"/{Company}/payments");
        await Expect(tessa.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = $"{invoices[0].Number} and 2 more" })).ToContainTextAsync("Atelier Dreifach");
        await clara.Page.GotoAsync($"/{Company}/payments");
        await Expect(clara.Page.GetByRole(AriaRole.Button, new() { Name = "Record payment" })).ToBeDisabledAsync();
        await Expect(clara.Page.GetByText("A treasurer records payments.")).ToBeVisibleAsync();

        var (fourth, number) = await IssueAsync(clara, amir, "Atelier Dreifach", isNew: false, ("Bench", "1", "100"));
        var invoice = new InvoicePage(tessa.Page);
        await invoice.OpenAsync(Company, fourth);
        await money.UseCreditAsync();
        await Expect(invoice.Amounts).ToContainTextAsync("76.00");
        await Expect(money.Region("Credit")).ToBeHiddenAsync();

        await tessa.Page.GotoAsync(payment);
        await Expect(tessa.Page.GetByRole(AriaRole.Table, new() { Name = "Allocations" })).ToContainTextAsync(number);
        await money.ReverseAsync("The bank took it back");
        await Expect(money.Region("History")).ToContainTextAsync("The bank took it back");
        await Pictures.TakeAsync(tessa.Page, "payment-reversed");
        await tessa.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Payments" }).ClickAsync();
        await tessa.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Atelier Dreifach" }).First.WaitForAsync();
        await Pictures.TakeAsync(tessa.Page, "payments");
        foreach (var (id, _) in invoices.Append((fourth, number)))
        {
            await invoice.OpenAsync(Company, id);
            await Expect(tessa.Page.GetByText("Unpaid")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task Of_two_treasurers_at_once_the_second_is_told_who_was_first_and_keeps_what_was_typed()
    {
        await using var clara = await stage.NewPersonAsync();
        await using var amir = await stage.NewPersonAsync();
        await using var tessa = await stage.NewPersonAsync();
        await using var second = await stage.NewPersonAsync();
        await SignInAsync(clara, amir, tessa);
        await second.SignInAsync("tessa@demo.example");
        var one = await IssueAsync(clara, amir, "Kontor Zugleich", isNew: true, ("Shelf", "1", "100"));
        var two = await IssueAsync(clara, amir, "Kontor Zugleich", isNew: false, ("Shelf", "1", "100"));

        var late = new MoneyPages(second.Page);
        await new InvoicePage(second.Page).OpenAsync(Company, one.Id);
        await OpenParticipantAsync(second, "Kontor Zugleich");
        await late.BeginPaymentAsync();
        await second.Page.GetByLabel("Reference on the statement").FillAsync("Sammelzahlung 4711");
        await late.PaymentAmount.FillAsync("150");
        var first = new InvoicePage(tessa.Page);
        await first.OpenAsync(Company, one.Id);
        await first.RecordPaymentAsync("100");

        await late.RecordReceived.ClickAsync();

        var alert = second.Page.GetByRole(AriaRole.Alert).First;
        await Expect(alert).ToContainTextAsync("Tessa");
        await Expect(alert).ToContainTextAsync("19.00 EUR is open now");
        await Expect(late.PaymentAmount).ToHaveValueAsync("150.00");
        await Expect(second.Page.GetByLabel("Reference on the statement")).ToHaveValueAsync("Sammelzahlung 4711");
        await Expect(late.AllocatedTo(one.Number)).ToHaveValueAsync("119.00");
        await Expect(late.AllocatedTo(two.Number)).ToHaveValueAsync("31.00");
        await Pictures.TakeAsync(second.Page, "payment-second");
        await late.AllocatedTo(one.Number).FillAsync("19");
        await late.AllocatedTo(two.Number).FillAsync("119");
        await late.RecordAsync();
        await Expect(late.Region("Payment")).ToContainTextAsync("12.00");
    }

    internal static async Task SignInAsync(Person clara, Person amir, Person tessa)
    {
        await clara.SignInAsync("clara@demo.example");
        await amir.SignInAsync("amir@demo.example");
        await tessa.SignInAsync("tessa@demo.example");
    }

    internal static async Task<(string Id, string Number)> IssueAsync(Person clara, Person amir, string customer, bool isNew, params (string What, string Quantity, string Price)[] lines)
    {
        var editor = new EditorPage(clara.Page);
        await editor.OpenNewAsync(Company);
        if (isNew) await editor.CreateAsync("Customer", customer, "Gartenweg 3", "50667", "Köln", "DE");
        else await editor.ChooseAsync("Customer", customer.Split(' ')[0], customer);
        for (var i = 0; i < lines.Length; i++) await editor.TypeLineAsync(i + 1, lines[i].What, lines[i].Quantity, lines[i].Price, "19");
        var id = await editor.SubmitAsync();
        return (id, await ApproveAsync(amir, id));
    }

    internal static async Task<string> ApproveAsync(Person amir, string id)
    {
        var invoice = new InvoicePage(amir.Page);
        await invoice.OpenAsync(Company, id);
        await invoice.ApproveAsync();
        await Expect(invoice.Heading).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"\d{4}-\d{6}$"));
        return (await invoice.Heading.TextContentAsync())!;
    }

    internal static async Task OpenParticipantAsync(Person person, string name)
    {
        await person.Page.GotoAsync($"/{Company}/participants?find={Uri.EscapeDataString(name.Split(' ')[0])}");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Region, new() { Name = "Details" }).WaitForAsync();
    }
}
