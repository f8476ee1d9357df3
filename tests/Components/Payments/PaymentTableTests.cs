using Bunit;
using InvoiceWeb.Payments;
using InvoiceWeb.Payments.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Payments;

public sealed class PaymentTableTests : View
{
    private static PaymentListRow Row(params string[] invoices) =>
        new(Guid.CreateVersion7(), Moments.Today, PaymentDirection.In, Guid.CreateVersion7(), "Muster GmbH", 100, "EUR", PaymentMethod.Cash, null, null, false) { Invoices = invoices };

    private string Named(params string[] invoices) =>
        Show<PaymentTable>(p => p.Add(t => t.Rows, [Row(invoices)]).Add(t => t.Empty, "")).Find(".paid-for").TextContent.Trim();

    [Fact]
    public void It_names_the_invoices_and_counts_those_that_do_not_fit()
    {
        Assert.Equal("", Named());
        Assert.Equal("2026-1", Named("2026-1"));
        Assert.Equal("2026-1 and 1 more", Named("2026-1", "2026-2"));
        Assert.Equal("2026-1 and 4 more", Named("2026-1", "2026-2", "2026-3", "2026-4", "2026-5"));
    }
}
