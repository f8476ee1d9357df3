using InvoiceWeb.Data;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Figures;

/// <summary>The figures of the start page: kept totals and what has not been folded into them yet, as of one moment.</summary>
public sealed class ReadFigures(TenantDatabase tenants, TimeProvider clock)
{
    private static readonly TotalsMeasure[] Open = [TotalsMeasure.Open, TotalsMeasure.OpenCredit];
    private static readonly TotalsMeasure[] OpenOfEverybody = [TotalsMeasure.Open.OfEverybody(), TotalsMeasure.OpenCredit.OfEverybody()];

    public async Task<CompanyFigures> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var today = settings.DayOf(clock.GetUtcNow());
        var totals = await TotalsAsync(work.Db, CompanyFigures.FirstMonth(today), cancellationToken);
        var rates = new Dictionary<string, decimal> { [settings.BaseCurrency] = 1m };
        foreach (var currency in totals.Select(t => t.Currency).Distinct().Where(c => c != settings.BaseCurrency).ToList())
            if (await work.Db.LatestRateAsync(currency, today, cancellationToken) is { } rate) rates[currency] = rate;
        return new CompanyFigures(totals, today, Currency.Of(settings.BaseCurrency), rates);
    }

    /// <summary>One statement: a fold between two of them would be counted twice or not at all.</summary>
    private static async Task<List<DayTotal>> TotalsAsync(InvoiceDbContext db, DateOnly since, CancellationToken cancellationToken)
    {
        var moved = TotalsMeasure.Moved.OfEverybody();
        var rows = await db.TotalsBalances.Where(b => OpenOfEverybody.Contains(b.Measure))
            .Select(b => new { b.Measure, b.Direction, b.Currency, b.Day, b.AmountMinor, b.Count })
            .Concat(db.TotalsBalances.Where(b => b.Measure == moved && b.Day >= since)
                .Select(b => new { b.Measure, b.Direction, b.Currency, b.Day, b.AmountMinor, b.Count }))
            .Concat(db.TotalsDeltas.Where(d => Open.Contains(d.Measure) || (d.Measure == TotalsMeasure.Moved && d.Day >= since))
                .Select(d => new { d.Measure, d.Direction, d.Currency, d.Day, d.AmountMinor, Count = (long)d.Count }))
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => new DayTotal(r.Measure.OfEach(), r.Direction, r.Currency, r.Day, r.AmountMinor, r.Count))];
    }
}
