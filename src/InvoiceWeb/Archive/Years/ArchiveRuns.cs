using System.Text.Json;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>The rows of the runs, as those who work on them read and move them.</summary>
public sealed class ArchiveRuns(TenantDatabase tenants, ArchiveSteps steps)
{
    internal async Task<ArchiveRun> ReadAsync(TenantId tenant, Guid id, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(tenant), cancellationToken);
        return await work.Db.ArchiveRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw TenancyRules.NotFound("archive run");
    }

    /// <summary>Changes the run as it is now; somebody may have asked it to stop meanwhile.</summary>
    internal Task<ArchiveRun> ChangeAsync(TenantId tenant, Guid id, string step, Action<ArchiveRun> change, CancellationToken cancellationToken) => Beaten.OnceMoreAsync(async () =>
    {
        await using var work = await tenants.BeginAsync(Actor.System(tenant), cancellationToken);
        var run = await work.LoadRunAsync(id, cancellationToken);
        change(run);
        await steps.CommitAsync(work, step, cancellationToken);
        return run;
    });

    /// <summary>The next phase, unless the run is to stop.</summary>
    internal Task<ArchiveRun> EnterAsync(ArchiveRun run, ArchiveRunState state, CancellationToken cancellationToken) => ChangeAsync(run.TenantId, run.Id, $"entering {state}", now =>
    {
        if (now.CancelRequested) throw new RunStopped();
        now.Enter(state);
        (now.Total, now.Written) = (Math.Max(now.Total, run.Total), Math.Max(now.Written, run.Written));
    }, cancellationToken);

    /// <summary>Nothing happens where it is too late or over.</summary>
    internal Task<ArchiveRun> StopAsync(TenantId tenant, Guid id, string? problem, CancellationToken cancellationToken) =>
        ChangeAsync(tenant, id, "stopping", run => { if (run is { IsOver: false, CanStop: true }) run.Stop(problem); }, cancellationToken);

    /// <exception cref="RunStopped">Somebody wants it so.</exception>
    internal async Task RequireGoingOnAsync(ArchiveRun run, CancellationToken cancellationToken)
    {
        if ((await ReadAsync(run.TenantId, run.Id, cancellationToken)).CancelRequested) throw new RunStopped();
    }

    internal static string Kept(RuleBrokenException rule) => JsonSerializer.Serialize(KeptRefusal.Of(rule), JsonSerializerOptions.Web);

    internal static RuleBrokenException? Said(string? problem) =>
        problem is null ? null : JsonSerializer.Deserialize<KeptRefusal>(problem, JsonSerializerOptions.Web)!.ToRule();
}

internal static class RunWork
{
    public static async Task<ArchiveRun> LoadRunAsync(this TenantWork work, Guid id, CancellationToken cancellationToken) =>
        await work.Db.ArchiveRuns.SingleOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw TenancyRules.NotFound("archive run");
}

/// <summary>A run was asked to stop before anything was deleted.</summary>
internal sealed class RunStopped : Exception;
