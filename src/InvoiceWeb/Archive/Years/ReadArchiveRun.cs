using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>Reads how far a run is, or how it ended.</summary>
public sealed class ReadArchiveRun(TenantDatabase tenants, HostDatabase host, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task<ArchiveRunView> ExecuteAsync(Actor actor, Guid run, CancellationToken cancellationToken)
    {
        actor.Require(Permission.SearchArchive);
        ArchiveRun row;
        await using (var work = await tenants.BeginAsync(actor, cancellationToken))
            row = await work.Db.ArchiveRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == run, cancellationToken) ?? throw TenancyRules.NotFound("archive run");
        var progress = row.IsOver ? null : await ProgressAsync(actor, row, cancellationToken);
        return new(row, progress, progress?.Rate(clock.GetUtcNow()), progress?.Left(clock.GetUtcNow()), ArchiveRuns.Said(row.Problem));
    }

    private async Task<RunProgress?> ProgressAsync(Actor actor, ArchiveRun run, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        var jobs = await db.Jobs.AsNoTracking().Where(j => j.TenantId == actor.Tenant.Value && j.Kind == ArchiveYear.JobKind && j.CreatedAt >= run.RequestedAt)
            .OrderByDescending(j => j.CreatedAt).Take(10).Select(j => new { j.Payload, j.Result }).ToListAsync(cancellationToken);
        var mine = jobs.FirstOrDefault(j => ArchiveYear.Order.Read(j.Payload).Run == run.Id);
        // The job's note may be of the phase before, for a moment.
        return RunProgress.Read(mine?.Result) is { } progress && progress.Phase == run.State ? progress : null;
    }
}

/// <param name="Progress">Of the phase that it is in; null as long as there is none.</param>
/// <param name="Rate">Invoices in a second.</param>
/// <param name="Left">Of this phase.</param>
/// <param name="Problem">Why it stopped.</param>
public sealed record ArchiveRunView(ArchiveRun Run, RunProgress? Progress, double? Rate, TimeSpan? Left, RuleBrokenException? Problem)
{
    public bool CanCancel => Run is { IsOver: false, CanStop: true, CancelRequested: false };
}
