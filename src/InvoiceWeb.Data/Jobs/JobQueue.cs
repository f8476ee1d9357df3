using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Data.Jobs;

/// <summary>
/// The queue as the runners see it. A claim is a lease: who does not renew it in time has lost the job to somebody else,
/// so that a killed process never blocks one.
/// </summary>
public sealed class JobQueue(HostDatabase host, TimeProvider clock)
{
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);
    public const int MaxAttempts = 5;

    /// <summary>Any number that nobody else uses.</summary>
    private const long RecurringLock = 0x1A_B0_1C_EC;

    public async Task<Guid> AddAsync(Job job, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        db.Jobs.Add(job);
        await db.SaveChangesAsync(cancellationToken);
        return job.Id;
    }

    /// <summary>Adds a job of this kind unless one is waiting, running or has run since <paramref name="notSince"/>.</summary>
    public async Task AddRecurringAsync(string kind, DateTimeOffset notSince, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        if (await IsThereAsync()) return;
        // Looked at again under the lock: instances that start together would all see none.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({RecurringLock})", cancellationToken);
        if (await IsThereAsync()) return;
        db.Jobs.Add(new Job(kind, tenantId: null, requestedBy: null, "{}", clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        Task<bool> IsThereAsync() => db.Jobs.AnyAsync(
            j => j.Kind == kind && (j.State == JobState.Waiting || j.State == JobState.Running || j.FinishedAt > notSince), cancellationToken);
    }

    /// <summary>Takes the oldest job that is due and that nobody holds.</summary>
    public Task<Job?> ClaimAsync(string runner, CancellationToken cancellationToken) => ClaimAsync(runner, JobLane.AllBut([]), cancellationToken);

    /// <summary>Takes the oldest job of a lane that is due and that nobody holds.</summary>
    public async Task<Job?> ClaimAsync(string runner, JobLane lane, CancellationToken cancellationToken)
    {
        if (lane is { IsOnly: true, Kinds.Length: 0 }) return null;
        await using var db = await host.OpenAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await GiveUpAsync(db, now, cancellationToken);
        var claimed = await db.Jobs.FromSql($"""
            UPDATE jobs SET state = {(short)JobState.Running}, lease_owner = {runner}, lease_until = {now + LeaseTime}, attempts = attempts + 1
             WHERE id = (SELECT id FROM jobs WHERE state IN (1, 2) AND run_after <= {now} AND (lease_until IS NULL OR lease_until < {now})
                           AND (kind = ANY({lane.Kinds})) = {lane.IsOnly}
                         ORDER BY run_after LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING *
            """).AsNoTracking().ToListAsync(cancellationToken);
        return claimed.SingleOrDefault();
    }

    /// <summary>A job whose runner died with it time and again is not given to another one.</summary>
    private static Task<int> GiveUpAsync(InvoiceDbContext db, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            UPDATE jobs SET state = {(short)JobState.Failed}, finished_at = {now}, lease_owner = NULL, lease_until = NULL,
                   message = 'It was given up after several attempts that ended without a word; the server''s log may say more.'
             WHERE state = {(short)JobState.Running} AND lease_until < {now} AND attempts >= {MaxAttempts}
            """, cancellationToken);

    /// <summary>Gives a job back unfinished, when the runner is being shut down; the attempt does not count.</summary>
    public async Task ReleaseAsync(Guid id, string runner, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE jobs SET state = {(short)JobState.Waiting}, attempts = attempts - 1, lease_owner = NULL, lease_until = NULL
             WHERE id = {id} AND lease_owner = {runner} AND state = {(short)JobState.Running}
            """, cancellationToken);
    }

    /// <summary>Forgets jobs that ended before a moment.</summary>
    public async Task<int> ForgetAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        return await db.Jobs.Where(j => j.FinishedAt < endedBefore).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Jobs whose file was kept until before a moment and has not been taken away yet; the oldest first.</summary>
    public async Task<IReadOnlyList<Job>> WithFilesUntilAsync(DateTimeOffset moment, int most, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        return await db.Jobs.FromSql($"""
            SELECT * FROM jobs
             WHERE tenant_id IS NOT NULL AND (result -> 'file' ->> 'until')::timestamptz < {moment} AND result -> 'file' ->> 'isGone' IS DISTINCT FROM 'true'
             ORDER BY id LIMIT {most}
            """).AsNoTracking().ToListAsync(cancellationToken);
    }

    public async Task FileIsGoneAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"UPDATE jobs SET result = jsonb_set(result, ARRAY['file', 'isGone'], 'true') WHERE id = {id}", cancellationToken);
    }

    /// <summary>Renews the lease and stores progress.</summary>
    /// <param name="result">What is certain so far, for the page and for who goes on after a crash; null leaves it as it is.</param>
    /// <returns>False when the lease is lost or the job was cancelled: stop, somebody else decides now.</returns>
    public async Task<bool> ReportAsync(Guid id, string runner, long done, long total, string? message, string? result, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        return await db.Database.ExecuteSqlAsync($"""
            UPDATE jobs SET done = {done}, total = {total}, message = {message}, result = COALESCE({result}::jsonb, result), lease_until = {clock.GetUtcNow() + LeaseTime}
             WHERE id = {id} AND lease_owner = {runner} AND state = {(short)JobState.Running} AND NOT cancel_requested
            """, cancellationToken) == 1;
    }

    /// <summary>Renews the lease only.</summary>
    public async Task<bool> HeartbeatAsync(Guid id, string runner, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        return await db.Database.ExecuteSqlAsync($"""
            UPDATE jobs SET lease_until = {clock.GetUtcNow() + LeaseTime}
             WHERE id = {id} AND lease_owner = {runner} AND state = {(short)JobState.Running} AND NOT cancel_requested
            """, cancellationToken) == 1;
    }

    public Task FinishAsync(Guid id, string runner, string? result, CancellationToken cancellationToken) =>
        EndAsync(id, runner, JobState.Done, message: null, result, cancellationToken);

    /// <summary>Puts a failed job back with growing delay, or gives it up after <see cref="MaxAttempts"/>.</summary>
    public async Task FailAsync(Job job, string runner, string message, CancellationToken cancellationToken)
    {
        if (job.Attempts >= MaxAttempts)
        {
            await EndAsync(job.Id, runner, JobState.Failed, message, result: null, cancellationToken);
            return;
        }
        await using var db = await host.OpenAsync(cancellationToken);
        var again = clock.GetUtcNow() + TimeSpan.FromSeconds(5 * Math.Pow(2, job.Attempts));
        await db.Database.ExecuteSqlAsync($"""
            UPDATE jobs SET state = {(short)JobState.Waiting}, run_after = {again}, message = {message}, lease_owner = NULL, lease_until = NULL
             WHERE id = {job.Id} AND lease_owner = {runner}
            """, cancellationToken);
    }

    /// <summary>A waiting job ends here and never starts; a running one learns it at its next beat.</summary>
    public async Task CancelAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE jobs SET cancel_requested = true,
                   finished_at = CASE state WHEN {(short)JobState.Waiting} THEN {clock.GetUtcNow()} END,
                   state = CASE state WHEN {(short)JobState.Waiting} THEN {(short)JobState.Cancelled} ELSE state END
             WHERE id = {id} AND state IN (1, 2)
            """, cancellationToken);
    }

    public Task EndCancelledAsync(Guid id, string runner, CancellationToken cancellationToken) =>
        EndAsync(id, runner, JobState.Cancelled, message: null, result: null, cancellationToken);

    private async Task EndAsync(Guid id, string runner, JobState state, string? message, string? result, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE jobs SET state = {(short)state}, finished_at = {clock.GetUtcNow()}, message = COALESCE({message}, message), result = COALESCE({result}::jsonb, result), lease_owner = NULL, lease_until = NULL
             WHERE id = {id} AND lease_owner = {runner}
            """, cancellationToken);
    }
}
