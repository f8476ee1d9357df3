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
        var sum = await ArchivedSeries.SumAsync(work, series.Id, year, cancellationToken);
        var line = new GapReportLine(series.Name, series.Direction, series.Kind, sum?.LastNumber ?? 0, sum?.Count ?? 0, sum?.First, sum?.Last);
        if (sum is null) return line;
        var missing = line.IsComplete ? MissingInSeries.None : await MissingInSeries.FindAsync(work, series.Id, year, sum, cancellationToken);
        return line with
        {
            FirstText = await TextAsync(work, series.Id, year, sum.First, cancellationToken),
            LastText = await TextAsync(work, series.Id, year, sum.Last, cancellationToken),
            Archived = sum.Archived, Missing = missing.Ranges, MissingInArchive = missing.InArchive,
            Voids = await VoidsAsync(work, series.Id, year, cancellationToken),
        };
    }

    private static async Task<string?> TextAsync(TenantWork work, Guid series, int year, long? number, CancellationToken cancellationToken) =>
        number is null ? null
        : await work.Db.Invoices.AsNoTracking().Where(i => i.SeriesId == series && i.Year == year && i.Number == number).Select(i => i.NumberText).SingleOrDefaultAsync(cancellationToken)
            ?? await ArchivedSeries.TextAsync(work, series, year, number.Value, cancellationToken);

    private static async Task<IReadOnlyList<VoidNumber>> VoidsAsync(TenantWork work, Guid series, int year, CancellationToken cancellationToken)
    {
        var db = work.Db;
        var voids = await db.Invoices.AsNoTracking().Where(i => i.Status == DocumentStatus.Void && i.SeriesId == series && i.Year == year)
            .OrderBy(i => i.Number).Take(MostVoids)
            .Select(i => new { i.Id, i.Number, i.NumberText, i.IssueDate, i.VoidedAt, i.VoidReason }).ToListAsync(cancellationToken);
        var who = new Dictionary<Guid, string>();
        foreach (var some in voids.Select(v => v.Id).Chunk(500))
            foreach (var e in await db.AuditEvents.AsNoTracking().Where(e => some.Contains(e.SubjectId) && e.Action == "invoice.voided")
                .Select(e => new { e.SubjectId, e.ActorName }).ToListAsync(cancellationToken)) who[e.SubjectId] = e.ActorName;
        // After the hot ones: what moves in between is in the archive's list already, and what is in both lists is the same.
        var archived = await ArchivedSeries.VoidsAsync(work, series, year, MostVoids, cancellationToken);
        return
        [
            .. voids.Select(v => new VoidNumber(v.Id, v.Number!.Value, v.NumberText!, v.IssueDate!.Value, v.VoidedAt!.Value, who.GetValueOrDefault(v.Id, ""), v.VoidReason ?? ""))
                .Concat(archived).DistinctBy(v => v.Id).OrderBy(v => v.Number).Take(MostVoids),
        ];
    }
}
