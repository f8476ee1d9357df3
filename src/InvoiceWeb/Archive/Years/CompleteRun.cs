using InvoiceWeb.Audit;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>Writes the receipt of a run whose invoices have all moved, and ends it.</summary>
public sealed class CompleteRun(TenantDatabase tenants, Orphans orphans, ArchiveSteps steps, TimeProvider clock)
{
    internal async Task RunAsync(ArchiveRun run, CancellationToken cancellationToken)
    {
        await Beaten.OnceMoreAsync(() => FinishAsync(run, cancellationToken));
        await orphans.RemoveAsync(run.TenantId, cancellationToken);
    }

    private async Task<ArchiveRun> FinishAsync(ArchiveRun run, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(run.TenantId), cancellationToken);
        var row = await work.LoadRunAsync(run.Id, cancellationToken);
        var now = clock.GetUtcNow();
        var json = (await ReceiptAsync(work, row, now, cancellationToken)).ToCanonicalJson();
        row.Finish(json, Receipt.HashOf(json), now);
        work.Record(
            await work.LoadSettingsAsync(cancellationToken), now, "archive.done", [AuditChange.Of("fiscalYear", null, run.Year), AuditChange.Of("documents", null, row.Purged), AuditChange.Of("receipt", null, row.ReceiptSha256)]);
        await steps.CommitAsync(work, "completing", cancellationToken);
        return row;
    }

    private static async Task<Receipt> ReceiptAsync(TenantWork work, ArchiveRun run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var segments = await work.Db.ArchiveSegments.AsNoTracking().Where(s => s.RunId == run.Id).OrderBy(s => s.Position).ToListAsync(cancellationToken);
        return new()
        {
            Tenant = run.TenantId.Value, Company = await work.Db.CompanySettings.AsNoTracking().Select(s => s.LegalName).SingleAsync(cancellationToken),
            Run = run.Id, Year = run.Year, Invoices = run.Purged, FinishedAt = CanonicalJson.Moment(now),
            RequestedBy = run.RequestedByName, RequestedAt = CanonicalJson.Moment(run.RequestedAt),
            ConfirmedBy = run.ConfirmedByName, ConfirmedAt = run.ConfirmedAt is { } at ? CanonicalJson.Moment(at) : null,
            Totals = Receipt.Sum(segments.SelectMany(s => SegmentTotalsJson.Read(s.Totals))), Numbers = await NumbersAsync(work, run.Year, segments, cancellationToken),
            Objects =
            [
                .. segments.SelectMany(s => new ReceiptObject[] { new(s.DocumentsKey, s.DocumentsSha256, s.DocumentsBytes, s.Count), new(s.IndexKey, s.IndexSha256, s.IndexBytes, s.Count) }),
            ],
        };
    }

    private static async Task<IReadOnlyList<ReceiptNumbers>> NumbersAsync(TenantWork work, int year, List<ArchiveSegment> segments, CancellationToken cancellationToken)
    {
        var ids = segments.Select(s => s.Id).ToList();
        var numbers = await work.Db.ArchivedNumbers.AsNoTracking().Where(n => ids.Contains(n.SegmentId)).ToListAsync(cancellationToken);
        var voids = (await work.Db.ArchivedVoids.AsNoTracking().Where(v => ids.Contains(v.SegmentId)).ToListAsync(cancellationToken)).ToLookup(v => v.SeriesId);
        var series = await work.Db.SeriesOfAsync(year, cancellationToken);
        return
        [
            .. numbers.GroupBy(n => n.SeriesId).OrderBy(g => series.FindIndex(s => s.Id == g.Key)).Select(g => new ReceiptNumbers(
                series.FirstOrDefault(s => s.Id == g.Key)?.Name ?? "", g.First().Direction.ToString(), g.MinBy(n => n.FirstNumber)!.FirstText, g.MaxBy(n => n.LastNumber)!.LastText, g.Sum(n => n.Count),
                [
                    .. voids[g.Key].OrderBy(v => v.Number).Select(v => new ReceiptVoid(
                        v.NumberText, v.IssueDate.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), CanonicalJson.Moment(v.VoidedAt), v.VoidedBy, v.Reason)),
                ])),
        ];
    }
}
