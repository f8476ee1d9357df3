using System.Globalization;
using InvoiceWeb.Invoices;

namespace InvoiceWeb.Payments.Pages;

/// <summary>Addresses of the payment register with filters set. The one place that knows its parameters.</summary>
public static class PaymentListUrl
{
    /// <param name="way">Sales for money that came in, purchases for money that went out.</param>
    public static string OfMonth(InvoiceDirection way, DateOnly month) => string.Create(
        CultureInfo.InvariantCulture,
        $"payments?direction={(way is InvoiceDirection.Sales ? PaymentDirection.In : PaymentDirection.Out)}&from={month:yyyy-MM-dd}&to={month.AddMonths(1).AddDays(-1):yyyy-MM-dd}");
}
