using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Payments.Books;

/// <summary>Keeps the books in another currency, as long as nothing stands in them. Rates into the old one go with it.</summary>
public sealed class ChangeBaseCurrency(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="seenVersion">The settings' row version that the person was looking at.</param>
    /// <exception cref="RuleBrokenException"><c>settings.base-currency-in-use</c>, <c>settings.base-currency-same</c>, <c>currency.unknown</c>, <c>record.changed-meanwhile</c></exception>
    public async Task ExecuteAsync(Actor actor, string code, int seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        // An issue under way holds the settings: it ends first and is counted, or waits and reads the new currency.
        await work.Db.Database.ExecuteSqlAsync($"SELECT 1 FROM company_settings WHERE tenant_id = {actor.Tenant.Value} FOR UPDATE", cancellationToken);
        var settings = await work.LoadSettingsAsync(cancellationToken);
        await work.RequireSeenAsync(settings, seenVersion, cancellationToken);
        var currency = Currency.Of(code);
        if (currency.Code == settings.BaseCurrency) throw CompanyRules.BaseCurrencySame();
        if (await IsInUseAsync(work, cancellationToken)) throw CompanyRules.BaseCurrencyInUse(settings.BaseCurrency);
        var before = settings.BaseCurrency;
        settings.KeepBooksIn(currency);
        work.Db.ExchangeRates.RemoveRange(await work.Db.ExchangeRates.ToListAsync(cancellationToken));
        work.Record(settings, clock.GetUtcNow(), "settings.base-currency-changed", [AuditChange.Of("baseCurrency", before, currency.Code)]);
        await work.CommitAsync(cancellationToken);
    }

    internal static async Task<bool> IsInUseAsync(TenantWork work, CancellationToken cancellationToken) =>
        await work.Db.NumberCounters.AsNoTracking().AnyAsync(c => c.LastNumber > 0, cancellationToken)
        || await work.Db.Invoices.AsNoTracking().AnyAsync(i => i.Status == DocumentStatus.Approved || i.Status == DocumentStatus.Void, cancellationToken)
        || await work.Db.Payments.AsNoTracking().AnyAsync(cancellationToken);
}
