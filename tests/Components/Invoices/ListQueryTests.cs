using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Pages;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Invoices;

/// <summary>The list as it stands in the address, and the years that it looks at.</summary>
public sealed class ListQueryTests
{
    private static readonly FiscalYear[] Years = [.. new[] { 2026, 2025, 2024, 2023 }.Select(year => FiscalYear.Calendar(AnActor.Alice.Tenant, year))];

    private static readonly ListQuery Full = new()
    {
        Direction = InvoiceDirection.Purchase, Status = DocumentStatus.Approved, Payment = PaymentStatus.PartlyPaid, Overdue = true, Participant = Guid.CreateVersion7(), Number = "R-2026/ä &1",
        IssuedFrom = new(2025, 1, 2), IssuedTo = new(2025, 3, 4), DueFrom = new(2025, 5, 6), DueTo = new(2025, 7, 8), AmountFrom = 1.5m, AmountTo = 1000m, Currency = "EUR",
        Years = "2024-2025", Order = new(InvoiceSort.Amount, true), After = "2025-01-02_x", At = 50,
    };

    private static ListQuery Parsed(string query) => ListQuery.Parse("http://localhost/acme/" + query);

    [Fact]
    public void Everything_survives_the_address() => Assert.Equal(Full, Parsed(Full.ToUrl()));

    [Fact]
    public void The_usual_list_has_the_plain_address()
    {
        Assert.Equal("invoices", new ListQuery().ToUrl());
        Assert.Equal(new ListQuery(), Parsed("invoices"));
        Assert.False(new ListQuery { Order = new(InvoiceSort.Due, true), At = 50 }.IsFiltered);
        Assert.True(Full.IsFiltered);
    }

    [Theory]
    [InlineData("status=Nonsense"), InlineData("status=99"), InlineData("participant=1"), InlineData("issuedFrom=yesterday"), InlineData("amountFrom=1e99"), InlineData("currency=XXX"), InlineData("at=-5"), InlineData("sort=7"), InlineData("after=%00")]
    public void What_somebody_has_tampered_with_is_ignored(string query) => Assert.Equal(new ListQuery(), Parsed("invoices?" + query) with { After = null });

    [Fact]
    public void Days_of_issue_are_not_ordered_by_due_days()
    {
        Assert.Equal(InvoiceOrder.Newest, Parsed("invoices?issuedFrom=2025-01-01&sort=Due&order=up").Order);
        Assert.Equal(new(InvoiceSort.Due, true), Parsed("invoices?dueFrom=2025-01-01&sort=Due&order=up").Order);
        Assert.Equal(new(InvoiceSort.Due, false), Parsed("invoices?dueFrom=2025-01-01").Order);
        Assert.Equal(InvoiceOrder.Newest, Parsed("invoices?dueFrom=2025-01-01&issuedTo=2025-12-31").Order);
    }

    [Fact]
    public void Amounts_are_compared_within_a_currency()
    {
        Assert.Equal("CHF", new ListQuery { AmountFrom = 1 }.InOneCurrency("CHF").Currency);
        Assert.Equal("CHF", new ListQuery { Order = new(InvoiceSort.Amount, true) }.InOneCurrency("CHF").Currency);
        Assert.Equal("EUR", Full.InOneCurrency("CHF").Currency);
        Assert.Null(new ListQuery().InOneCurrency("CHF").Currency);
        Assert.Equal(150, Full.ToFilter(ListWindow.None, Moments.Today).AmountFrom);
        Assert.Equal(2, (Full with { Currency = "JPY" }).ToFilter(ListWindow.None, Moments.Today).AmountFrom);
    }

    [Fact]
    public void The_usual_window_begins_with_last_year_and_stays_open()
    {
        var window = ListWindow.Of(new(), Years, new(2026, 3, 16));
        Assert.Equal((2025, 2026, new DateOnly(2025, 1, 1), (DateOnly?)null), (window.First!.Value, window.Last!.Value, window.From!.Value, window.To));
        Assert.Equal(new DateOnly(2023, 1, 1), ListWindow.Of(new(), Years[3..], new(2026, 3, 16)).From);
        Assert.Equal(new DateOnly(2025, 1, 1), ListWindow.Of(new(), [], new(2026, 3, 16)).From);
    }

    [Fact]
    public void Who_names_years_gets_them_and_who_names_a_document_needs_none()
    {
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2025, 12, 31)), (ListWindow.Of(Full with { Participant = null, Number = null, IssuedFrom = null }, Years, Moments.Today).From, ListWindow.Of(Full, Years, Moments.Today).To!.Value));
        Assert.Equal(ListWindow.None, ListWindow.Of(new() { Number = "1" }, Years, Moments.Today));
        Assert.Equal(ListWindow.None, ListWindow.Of(new() { Participant = Guid.CreateVersion7() }, Years, Moments.Today));
        Assert.NotEqual(ListWindow.None, ListWindow.Of(new() { Years = "nonsense" }, Years, Moments.Today));
        Assert.Equal(["2026", "2025", "2024", "2023", "2024-2026", "2023-2026"], ListWindow.Choices(Years).Select(choice => choice.Value));
    }
}
