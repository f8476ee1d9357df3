using Bunit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Invoices;

public sealed class InvoiceTableTests : View
{
    private IRenderedComponent<InvoiceTable> Shown(params InvoiceRow[]? rows) => Show<InvoiceTable>(p => p.Add(t => t.Rows, rows).Add(t => t.Empty, "<a href='acme/invoices/new'>New invoice</a>"));

    private IReadOnlyList<string> Cells(InvoiceRow row) => [.. Shown(row).FindAll("tbody td").Select(c => c.QuerySelectorAll(".chip") is { Length: > 0 } chips ? string.Join(' ', chips.Select(chip => chip.TextContent)) : c.TextContent.OneLine())];

    [Fact]
    public void Loading_it_keeps_the_place_without_saying_empty()
    {
        var view = Shown(null);
        Assert.NotEmpty(view.FindAll("tr.skeleton"));
        Assert.All(view.FindAll("tr.skeleton"), row => Assert.Equal("true", row.GetAttribute("aria-hidden")));
        Assert.Empty(view.FindAll(".empty"));
    }

    [Fact]
    public void Empty_it_shows_the_way_out()
    {
        var view = Shown();
        Assert.Equal("New invoice", view.Find(".empty a").TextContent);
        Assert.Empty(view.FindAll("tbody tr"));
    }

    [Fact]
    public void A_row_says_everything_about_an_invoice()
    {
        Assert.Equal(["RE-2026-000041", "Muster GmbH", "16 Mar 2026", "15 Apr 2026", "Approved Unpaid", "119.00EUR", "119.00EUR"], Cells(ARow.Usual));
        Assert.Empty(Shown(ARow.Usual).FindAll(".empty"));
    }

    [Theory]
    [InlineData("USD", 0.5, "59.50EUR"), InlineData("USD", null, ""), InlineData("EUR", null, "119.00EUR")]
    public void A_foreign_amount_stands_beside_its_amount_in_the_books_as_soon_as_there_is_a_rate(string currency, double? rate, string expected)
    {
        var view = Show<InvoiceTable>(p => p.Add(t => t.Rows, [ARow.Usual with { Currency = currency, ExchangeRate = (decimal?)rate }]).Add(t => t.Columns, new HashSet<InvoiceColumn> { InvoiceColumn.Base }));
        Assert.Equal(expected, view.FindAll("tbody td")[^1].TextContent.OneLine());
    }

    [Fact]
    public void Numbers_and_dates_follow_the_reader()
    {
        Speak("de-DE");
        Assert.Equal(["16. März 2026", "15. Apr. 2026"], Cells(ARow.Usual).Skip(2).Take(2));
        Assert.Equal("1.190,50EUR", Cells(ARow.Usual with { PayableMinor = 119_050 })[5]);
    }

    [Fact]
    public void It_leads_to_the_invoice() =>
        Assert.Equal($"acme/invoices/{ARow.Usual.Id}", Shown(ARow.Usual).Find("a").GetAttribute("href"));

    [Theory]
    [InlineData("ER-1", "4711", "ER-1 · 4711"), InlineData(null, "4711", "4711"), InlineData(null, null, "No number yet"), InlineData("RE-1", null, "RE-1")]
    public void It_is_called_by_the_numbers_it_has(string? number, string? supplier, string name) =>
        Assert.Equal(name, Cells(ARow.Usual with { NumberText = number, SupplierNumber = supplier })[0]);

    [Fact]
    public void What_is_overdue_says_for_how_long()
    {
        Assert.Equal("Approved Unpaid Overdue 3 d", Cells(ARow.Usual with { DueDate = Moments.Today.AddDays(-3) })[4]);
        Assert.Equal("Approved Unpaid", Cells(ARow.Usual with { DueDate = Moments.Today })[4]);
    }

    [Fact]
    public void What_is_settled_shows_no_open_amount() => Assert.Equal("", Cells(ARow.Usual with { OpenMinor = 0, PaymentStatus = PaymentStatus.Paid })[6]);

    [Fact]
    public void A_credit_note_says_so_and_takes_off()
    {
        var note = ARow.Usual with { Kind = InvoiceKind.CreditNote, NumberText = "CN-1", OpenMinor = 4_000, PaymentStatus = PaymentStatus.PartlyPaid };
        Assert.Equal(["CN-1 Credit note", "Muster GmbH", "16 Mar 2026", "15 Apr 2026", "Approved Partly settled", "-119.00EUR", "-40.00EUR"], Cells(note));
        Assert.Equal((-119m, -40m, -119m), (note.SignedAmount, note.SignedOpen, note.AmountIn("EUR")));
    }

    [Fact]
    public void Where_sales_and_purchases_stand_together_each_row_says_which_it_is()
    {
        IReadOnlyList<string> Kinds(params InvoiceRow[] rows) => [.. Shown(rows).FindAll("td.kind").Select(c => c.TextContent)];
        var bought = ARow.Usual with { Id = Guid.CreateVersion7(), Direction = InvoiceDirection.Purchase };
        Assert.Empty(Kinds(ARow.Usual, ARow.Usual with { Id = Guid.CreateVersion7() }));
        Assert.Empty(Kinds(bought));
        Assert.Equal(["Sale", "Purchase", "Purchase, credit note"], Kinds(ARow.Usual, bought, bought with { Id = Guid.CreateVersion7(), Kind = InvoiceKind.CreditNote }));
    }

    [Theory]
    [InlineData("JPY", 1190, "1,190JPY"), InlineData("KWD", 1190, "1.190KWD")]
    public void Amounts_have_the_places_of_their_currency(string currency, long open, string shown) =>
        Assert.Equal(shown, Cells(ARow.Usual with { Currency = currency, OpenMinor = open })[6]);

    [Fact]
    public void A_draft_without_dates_and_name_is_shown_too() =>
        Assert.Equal(["No number yet", "", "", "", "Draft", "0.00EUR", ""], Cells(ARow.Usual with { NumberText = null, ParticipantName = null, IssueDate = null, DueDate = null, Status = DocumentStatus.Draft, GrossTotal = 0, PayableMinor = 0, OpenMinor = 0 }));

    [Fact]
    public void A_name_is_text_and_finds_its_own_direction()
    {
        var cell = Shown(ARow.Usual with { ParticipantName = "<img src=x onerror=alert(1)> شركة" }).FindAll("td")[1];
        Assert.Empty(cell.Children);
        Assert.Equal("auto", cell.GetAttribute("dir"));
    }
}
