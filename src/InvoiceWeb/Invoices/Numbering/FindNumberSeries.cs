using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Numbering;

/// <summary>Lists the number series with the number that each takes next.</summary>
public sealed class FindNumberSeries(TenantDatabase tenants, TimeProvider clock)
{
    /// <summary>More than a company with a series for each branch needs.</summary>
    public const int Limit = 200;

    public async Task<IReadOnlyList<SeriesRow>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var today = settings.DayOf(clock.GetUtcNow());
        var year = await work.Db.FiscalYears.AsNoTracking().Where(y => y.From <= today && y.To >= today).Select(y => (int?)y.Year).FirstOrDefaultAsync(cancellationToken) ?? today.Year;
        var series = await work.Db.NumberSeries.AsNoTracking()
            .OrderBy(s => s.Direction).ThenBy(s => s.Kind).ThenByDescending(s => s.IsDefault).ThenBy(s => s.Id).Take(Limit).ToListAsync(cancellationToken);
        var ids = series.Select(s => s.Id).ToArray();
        var counters = await work.Db.NumberCounters.AsNoTracking().Where(c => ids.Contains(c.SeriesId) && c.Year == year)
            .ToDictionaryAsync(c => c.SeriesId, c => c.LastNumber, cancellationToken);
        return [.. series.Select(s => new SeriesRow(
            s.Id, s.Name, s.Direction, s.Kind, s.Prefix, s.Width, s.IsDefault, s.RowVersion, year, counters.GetValueOrDefault(s.Id), s.Format(year, counters.GetValueOrDefault(s.Id) + 1)))];
    }
}

/// <param name="Year">The fiscal year of today.</param>
/// <param name="LastNumber">The last number taken in it; 0 before the first.</param>
/// <param name="Next">What the next document of today would carry.</param>
public sealed record SeriesRow(
    Guid Id, string Name, InvoiceDirection Direction, InvoiceKind Kind, string Prefix, int Width, bool IsDefault, int RowVersion, int Year, long LastNumber, string Next);
