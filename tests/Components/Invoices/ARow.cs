using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Invoices;

/// <summary>A row of the invoice list: an issued, unpaid invoice over 119.00 EUR; a test changes what matters to it.</summary>
public static class ARow
{
    public static readonly InvoiceRow Usual = new(
        Guid.CreateVersion7(), InvoiceDirection.Sales, InvoiceKind.Invoice, "RE-2026-000041", null, Guid.CreateVersion7(), "Muster GmbH",
        Moments.Today, Moments.Today, Moments.Today.AddDays(30), DocumentStatus.Approved, PaymentStatus.Unpaid, "EUR", 119m, 11_900) { PayableMinor = 11_900, RowVersion = 3 };
}
