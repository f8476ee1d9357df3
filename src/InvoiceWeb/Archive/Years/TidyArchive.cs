using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>Takes up runs whose job was given up, and removes what crashes have left in the object store.</summary>
public sealed class TidyArchive(HostDatabase host, TenantDatabase tenants, ArchiveRuns all, Orphans orphans, JobQueue queue, TimeProvider clock) : IJobHandler
{
    public string Kind => "archive.tidy";

    public TimeSpan? Every => TimeSpan.FromHours(1);

    public async Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
    {
        await host.ForEachTenantAsync(progress, async (tenant, _) =>
        {
            if (await TakeUpAsync(tenant, cancellationToken)) await orphans.RemoveAsync(tenant, cancellationToken);
        }, cancellationToken);
        return null;
    }

    /// <returns>Whether this company has ever archived anything.</returns>
    internal async Task<bool> TakeUpAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        List<ArchiveRun> active;
        await using (var work = await tenants.BeginAsync(Actor.System(tenant), cancellationToken))
        {
            if (!await work.Db.ArchiveRuns.AsNoTracking().AnyAsync(cancellationToken)) return false;
            active = await work.Db.ArchiveRuns.AsNoTracking().Where(r => r.State > ArchiveRunState.AwaitingSecondAdmin && r.State < ArchiveRunState.Done).ToListAsync(cancellationToken);
        }
        if (active.Count == 0) return true;
        await using var db = await host.OpenAsync(cancellationToken);
        var jobs = (await db.Jobs.AsNoTracking().Where(j => j.TenantId == tenant.Value && j.Kind == ArchiveYear.JobKind).OrderBy(j => j.CreatedAt)
            .Select(j => new { j.Payload, j.State, j.CancelRequested }).ToListAsync(cancellationToken)).ToLookup(j => ArchiveYear.Order.Read(j.Payload).Run);
        foreach (var run in active.Where(r => !jobs[r.Id].Any(j => j.State is JobState.Waiting or JobState.Running)))
        {
            // A person stopped the job while nobody ran it: the next one puts everything back.
            if (jobs[run.Id].LastOrDefault() is { State: JobState.Cancelled, CancelRequested: true }) await all.StopAsync(tenant, run.Id, problem: null, cancellationToken);
            await queue.AddAsync(new Job(ArchiveYear.JobKind, tenant.Value, run.ConfirmedBy ?? run.RequestedBy, new ArchiveYear.Order(run.Id).ToJson(), clock.GetUtcNow()), cancellationToken);
        }
        return true;
    }
}
