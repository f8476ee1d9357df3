using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>
/// Takes the hot rows away, batch by batch, and moves the segment's mark in the same transaction: at any moment each invoice is readable in
/// exactly one place. What is deleted is what the store gives back, never what merely ought to be there.
/// </summary>
public sealed class PurgeSegments(OwnerDatabase owner, TenantDatabase tenants, SegmentReader reader, ArchiveSteps steps, TimeProvider clock)
{
    internal async Task RunAsync(ArchiveRun run, JobProgress? job, CancellationToken cancellationToken)
    {
        List<ArchiveSegment> segments;
        await using (var work = await tenants.BeginAsync(Actor.System(run.TenantId), cancellationToken))
            segments = await work.Db.ArchiveSegments.AsNoTracking().Where(s => s.RunId == run.Id).OrderBy(s => s.Position).ToListAsync(cancellationToken);
        var progress = new PhaseProgress(job, ArchiveRunState.Purging, run.Total, clock);
        await progress.AddAsync(segments.Sum(s => (long)s.Readable));
        foreach (var segment in segments.Where(s => s.Readable < s.Count)) await SegmentAsync(run, segment, progress, cancellationToken);
    }

    private async Task SegmentAsync(ArchiveRun run, ArchiveSegment segment, PhaseProgress progress, CancellationToken cancellationToken)
    {
        var mark = segment.Readable;
        await foreach (var batch in Behind(reader.ReadAllAsync(segment, cancellationToken), mark).ChunksAsync(steps.BatchSize, cancellationToken))
        {
            await BatchAsync(run, segment, mark, [.. batch.Select(d => d.Invoice.Id)], cancellationToken);
            mark += batch.Count;
            await progress.AddAsync(batch.Count);
        }
        if (mark != segment.Count) throw new InvalidDataException($"Segment {segment.Id} gave back {mark} of {segment.Count} invoices.");
    }

    private async Task BatchAsync(ArchiveRun run, ArchiveSegment segment, int mark, Guid[] ids, CancellationToken cancellationToken)
    {
        await using var work = await owner.BeginAsync(run.TenantId, cancellationToken);
        var tenant = run.TenantId.Value;
        // First, because its lock lets one purger at a time on, and tells a late one that it is not its turn any more.
        var moved = await work.Db.Database.ExecuteSqlAsync($"""
            UPDATE archive_segments SET readable = {mark + ids.Length}, row_version = row_version + 1
             WHERE tenant_id = {tenant} AND id = {segment.Id} AND readable = {mark}
            """, cancellationToken);
        if (moved != 1) throw new InvalidOperationException($"Somebody else purges segment {segment.Id}.");
        var still = await work.Db.Invoices.Where(i => ids.Contains(i.Id) && i.IsArchived).CountAsync(cancellationToken);
        if (still != ids.Length) throw new InvalidDataException($"{still} of {ids.Length} invoices of segment {segment.Id} are sealed in the hot tier.");
        await work.MoveTotalsAsync(ids, 1, cancellationToken);
        await work.DeleteAsync(ids, cancellationToken);
        // Those that were back and worked on: their old place is never read again.
        await work.Db.Database.ExecuteSqlAsync($"""
            UPDATE invoice_recalls SET replaced_at = {clock.GetUtcNow()}, row_version = row_version + 1
             WHERE tenant_id = {tenant} AND invoice_id = ANY({ids}) AND replaced_at IS NULL
            """, cancellationToken);
        await work.Db.Database.ExecuteSqlAsync($"UPDATE archive_runs SET purged = purged + {ids.Length}, row_version = row_version + 1 WHERE tenant_id = {tenant} AND id = {run.Id}", cancellationToken);
        await steps.CommitAsync(work, "purging a batch", cancellationToken);
    }

    private static async IAsyncEnumerable<ArchivedInvoice> Behind(IAsyncEnumerable<ArchivedInvoice> documents, int mark)
    {
        var ordinal = 0;
        await foreach (var document in documents)
            if (ordinal++ >= mark) yield return document;
    }
}
