using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>All fiscal years with what of them is hot and what is archived, and what both cost.</summary>
public sealed class ReadArchiveOverview(TenantDatabase tenants, ArchivePrices prices)
{
    public async Task<ArchiveOverview> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.SearchArchive);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var years = await work.Db.FiscalYears.AsNoTracking().OrderByDescending(y => y.From).ToListAsync(cancellationToken);
        var runs = await work.Db.ArchiveRuns.AsNoTracking().OrderByDescending(r => r.RequestedAt).Take(1_000).ToListAsync(cancellationToken);
        var held = await work.Db.LegalHolds.AsNoTracking().Where(h => h.RecordId == null && h.LiftedAt == null).Select(h => h.Year).ToListAsync(cancellationToken);
        var retention = await work.Db.RetentionRules.AsNoTracking().ToListAsync(cancellationToken);
        var keptYears = RetentionRule.LongestOf(retention);
        var rows = new List<ArchiveYearRow>(years.Count);
        foreach (var year in years)
        {
            var (issued, sizes) = await CountAsync(work, year.Year, cancellationToken);
            var archived = await work.ArchivedAsync(year.Year, cancellationToken);
            rows.Add(new(
                year.Year, year.From, year.To, year.IsClosed, issued - archived, archived, ArchiveSizes.Hot(issued - archived), sizes, RetentionRule.KeptUntil(year.To, keptYears),
                held.Contains(year.Year), runs.FirstOrDefault(r => r.Year == year.Year)));
        }
        return new(rows, prices, settings.ArchiveNeedsSecondAdmin, settings.RowVersion);
    }

    /// <summary>Numbers have no gaps, so the counters know how many documents were issued: no invoice has to be counted.</summary>
    private static async Task<(long Issued, long Bytes)> CountAsync(TenantWork work, int year, CancellationToken cancellationToken) =>
        (await work.Db.NumberCounters.AsNoTracking().Where(c => c.Year == year).SumAsync(c => c.LastNumber, cancellationToken),
            await work.Db.ArchiveSegments.AsNoTracking().Where(s => s.Year == year && s.Readable > 0).SumAsync(s => s.DocumentsBytes + s.IndexBytes, cancellationToken));
}

/// <param name="SettingsVersion">The settings' row version, to change the policy with.</param>
public sealed record ArchiveOverview(IReadOnlyList<ArchiveYearRow> Years, ArchivePrices Prices, bool NeedsSecondAdmin, int SettingsVersion)
{
    public long HotBytes => Years.Sum(y => y.HotBytes);
    public long ArchivedBytes => Years.Sum(y => y.ArchivedBytes);

    /// <summary>What all documents would take if none were archived.</summary>
    public long AllHotBytes => Years.Sum(y => y.HotBytes + ArchiveSizes.Hot(y.Archived));

    public decimal MonthlyCost => Prices.OfHot(HotBytes) + Prices.OfCold(ArchivedBytes);
    public decimal MonthlyCostAllHot => Prices.OfHot(AllHotBytes);

    /// <summary>How many times dearer all-hot would be; null while nothing costs anything.</summary>
    public decimal? Ratio => MonthlyCost > 0 ? MonthlyCostAllHot / MonthlyCost : null;

    public int? OldestNotArchived => Years.Where(y => y.Hot > 0).Select(y => (int?)y.Year).Min();
}

/// <param name="Hot">Issued documents in the hot tier; recalled ones are among them.</param>
/// <param name="ArchivedBytes">Documents and indexes.</param>
/// <param name="KeptUntil">The last day on which all of its documents must be there.</param>
/// <param name="IsHeld">The whole year is under legal hold.</param>
public sealed record ArchiveYearRow(
    int Year, DateOnly From, DateOnly To, bool IsClosed, long Hot, long Archived, long HotBytes, long ArchivedBytes, DateOnly KeptUntil, bool IsHeld, ArchiveRun? LastRun);
