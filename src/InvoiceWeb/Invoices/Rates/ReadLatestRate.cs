using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Rates;

/// <summary>The rate that an invoice would be issued with: the newest one of its day or before it.</summary>
public sealed class ReadLatestRate(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="day">The issue date; null for today.</param>
    /// <returns>Null when nobody has entered one; 1 for the base currency itself.</returns>
    public async Task<LatestRate?> ExecuteAsync(Actor actor, string currency, DateOnly? day, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var asked = day ?? settings.DayOf(clock.GetUtcNow());
        if (currency == settings.BaseCurrency) return new LatestRate(1m, asked);
        return await work.Db.ExchangeRates.AsNoTracking().Where(r => r.Currency == currency && r.ValidFrom <= asked)
            .OrderByDescending(r => r.ValidFrom).Select(r => new LatestRate(r.Rate, r.ValidFrom)).FirstOrDefaultAsync(cancellationToken);
    }
}

public sealed record LatestRate(decimal Rate, DateOnly ValidFrom);
