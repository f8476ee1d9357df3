using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Numbering;

/// <summary>Which numbers of a series no document carries, once it is known that there are some.</summary>
internal sealed record MissingInSeries(IReadOnlyList<MissingNumbers> Ranges, long InArchive)
{
    private const int MostHoles = 10_000;

    public static MissingInSeries None { get; } = new([], 0);

    public static async Task<MissingInSeries> FindAsync(TenantWork work, Guid series, int year, SeriesSum sum, CancellationToken cancellationToken)
    {
        var tenant = work.Actor.Tenant.Value;
        var holes = await work.Db.Database.SqlQuery<MissingNumbers>($"""
            SELECT n.number + 1 AS "From", n.following - 1 AS "To"
              FROM (SELECT number, lead(number, 1, {sum.LastNumber} + 1) OVER (ORDER BY number) AS following
                      FROM (SELECT number FROM invoices WHERE tenant_id = {tenant} AND series_id = {series} AND year = {year} AND number IS NOT NULL
                            UNION ALL SELECT 0) AS taken) AS n
             WHERE n.following > n.number + 1 ORDER BY n.number LIMIT {MostHoles}
            """).ToListAsync(cancellationToken);
        var recalled = (await work.Db.Database.SqlQuery<RecalledNumber>($"SELECT segment_id AS \"Segment\", number AS \"Number\" FROM invoice_recalls WHERE tenant_id = {tenant} AND series_id = {series} AND year = {year}").ToListAsync(cancellationToken))
            .ToLookup(r => r.Segment, r => r.Number);
        var ranges = await ArchivedSeries.RangesAsync(work, series, year, cancellationToken);
        var left = ranges.Aggregate(holes, (some, range) => [.. some.SelectMany(hole => Without(hole, range, recalled[range.Segment]))]);
        var missing = sum.LastNumber - sum.Count;
        return new([.. left.Take(ReadGapReport.MostGaps)], Math.Max(0, missing - left.Sum(m => m.To - m.From + 1)));
    }

    /// <summary>A hole of the hot tier without what the archive has of it. Where the archive's own range has holes only their number is known.</summary>
    private static IEnumerable<MissingNumbers> Without(MissingNumbers hole, ArchivedRange range, IEnumerable<long> recalled)
    {
        var to = range.IsDense ? range.From + range.Readable - 1 : range.To;
        if (to < hole.From || range.From > hole.To)
        {
            yield return hole;
            yield break;
        }
        if (hole.From < range.From) yield return new(hole.From, range.From - 1);
        // A recalled number has to be found elsewhere: where it stays a hole, it is missing.
        foreach (var number in recalled.Where(n => n >= Math.Max(hole.From, range.From) && n <= Math.Min(hole.To, to)).Order()) yield return new(number, number);
        if (hole.To > to) yield return new(to + 1, hole.To);
    }

    private sealed record RecalledNumber(Guid Segment, long Number);
}
