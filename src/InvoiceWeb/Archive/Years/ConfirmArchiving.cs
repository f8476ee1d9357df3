using InvoiceWeb.Audit;
using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive.Years;

/// <summary>A second administrator agrees; the run begins.</summary>
public sealed class ConfirmArchiving(TenantDatabase tenants, JobQueue queue, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>archive.run-over</c>, <c>archive.second-admin-is-the-first</c>, <c>record.not-found</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid run, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageArchive);
        var confirmed = await Beaten.OnceMoreAsync(async () =>
        {
            await using var work = await tenants.BeginAsync(actor, cancellationToken);
            var row = await work.LoadRunAsync(run, cancellationToken);
            row.Confirm(actor, clock.GetUtcNow());
            work.Record(await work.LoadSettingsAsync(cancellationToken), clock.GetUtcNow(), "archive.confirmed", [AuditChange.Of("fiscalYear", null, row.Year), AuditChange.Of("requestedBy", null, row.RequestedByName)]);
            await work.CommitAsync(cancellationToken);
            return row;
        });
        await StartArchiving.EnqueueAsync(queue, confirmed, actor, clock, cancellationToken);
    }
}

/// <summary>Stops a run as long as nothing has been deleted; what it has begun is put back.</summary>
public sealed class CancelArchiving(TenantDatabase tenants, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>archive.too-late</c>, <c>archive.run-over</c>, <c>record.not-found</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid run, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageArchive);
        await Beaten.OnceMoreAsync(async () =>
        {
            await using var work = await tenants.BeginAsync(actor, cancellationToken);
            var row = await work.LoadRunAsync(run, cancellationToken);
            if (row.IsOver) throw ArchiveRules.RunOver(row.Year);
            row.Stop(problem: null);
            // Nobody is at work on it yet, so nobody would end it.
            if (row.State is ArchiveRunState.AwaitingSecondAdmin) row.EndStopped(clock.GetUtcNow());
            work.Record(await work.LoadSettingsAsync(cancellationToken), clock.GetUtcNow(), "archive.cancel-requested", [AuditChange.Of("fiscalYear", null, row.Year)]);
            await work.CommitAsync(cancellationToken);
            return row;
        });
    }
}
