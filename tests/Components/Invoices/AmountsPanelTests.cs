using Bunit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Invoices;

public sealed class AmountsPanelTests : View
{
    private IReadOnlyList<string> Facts(AnInvoice invoice, DateOnly? due = null, int? terms = null)
    {
        var view = Show<AmountsPanel>(p => p.Add(a => a.Invoice, invoice.Build()).Add(a => a.Due, due).Add(a => a.TermsDays, terms));
        return [.. view.FindAll("dt").Select(dt => $"{dt.TextContent}: {dt.NextElementSibling!.TextContent.OneLine()}")];
    }

    [Theory]
    [InlineData(DocumentStatus.Draft), InlineData(DocumentStatus.Submitted)]
    public void Before_issue_nothing_is_open_yet_but_it_says_what_will_be_due_and_when(DocumentStatus status)
    {
        Assert.Equal(["Will be due: 119.00EUR", "Due date: 20 Apr 2026"], Facts(AnInvoice.In(status), due: new(2026, 4, 20)));
        Assert.Equal(["Will be due: 119.00EUR", "Due date: 14 days after issue 30 Mar 2026 if it is issued today"], Facts(AnInvoice.In(status), terms: 14));
        Assert.Equal(["Will be credited: 119.00EUR"], Facts(AnInvoice.In(status).AsCreditNote(), terms: 14));
    }

    [Fact]
    public void An_issued_invoice_says_what_is_paid_and_what_is_open() =>
        Assert.Equal(["Total: 119.00EUR", "Paid: 19.00EUR", "Open: 100.00EUR", "Due date: 15 Apr 2026"], Facts(AnInvoice.Issued().Paid(19)));

    [Fact]
    public void A_credit_note_says_what_is_settled_and_what_is_left() =>
        Assert.Equal(["Total: 119.00EUR", "Settled: 19.00EUR", "Left to settle: 100.00EUR"], Facts(AnInvoice.Issued().AsCreditNote().Paid(19)));

    [Fact]
    public void Nothing_is_due_on_what_is_void() => Assert.Equal(["Total: 119.00EUR"], Facts(AnInvoice.Voided()));
}
