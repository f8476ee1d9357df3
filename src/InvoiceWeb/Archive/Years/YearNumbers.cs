using InvoiceWeb.Data;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>The series that have numbers in a year. Everything that goes through a year goes by these, number by number, on one index.</summary>
internal static class YearNumbers
{
    /// <summary>In the order of the ordinals.</summary>
    public static Task<List<SeriesOfYear>> SeriesOfAsync(this InvoiceDbContext db, int year, CancellationToken cancellationToken) => (
        from counter in db.NumberCounters.AsNoTracking()
        where counter.Year == year && counter.LastNumber > 0
        join series in db.NumberSeries.AsNoTracking() on new { counter.TenantId, Id = counter.SeriesId } equals new { series.TenantId, series.Id }
        orderby counter.SeriesId
        select new SeriesOfYear(counter.SeriesId, series.Name, series.Kind, series.Direction, counter.LastNumber)).ToListAsync(cancellationToken);

    /// <summary>Steps through the numbers of a series, or through those behind one of them.</summary>
    public static IEnumerable<(long After, long UpTo)> Windows(this SeriesOfYear series, int size, long behind = 0)
    {
        for (var after = behind; after < series.LastNumber; after += size) yield return (after, after + size);
    }

    /// <summary>How many invoices of a year are readable in the archive.</summary>
    public static async Task<long> ArchivedAsync(this TenantWork work, int year, CancellationToken cancellationToken) =>
        await work.Db.ArchiveSegments.AsNoTracking().Where(s => s.Year == year).SumAsync(s => (long)s.Readable, cancellationToken)
        - await work.Db.InvoiceRecalls.AsNoTracking().Where(r => r.Year == year && work.Db.ArchiveSegments.Any(s => s.TenantId == r.TenantId && s.Id == r.SegmentId && s.Year == year)).LongCountAsync(cancellationToken);
}

internal sealed record SeriesOfYear(Guid Id, string Name, InvoiceKind Kind, InvoiceDirection Direction, long LastNumber);
