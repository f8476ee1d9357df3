using System.Text.Json;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>
/// Moves a closed year into the archive, phase after phase, as the row of the run says. A crash at any point leaves a run that the next
/// one takes up; before the purge whatever goes wrong is undone, after it every batch is done or not done.
/// </summary>
public sealed class ArchiveYear(
    HostDatabase host, ArchiveRuns runs, SealYear sealing, WriteSegments writing, VerifySegments verifying, PurgeSegments purging, CompleteRun completing, StopRun stopping,
    ILogger<ArchiveYear> log) : IJobHandler
{
    public const string JobKind = "archive.run";

    public string Kind => JobKind;

    public TimeSpan? Every => null;

    public bool IsLong => true;

    public async Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
    {
        var (tenant, run) = (new TenantId(job.TenantId!.Value), Order.Read(job.Payload).Run);
        try
        {
            await RunAsync(tenant, run, progress, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            if (await IsCancelledAsync(job)) await StopForAsync(tenant, run, CancellationToken.None);
            throw;
        }
        return null;
    }

    public string PageOf(Job job) => $"archive/runs/{Order.Read(job.Payload).Run}";

    public Task StoppedWaitingAsync(Job job, CancellationToken cancellationToken) => StopForAsync(new TenantId(job.TenantId!.Value), Order.Read(job.Payload).Run, cancellationToken);

    /// <summary>The whole run, here and now.</summary>
    public Task RunAsync(TenantId tenant, Guid run, CancellationToken cancellationToken) => RunAsync(tenant, run, progress: null, cancellationToken);

    private async Task RunAsync(TenantId tenant, Guid id, JobProgress? progress, CancellationToken cancellationToken)
    {
        while (await runs.ReadAsync(tenant, id, cancellationToken) is { IsOver: false, State: not ArchiveRunState.AwaitingSecondAdmin } run)
        {
            if (run is { CancelRequested: true, CanStop: true })
            {
                await stopping.RunAsync(run, cancellationToken);
                return;
            }
            try
            {
                await PhaseAsync(run, progress, cancellationToken);
            }
            catch (RunStopped)
            {
                // Asked to stop: the next round sees it and puts everything back.
            }
            catch (Exception problem) when (run.CanStop && Refusal(problem) is not null)
            {
                log.LogError(problem, "Archiving {Year} of tenant {Tenant} stops", run.Year, tenant);
                await runs.StopAsync(tenant, id, ArchiveRuns.Kept(Refusal(problem)!), cancellationToken);
            }
            catch (Exception problem) when (!run.CanStop && problem is ObjectStoreException or InvalidDataException)
            {
                log.LogError(problem, "The purge of {Year} of tenant {Tenant} waits", run.Year, tenant);
                throw ArchiveRules.PurgeWaits();
            }
        }
    }

    private Task PhaseAsync(ArchiveRun run, JobProgress? progress, CancellationToken cancellationToken) => run.State switch
    {
        ArchiveRunState.Sealing => sealing.RunAsync(run, progress, cancellationToken),
        ArchiveRunState.Writing => writing.RunAsync(run, progress, cancellationToken),
        ArchiveRunState.Verifying => verifying.RunAsync(run, progress, cancellationToken),
        ArchiveRunState.Purging => PurgeAsync(run, progress, cancellationToken),
        _ => throw new InvalidOperationException($"A run that is {run.State} has no phase."),
    };

    private async Task PurgeAsync(ArchiveRun run, JobProgress? progress, CancellationToken cancellationToken)
    {
        await purging.RunAsync(run, progress, cancellationToken);
        await completing.RunAsync(run, cancellationToken);
    }

    private async Task StopForAsync(TenantId tenant, Guid id, CancellationToken cancellationToken)
    {
        await runs.StopAsync(tenant, id, problem: null, cancellationToken);
        if (await runs.ReadAsync(tenant, id, cancellationToken) is { IsOver: false, CanStop: true } run) await stopping.RunAsync(run, cancellationToken);
    }

    private async Task<bool> IsCancelledAsync(Job job)
    {
        await using var db = await host.OpenAsync(CancellationToken.None);
        return await db.Jobs.AsNoTracking().AnyAsync(j => j.Id == job.Id && j.CancelRequested, CancellationToken.None);
    }

    /// <returns>What to tell people; null for what another attempt may mend, such as a database that is away.</returns>
    private static RuleBrokenException? Refusal(Exception problem) => problem switch
    {
        RuleBrokenException { Code: not "record.changed-meanwhile" } rule => rule,
        ObjectStoreException { Problem: ObjectStoreProblem.Full } => ArchiveRules.StoreFull(),
        ObjectStoreException { Problem: ObjectStoreProblem.AccessDenied } => ArchiveRules.StoreDenied(),
        ObjectStoreException { Problem: ObjectStoreProblem.Damaged or ObjectStoreProblem.NeedsRestore } damaged => ArchiveRules.StoreDamaged(damaged.Message),
        ObjectStoreException => ArchiveRules.StoreAway(),
        InvalidDataException damaged => ArchiveRules.StoreDamaged(damaged.Message),
        _ => null,
    };

    /// <summary>What the job is told.</summary>
    internal sealed record Order(Guid Run)
    {
        public static Order Read(string json) => JsonSerializer.Deserialize<Order>(json, JsonSerializerOptions.Web) ?? throw new JsonException("An order is missing.");

        public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
    }
}
