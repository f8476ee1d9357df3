using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>Puts everything back that a run has begun, before anything was deleted. May be cut short and begun again at any point.</summary>
public sealed class StopRun(TenantDatabase tenants, SealYear sealing, Orphans orphans, ArchiveSteps steps, TimeProvider clock, ILogger<StopRun> log)
{
    internal async Task RunAsync(ArchiveRun run, CancellationToken cancellationToken)
    {
        await sealing.UndoAsync(run, cancellationToken);
        await Beaten.OnceMoreAsync(() => EndAsync(run, cancellationToken));
        try
        {
            await orphans.RemoveAsync(run.TenantId, cancellationToken);
        }
        catch (IOException problem)
        {
            // The store that failed the run may still be away; the daily clean-up comes again.
            log.LogWarning(problem, "Objects of run {Run} could not be removed yet", run.Id);
        }
    }

    private async Task<bool> EndAsync(ArchiveRun run, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(run.TenantId), cancellationToken);
        var now = await work.LoadRunAsync(run.Id, cancellationToken);
        if (now.IsOver) return false;
        var segments = await work.Db.ArchiveSegments.Where(s => s.RunId == run.Id).ToListAsync(cancellationToken);
        var ids = segments.Select(s => s.Id).ToList();
        await work.Db.ArchivedNumbers.Where(n => ids.Contains(n.SegmentId)).ExecuteDeleteAsync(cancellationToken);
        await work.Db.ArchivedVoids.Where(v => ids.Contains(v.SegmentId)).ExecuteDeleteAsync(cancellationToken);
        await work.Db.ArchivedParticipants.Where(p => ids.Contains(p.SegmentId)).ExecuteDeleteAsync(cancellationToken);
        work.Db.ArchiveSegments.RemoveRange(segments);
        now.EndStopped(clock.GetUtcNow());
        var problem = ArchiveRuns.Said(now.Problem);
        work.Record(await work.LoadSettingsAsync(cancellationToken), clock.GetUtcNow(), problem is null ? "archive.cancelled" : "archive.failed", [AuditChange.Of("fiscalYear", null, run.Year)], problem?.Message);
        await steps.CommitAsync(work, "ending a stopped run", cancellationToken);
        return true;
    }
}
