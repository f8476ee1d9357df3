using Bunit;
using InvoiceWeb.Bulk;
using InvoiceWeb.Bulk.Views;
using InvoiceWeb.Invoices;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Tests.Components.Invoices;
using InvoiceWeb.Ui;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Tests.Components.Bulk;

public sealed class BulkViewsTests : View
{
    private IRenderedComponent<BulkDialog> Asked(BulkAction action, params BulkForecast[] forecasts) =>
        Show<BulkDialog>(p => p.Add(d => d.Action, action).Add(d => d.Forecasts, forecasts).Add(d => d.Attempt, Attempt).Add(d => d.Confirmed, reason => _confirmed = reason));

    private string? _confirmed = "nothing";

    private static BulkForecast Fine(string name) => new(Guid.CreateVersion7(), name, null);

    private static BulkForecast Refused(string name) => new(Guid.CreateVersion7(), name, InvoiceRules.EditorCannotApprove(name));

    [Fact]
    public void It_says_how_many_will_be_done_and_which_will_not_and_why()
    {
        var view = Asked(BulkAction.Approve, Fine("1"), Fine("2"), Refused("R-7"));
        Assert.Contains("2 invoices will be approved", view.Text(), StringComparison.Ordinal);
        Assert.Contains("One will be refused:", view.Text(), StringComparison.Ordinal);
        Assert.Equal("R-7You edited or submitted R-7; a colleague must approve it.", Assert.Single(view.FindAll(".forecast li")).TextContent.Trim());
        view.Find("form").Submit();
        Assert.Equal("", _confirmed);
        Assert.Equal("Approve 2", view.Find("button[type=submit]").TextContent);
    }

    [Fact]
    public void Where_nothing_can_be_done_nothing_can_be_confirmed()
    {
        var view = Asked(BulkAction.Void, Refused("R-7"));
        Assert.True(view.Find("button[type=submit]").HasAttribute("disabled"));
        Assert.Empty(view.FindAll("textarea"));
        Assert.Contains("None of them can be done:", view.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_tried_again_keeps_its_reason()
    {
        var view = Show<BulkDialog>(p => p.Add(d => d.Action, BulkAction.Void).Add(d => d.Forecasts, [Fine("1")]).Add(d => d.Attempt, Attempt).Add(d => d.Reason, "Wrong customer").Add(d => d.Confirmed, reason => _confirmed = reason));
        view.Find("form").Submit();
        Assert.Equal("Wrong customer", _confirmed);
    }

    [Fact]
    public void What_was_refused_is_a_table_in_the_readers_language_that_no_spreadsheet_takes_for_formulas()
    {
        Speak("de-DE");
        var refused = new RefusedRows(BulkAction.Approve, null, Moments.Noon,
            [new(Guid.CreateVersion7(), 3, "2026-000007", "=cmd|' /C calc'!A0, Inc.", KeptRefusal.Of(InvoiceRules.EditorCannotApprove("7"))), new(Guid.CreateVersion7(), null, "R-2 · Nord", null, KeptRefusal.Of(JobRules.Failed()))]);

        var lines = System.Text.Encoding.UTF8.GetString(BulkEndpoints.ToCsv(refused, Texts, Services.GetRequiredService<IStringLocalizer<Texts>>())).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal("Nummer,Geschäftspartner,Grund,Code", lines[0]);
        Assert.StartsWith("2026-000007,\"'=cmd|' /C calc'!A0, Inc.\",", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",job.failed", lines[2], StringComparison.Ordinal);
        Assert.Single(refused.Again);
    }

    [Fact]
    public void A_void_asks_for_its_reason()
    {
        var view = Asked(BulkAction.Void, Fine("1"));
        view.Labelled("Reason").Input("Wrong customer");
        view.Find("form").Submit();
        Assert.Equal("Wrong customer", _confirmed);
        Assert.Contains("number stays used", view.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_of_refusals_is_cut_and_says_so()
    {
        var view = Asked(BulkAction.Submit, [Fine("1"), .. Enumerable.Range(1, 25).Select(n => Refused($"R-{n}"))]);
        Assert.Equal(21, view.FindAll(".forecast li").Count);
        Assert.Contains("and 5 more", view.FindAll(".forecast li")[^1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Sums_are_those_of_each_currency_with_credit_notes_taken_off()
    {
        InvoiceRow[] rows = [ARow.Usual, ARow.Usual with { PayableMinor = 100 }, ARow.Usual with { Kind = InvoiceKind.CreditNote, PayableMinor = 1_900 }, ARow.Usual with { Currency = "JPY", PayableMinor = 500 }];
        Assert.Equal("101.00EUR 500JPY", string.Join(' ', Show<SelectionTotals>(p => p.Add(t => t.Rows, rows)).FindAll(".amount").Select(a => a.TextContent)));
        var mixed = Show<SelectionTotals>(p => p.Add(t => t.Rows, [ARow.Usual, ARow.Usual with { Direction = InvoiceDirection.Purchase }])).Text();
        Assert.Contains("Sales 119.00", mixed, StringComparison.Ordinal);
        Assert.Contains("Purchases 119.00", mixed, StringComparison.Ordinal);
    }
}
