using InvoiceWeb.Data;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Numbering;

/// <summary>Proves for each series of a year that no number is missing, names those that are, and explains every void one.</summary>
public sealed class ReadGapReport(TenantDatabase tenants)
{
    /// <summary>Voids are listed up to here in each series; the report says when there are more.</summary>
    public const int MostVoids = 5_000;

    /// <summary>Gaps are named up to here; one is alarming already.</summary>
    public const int MostGaps = 100;

    public async Task<GapReport> ExecuteAsync(Actor actor, int year, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var fiscal = await work.Db.FiscalYears.AsNoTracking().SingleOrDefaultAsync(y => y.Year == year, cancellationToken) ?? throw TenancyRules.NotFound("fiscal year");
        var series = await work.Db.NumberSeries.AsNoTracking().OrderBy(s => s.Direction).ThenBy(s => s.Kind).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        var lines = new List<GapReportLine>(series.Count);
        foreach (var one in series) lines.Add(await LineAsync(work, one, year, cancellationToken));
        return new GapReport(year, fiscal.IsClosed, lines);
    }

    private static async Task<GapReportLine> LineAsync(TenantWork work, NumberSeries series, int year, CancellationToken cancellationToken)
    {
        var sum = await SumAsync(work, series.Id, year, cancellationToken);
        var line = new GapReportLine(series.Name, series.Direction, series.Kind, sum?.LastNumber ?? 0, sum?.Count ?? 0, sum?.First, sum?.Last);
        if (sum is null) return line;
        return line with
        {
            FirstText = await TextAsync(work.Db, series.Id, year, sum.First, cancellationToken),
            LastText = await TextAsync(work.Db, series.Id, year, sum.Last, cancellationToken),
            Missing = line.IsComplete ? [] : await MissingAsync(work, series.Id, year, sum.LastNumber, cancellationToken),
            Voids = await VoidsAsync(work.Db, series.Id, year, cancellationToken),
        };
    }

    /// <summary>Counter and documents in one statement, so that an approval between two of them cannot look like a gap.</summary>
    private static async Task<Sum?> SumAsync(TenantWork work, Guid series, int year, CancellationToken cancellationToken)
    {
        var tenant = work.Actor.Tenant.Value;
        return (await work.Db.Database.SqlQuery<Sum>($"""
            SELECT c.last_number AS "LastNumber", count(i.number) AS "Count", min(i.number) AS "First", max(i.number) AS "Last"
              FROM number_counters c
              LEFT JOIN invoices i ON i.tenant_id = {tenant} AND i.series_id = c.series_id AND i.year = c.year AND i.number IS NOT NULL
             WHERE c.tenant_id = {tenant} AND c.series_id = {series} AND c.year = {year}
             GROUP BY c.last_number
            """).ToListAsync(cancellationToken)).SingleOrDefault();
    }

    private static async Task<IReadOnlyList<MissingNumbers>> MissingAsync(TenantWork work, Guid series, int year, long last, CancellationToken cancellationToken)
    {
        var tenant = work.Actor.Tenant.Value;
        return await work.Db.Database.SqlQuery<MissingNumbers>($"""
            SELECT n.number + 1 AS "From", n.following - 1 AS "To"
              FROM (SELECT number, lead(number, 1, {last} + 1) OVER (ORDER BY number) AS following
                      FROM (SELECT number FROM invoices WHERE tenant_id = {tenant} AND series_id = {series} AND year = {year} AND number IS NOT NULL
                            UNION ALL SELECT 0) AS taken) AS n
             WHERE n.following > n.number + 1 ORDER BY n.number LIMIT {MostGaps}
            """).ToListAsync(cancellationToken);
    }

    private static async Task<string?> TextAsync(InvoiceDbContext db, Guid series, int year, long? number, CancellationToken cancellationToken) =>
        number is null ? null
        : await db.Invoices.AsNoTracking().Where(i => i.SeriesId == series && i.Year == year && i.Number == number).Select(i => i.NumberText).SingleAsync(cancellationToken);

    private static async Task<IReadOnlyList<VoidNumber>> VoidsAsync(InvoiceDbContext db, Guid series, int year, CancellationToken cancellationToken)
    {
        var voids = await db.Invoices.AsNoTracking().Where(i => i.Status == DocumentStatus.Void && i.SeriesId == series && i.Year == year)
            .OrderBy(i => i.Number).Take(MostVoids)
            .Select(i => new { i.Id, i.Number, i.NumberText, i.IssueDate, i.VoidedAt, i.VoidReason }).ToListAsync(cancellationToken);
        var who = new Dictionary<Guid, string>();
        foreach (var some in voids.Select(v => v.Id).Chunk(500))
            foreach (var e in await db.AuditEvents.AsNoTracking().Where(e => some.Contains(e.SubjectId) && e.Action == "invoice.voided")
                .Select(e => new { e.SubjectId, e.ActorName }).ToListAsync(cancellationToken)) who[e.SubjectId] = e.ActorName;
        return [.. voids.Select(v => new VoidNumber(v.Id, v.Number!.Value, v.NumberText!, v.IssueDate!.Value, v.VoidedAt!.Value, who.GetValueOrDefault(v.Id, ""), v.VoidReason ?? ""))];
    }

    private sealed record Sum(long LastNumber, long Count, long? First, long? Last);
}
