using InvoiceWeb.Data;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Jobs;

/// <summary>Reads how far a job is and what it has done. Who asked for it may, and the admins of its company.</summary>
public sealed class ReadJob(HostDatabase host, IEnumerable<IJobHandler> handlers)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>: no such job, or not for this person; the two look the same on purpose.</exception>
    public async Task<JobView> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var db = await host.OpenAsync(cancellationToken);
        var job = await VisibleAsync(db, actor, id, cancellationToken);
        return JobView.Of(job) with { Page = handlers.FirstOrDefault(h => h.Kind == job.Kind)?.PageOf(job) };
    }

    internal static async Task<Job> VisibleAsync(InvoiceDbContext db, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var job = await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id && j.TenantId == actor.Tenant.Value, cancellationToken);
        return job is not null && (job.RequestedBy == actor.UserId || actor.May(Permission.ManageSettings)) ? job : throw TenancyRules.NotFound("job");
    }
}

/// <summary>The person's own jobs of the last days, newest first.</summary>
public sealed class FindJobs(HostDatabase host, TimeProvider clock)
{
    public const int Limit = 50;

    private static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<JobView>> ExecuteAsync(Actor actor, bool unfinishedOnly, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var db = await host.OpenAsync(cancellationToken);
        var since = clock.GetUtcNow() - LookBack;
        var jobs = db.Jobs.AsNoTracking().Where(j => j.TenantId == actor.Tenant.Value && j.RequestedBy == actor.UserId && j.CreatedAt > since);
        if (unfinishedOnly) jobs = jobs.Where(j => j.State == JobState.Waiting || j.State == JobState.Running);
        return await jobs.OrderByDescending(j => j.CreatedAt).Take(Limit)
            .Select(j => new JobView(j.Id, j.Kind, j.State, j.CreatedAt, j.FinishedAt, j.Done, j.Total, j.Message, JobResult.None, j.CancelRequested)).ToListAsync(cancellationToken);
    }
}

/// <summary>Stops a job after the record that it is at; what is done stays done.</summary>
public sealed class CancelJob(HostDatabase host, Data.Jobs.JobQueue queue, IEnumerable<IJobHandler> handlers)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        if ((await ReadAsync(actor, id, cancellationToken)).FinishedAt is not null) return;
        await queue.CancelAsync(id, cancellationToken);
        var job = await ReadAsync(actor, id, cancellationToken);
        if (job.State is JobState.Cancelled && handlers.FirstOrDefault(h => h.Kind == job.Kind) is { } handler) await handler.StoppedWaitingAsync(job, cancellationToken);
    }

    private async Task<Job> ReadAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        return await ReadJob.VisibleAsync(db, actor, id, cancellationToken);
    }
}

/// <summary>A job as people see it.</summary>
public sealed record JobView(
    Guid Id, string Kind, JobState State, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, long Done, long Total, string? Message, JobResult Result, bool IsStopping)
{
    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;

    /// <summary>Where more is shown of it, inside the company.</summary>
    public string? Page { get; init; }

    public int Refused => Result.Rows.Count(row => row.Refusal is not null);

    public static JobView Of(Job job) =>
        new(job.Id, job.Kind, job.State, job.CreatedAt, job.FinishedAt, job.Done, job.Total, job.Message, JobResult.Read(job.Result), job.CancelRequested && job.State is JobState.Running);
}
