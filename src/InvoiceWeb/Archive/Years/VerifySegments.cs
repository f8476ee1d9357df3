using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>Compares every document that the store gives back with the rows it was made of, in their order: the last thing before the purge.</summary>
public sealed class VerifySegments(TenantDatabase tenants, SegmentReader reader, ArchiveRuns runs, ArchiveSteps steps, TimeProvider clock)
{
    internal async Task RunAsync(ArchiveRun run, JobProgress? job, CancellationToken cancellationToken)
    {
        List<SeriesOfYear> series;
        List<ArchiveSegment> segments;
        await using (var work = await tenants.BeginAsync(Actor.System(run.TenantId), cancellationToken))
        {
            series = await work.Db.SeriesOfAsync(run.Year, cancellationToken);
            segments = await work.Db.ArchiveSegments.AsNoTracking().Where(s => s.RunId == run.Id).OrderBy(s => s.Position).ToListAsync(cancellationToken);
        }
        if (segments.Sum(s => (long)s.Count) != run.Total) throw ArchiveRules.StoreDamaged(FormattableString.Invariant($"{segments.Sum(s => (long)s.Count)} invoices instead of {run.Total}"));
        var progress = new PhaseProgress(job, ArchiveRunState.Verifying, run.Total, clock);
        var hot = new SealedReading(series, run.Year);
        foreach (var segment in segments)
        {
            var check = await reader.CheckAsync(segment, cancellationToken);
            if (!check.IsRight) throw ArchiveRules.StoreDamaged(check.Problem!);
            await CompareAsync(run, segment, hot, progress, cancellationToken);
            await NoteAsync(segment, cancellationToken);
        }
        await runs.EnterAsync(run, ArchiveRunState.Purging, cancellationToken);
    }

    private async Task CompareAsync(ArchiveRun run, ArchiveSegment segment, SealedReading reading, PhaseProgress progress, CancellationToken cancellationToken)
    {
        await foreach (var archived in reader.ReadAllAsync(segment, cancellationToken).ChunksAsync(steps.BatchSize, cancellationToken))
        {
            await runs.RequireGoingOnAsync(run, cancellationToken);
            var hot = await HotAsync(run, reading, archived.Count, cancellationToken);
            for (var n = 0; n < archived.Count; n++)
                if (n >= hot.Count || !DocumentComparison.AreSame(hot[n], archived[n])) throw ArchiveRules.StoreDamaged($"{archived[n].Invoice.DisplayName}, {segment.DocumentsKey}");
            await progress.AddAsync(archived.Count);
        }
    }

    private async Task<IReadOnlyList<ArchivedInvoice>> HotAsync(ArchiveRun run, SealedReading reading, int count, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(run.TenantId), cancellationToken);
        var found = new List<ArchivedInvoice>(count);
        while (found.Count < count && !reading.IsOver) found.AddRange(await reading.NextAsync(work, count - found.Count, cancellationToken));
        return found;
    }

    private async Task NoteAsync(ArchiveSegment segment, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(segment.TenantId), cancellationToken);
        var row = await work.Db.ArchiveSegments.SingleAsync(s => s.Id == segment.Id, cancellationToken);
        (row.CheckedAt, row.CheckProblem) = (clock.GetUtcNow(), null);
        await steps.CommitAsync(work, "noting a check", cancellationToken);
    }
}
