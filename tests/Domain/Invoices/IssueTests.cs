using InvoiceWeb.Audit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;
using static InvoiceWeb.Tests.Builders.AnActor;
using static InvoiceWeb.Tests.Builders.Moments;

namespace InvoiceWeb.Tests.Domain.Invoices;

public sealed class IssueTests
{
    [Fact]
    public void Issue_takes_number_date_year_rate_and_snapshot()
    {
        var invoice = AnInvoice.Submitted().In("USD").Build();
        invoice.Issue(AnInvoice.Number(41), Today, 30, 0.92m, """{"version":1}""", Bob, Noon);

        Assert.Equal((41L, "RE-2026-000041", "RE2026000041", 2026), (invoice.Number, invoice.NumberText, invoice.NumberKey, invoice.Year));
        Assert.Equal((Today, Today, Noon), (invoice.IssueDate, invoice.ListDate, invoice.IssuedAt));
        Assert.Equal((0.92m, """{"version":1}"""), (invoice.ExchangeRate, invoice.Snapshot));
        Assert.Equal("RE-2026-000041", invoice.DisplayName);
        Assert.Equal(109.48m, invoice.GrossInBase(Currency.Of("EUR")));
    }

    [Fact]
    public void Issue_says_for_the_history_everything_that_it_sets()
    {
        var changes = AnInvoice.Submitted().In("USD").Build().Issue(AnInvoice.Number(41), Today, 30, 0.92m, "{}", Bob, Noon);
        Assert.Equal(
            [
                new("number", null, "RE-2026-000041"), new("issueDate", null, "2026-03-16"), new("dueDate", null, "2026-04-15"),
                new("exchangeRate", null, "0.92"), new AuditChange("status", "Submitted", "Approved"),
            ],
            changes);
    }

    [Fact]
    public void Issue_does_not_call_a_change_what_stays_the_same()
    {
        var invoice = AnInvoice.Submitted().Having(c => c with { IssueDate = Today, DueDate = Today.AddDays(7), ExchangeRate = 1.0m }).Build();
        var changes = invoice.Issue(AnInvoice.Number(41), Today, 30, 1, "{}", Bob, Noon);
        Assert.Equal(["number", "status"], changes.Select(c => c.Field));
    }

    [Fact]
    public void An_issued_invoice_is_frozen()
    {
        var invoice = AnInvoice.Issued().Build();
        var content = Everything.Of(invoice.Content);
        Refusal.Of("invoice.not-a-draft", () => invoice.Revise(AnInvoice.Content with { Note = "Later" }, null, Alice, Noon));
        Refusal.Of("invoice.not-awaiting-approval", () => invoice.Issue(AnInvoice.Number(42), Today.AddDays(1), 14, 2, "{}", Bob, Noon));
        invoice.Allocate(50);
        Assert.Equal(content, Everything.Of(invoice.Content));
        Assert.Equal(("RE-2026-000041", Today), (invoice.NumberText, invoice.IssueDate));
    }

    [Fact]
    public void The_due_date_is_reckoned_from_the_final_issue_date_and_the_terms_of_the_tenant() =>
        Assert.Equal(Day(2026, 3, 15), AnInvoice.Issued().On(Day(2026, 2, 13), settingsTerms: 30).Build().DueDate);

    [Fact]
    public void Terms_on_the_invoice_come_before_those_of_the_tenant() =>
        Assert.Equal(Day(2026, 3, 23), AnInvoice.Issued().Having(c => c with { TermsDays = 7 }).Build().DueDate);

    [Fact]
    public void No_days_of_terms_means_due_at_once() =>
        Assert.Equal(Today, AnInvoice.Issued().Having(c => c with { TermsDays = 0 }).Build().DueDate);

    [Fact]
    public void A_typed_due_date_comes_before_all_terms() =>
        Assert.Equal(Day(2026, 5, 1), AnInvoice.Issued().Having(c => c with { TermsDays = 7, DueDate = Day(2026, 5, 1) }).Build().DueDate);

    [Fact]
    public void A_due_date_that_has_passed_before_issue_becomes_the_issue_date() =>
        Assert.Equal(Today, AnInvoice.Issued().Having(c => c with { DueDate = Day(2026, 3, 1) }).Build().DueDate);

    [Fact]
    public void A_draft_of_December_issued_in_January_gets_the_date_and_year_of_January()
    {
        var invoice = AnInvoice.Issued().Having(c => c with { IssueDate = Day(2025, 12, 30) }).On(Day(2026, 1, 2)).Build();
        Assert.Equal((Day(2026, 1, 2), Day(2026, 1, 2), 2026), (invoice.IssueDate, invoice.ListDate, invoice.Year));
    }

    [Fact]
    public void A_draft_has_no_number_and_stands_in_lists_under_the_day_it_was_made()
    {
        var draft = AnInvoice.Draft().Build();
        Assert.Equal((null, null, 0, "draft"), (draft.Number, draft.NumberText, draft.Year, draft.DisplayName));
        Assert.Equal(Today, draft.ListDate);
        Assert.Equal(Day(2026, 2, 1), AnInvoice.Draft().Having(c => c with { IssueDate = Day(2026, 2, 1) }).Build().ListDate);
    }

    [Fact]
    public void An_invoice_without_a_rate_has_no_amount_in_base_currency() =>
        Assert.Null(AnInvoice.Issued().In("USD").At(exchangeRate: null).Build().GrossInBase(Currency.Of("EUR")));

    [Fact]
    public void A_purchase_invoice_is_called_by_the_number_of_the_supplier_until_it_has_one_of_ours()
    {
        Assert.Equal("R/4711", AnInvoice.Draft().Bought("R/4711").Build().DisplayName);
        Assert.Equal("RE-2026-000041", AnInvoice.Issued().Bought("R/4711").Build().DisplayName);
        Assert.Equal("R4711", AnInvoice.Draft().Bought(" r/4711 ").Build().SupplierNumberKey);
    }

    [Fact]
    public void A_sales_invoice_carries_no_supplier_number() =>
        Assert.Null(AnInvoice.Draft().Having(c => c with { SupplierNumber = "4711" }).Build().SupplierNumberKey);
}
