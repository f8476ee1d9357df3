using InvoiceWeb.Data;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

internal static class ExchangeRates
{
    /// <summary>The newest rate entered for a day or before it; null when there is none.</summary>
    public static Task<decimal?> LatestRateAsync(this InvoiceDbContext db, string currency, DateOnly day, CancellationToken cancellationToken) =>
        db.ExchangeRates.AsNoTracking().Where(r => r.Currency == currency && r.ValidFrom <= day)
            .OrderByDescending(r => r.ValidFrom).Select(r => (decimal?)r.Rate).FirstOrDefaultAsync(cancellationToken);
}
