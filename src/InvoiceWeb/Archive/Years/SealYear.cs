using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>Marks read-only what goes, series by series, and takes the marks off again when a run is stopped.</summary>
public sealed class SealYear(TenantDatabase tenants, ArchiveRuns runs, ArchiveSteps steps, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>archive.nothing-to-archive</c></exception>
    internal async Task RunAsync(ArchiveRun run, JobProgress? job, CancellationToken cancellationToken)
    {
        var series = await SeriesAsync(run, cancellationToken);
        var progress = new PhaseProgress(job, ArchiveRunState.Sealing, series.Sum(s => s.LastNumber), clock);
        // Invoices before credit notes, because a note goes with its invoice or after it.
        foreach (var one in series.OrderBy(s => s.Kind))
            foreach (var (after, upTo) in one.Windows(steps.BatchSize))
            {
                await runs.RequireGoingOnAsync(run, cancellationToken);
                await SealAsync(run, one.Id, after, upTo, cancellationToken);
                await progress.AddAsync(Math.Min(upTo, one.LastNumber) - after);
            }
        run.Total = await CountAsync(run, series, cancellationToken);
        if (run.Total == 0) throw ArchiveRules.NothingToArchive(run.Year);
        await runs.EnterAsync(run, ArchiveRunState.Writing, cancellationToken);
    }

    private async Task SealAsync(ArchiveRun run, Guid series, long after, long upTo, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(run.TenantId), cancellationToken);
        var today = (await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken)).DayOf(clock.GetUtcNow());
        await work.Db.Database.ExecuteSqlAsync(Eligibility.Seal(run.TenantId, run.Year, today, series, after, upTo), cancellationToken);
        await steps.CommitAsync(work, "sealing", cancellationToken);
    }

    internal async Task UndoAsync(ArchiveRun run, CancellationToken cancellationToken)
    {
        foreach (var one in await SeriesAsync(run, cancellationToken))
            foreach (var (after, upTo) in one.Windows(steps.BatchSize))
            {
                await using var work = await tenants.BeginAsync(Actor.System(run.TenantId), cancellationToken);
                await work.Db.Database.ExecuteSqlAsync(Eligibility.Unseal(run.TenantId, run.Year, one.Id, after, upTo), cancellationToken);
                await steps.CommitAsync(work, "unsealing", cancellationToken);
            }
    }

    private async Task<long> CountAsync(ArchiveRun run, List<SeriesOfYear> series, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(run.TenantId), cancellationToken);
        long total = 0;
        foreach (var one in series)
            total += await work.Db.Invoices.LongCountAsync(i => i.SeriesId == one.Id && i.Year == run.Year && i.Number > 0 && i.IsArchived, cancellationToken);
        return total;
    }

    private async Task<List<SeriesOfYear>> SeriesAsync(ArchiveRun run, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(run.TenantId), cancellationToken);
        return await work.Db.SeriesOfAsync(run.Year, cancellationToken);
    }
}
