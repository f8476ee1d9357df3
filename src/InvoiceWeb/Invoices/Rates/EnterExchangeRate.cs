using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Rates;

/// <summary>Enters the rate of a currency for a day.</summary>
public sealed class EnterExchangeRate(TenantDatabase tenants, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>exchange-rate.exists</c>, <c>exchange-rate.shape</c>, <c>exchange-rate.base-currency</c>, <c>exchange-rate.in-future</c>, <c>currency.unknown</c></exception>
    public async Task ExecuteAsync(Actor actor, RateContent content, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await Beaten.OnceMoreAsync(() => EnterAsync(actor, content, cancellationToken));
    }

    private async Task<bool> EnterAsync(Actor actor, RateContent content, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var settings = await work.LoadSettingsAsync(cancellationToken);
        if (content.Currency == settings.BaseCurrency) throw InvoiceRules.RateOfBase(settings.BaseCurrency);
        if (content.ValidFrom > settings.DayOf(now)) throw InvoiceRules.RateInFuture(content.ValidFrom);
        var rate = new ExchangeRate(actor.Tenant, Currency.Of(content.Currency), content.ValidFrom, content.Rate, actor, now);
        if (await work.Db.ExchangeRates.AnyAsync(r => r.Currency == rate.Currency && r.ValidFrom == rate.ValidFrom, cancellationToken))
            throw InvoiceRules.RateExists(rate.Currency, rate.ValidFrom);
        work.Db.ExchangeRates.Add(rate);
        work.Record(settings, now, "settings.rate-entered", RateChange.Of(rate, before: null));
        await work.CommitAsync(cancellationToken);
        return true;
    }
}

/// <summary>Puts a wrong rate of today right. Issued invoices keep the rate they were issued with.</summary>
public sealed class CorrectExchangeRate(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="seenRate">The rate that stood on the screen.</param>
    /// <exception cref="RuleBrokenException"><c>reason.missing</c>, <c>exchange-rate.old</c>, <c>exchange-rate.shape</c>, <c>record.changed-meanwhile</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid id, decimal rate, decimal seenRate, string? reason, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var settings = await work.LoadSettingsAsync(cancellationToken);
        var entered = await work.Db.ExchangeRates.SingleOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw TenancyRules.NotFound("exchange rate");
        if (entered.Rate != seenRate) throw TenancyRules.ChangedMeanwhile("exchange rate");
        var why = InvoiceRules.RequireReason(reason);
        entered.Correct(rate, settings.DayOf(now), actor, now);
        if (rate == seenRate) return;
        work.Record(settings, now, "settings.rate-corrected", RateChange.Of(entered, seenRate), why);
        await work.CommitAsync(cancellationToken);
    }
}

/// <param name="Rate">One unit of the currency in the base currency.</param>
public sealed record RateContent(string Currency, DateOnly ValidFrom, decimal Rate);

internal static class RateChange
{
    public static AuditChange[] Of(ExchangeRate rate, decimal? before) =>
        [AuditChange.Of("currency", null, rate.Currency), AuditChange.Of("validFrom", null, rate.ValidFrom), AuditChange.Of("exchangeRate", before, rate.Rate)];
}
