using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Tests.Data;

public sealed class JobQueueTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private JobQueue Queue => database.Get<JobQueue>();
    private FakeClock Clock => database.Clock;

    public Task InitializeAsync()
    {
        Clock.Now = new FakeClock().Now;
        return Sql.RunAsync(database.App, "DELETE FROM jobs");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Runners_at_the_same_moment_never_claim_the_same_job()
    {
        for (var n = 0; n < 40; n++) await AddAsync();
        var claimed = new System.Collections.Concurrent.ConcurrentBag<Guid>();

        var outcomes = await Together.AllAsync(8, async n =>
        {
            while (await Queue.ClaimAsync($"runner {n}", None) is { } job) claimed.Add(job.Id);
        });

        Assert.All(outcomes, Assert.Null);
        Assert.Equal((40, 40), (claimed.Count, claimed.Distinct().Count()));
    }

    [Fact]
    public async Task A_lease_that_runs_out_hands_the_job_over_and_the_first_runner_has_no_say_any_more()
    {
        var id = await AddAsync();
        Assert.Equal(id, (await Queue.ClaimAsync("first", None))!.Id);
        Assert.Null(await Queue.ClaimAsync("second", None));

        Clock.Advance(JobQueue.LeaseTime + TimeSpan.FromSeconds(1));
        var taken = (await Queue.ClaimAsync("second", None))!;

        Assert.Equal((id, 2), (taken.Id, taken.Attempts));
        Assert.False(await Queue.HeartbeatAsync(id, "first", None));
        Assert.False(await Queue.ReportAsync(id, "first", 1, 2, "still here", null, None));
        await Queue.FinishAsync(id, "first", null, None);
        Assert.Equal((JobState.Running, "second"), ((await ReadAsync(id)).State, (await ReadAsync(id)).LeaseOwner));
        await Queue.FinishAsync(id, "second", """{"rows":3}""", None);
        var done = await ReadAsync(id);
        Assert.Equal((JobState.Done, """{"rows": 3}""", Clock.Now), (done.State, done.Result, done.FinishedAt));
    }

    [Fact]
    public async Task A_heartbeat_and_a_report_keep_the_lease()
    {
        var id = await AddAsync();
        await Queue.ClaimAsync("first", None);
        for (var n = 0; n < 5; n++)
        {
            Clock.Advance(JobQueue.LeaseTime - TimeSpan.FromSeconds(1));
            Assert.True(n % 2 == 0 ? await Queue.HeartbeatAsync(id, "first", None) : await Queue.ReportAsync(id, "first", n, 10, "Working", null, None));
            Assert.Null(await Queue.ClaimAsync("second", None));
        }
        var job = await ReadAsync(id);
        Assert.Equal((3L, 10L, "Working"), (job.Done, job.Total, job.Message));
    }

    [Fact]
    public async Task A_running_job_that_is_cancelled_learns_it_at_the_next_beat_and_ends_cancelled()
    {
        var id = await AddAsync();
        await Queue.ClaimAsync("first", None);

        await Queue.CancelAsync(id, None);

        Assert.False(await Queue.HeartbeatAsync(id, "first", None));
        await Queue.EndCancelledAsync(id, "first", None);
        Assert.Equal(JobState.Cancelled, (await ReadAsync(id)).State);
        Assert.Null(await Queue.ClaimAsync("second", None));
    }

    [Fact]
    public async Task A_waiting_job_that_is_cancelled_never_starts()
    {
        var id = await AddAsync();

        await Queue.CancelAsync(id, None);

        Assert.Null(await Queue.ClaimAsync("first", None));
        Assert.Equal((JobState.Cancelled, Clock.Now), ((await ReadAsync(id)).State, (await ReadAsync(id)).FinishedAt));
    }

    [Fact]
    public async Task A_failing_job_waits_longer_each_time_and_is_given_up_in_the_end()
    {
        var id = await AddAsync();
        var waits = new List<double>();
        for (var attempt = 1; attempt <= JobQueue.MaxAttempts; attempt++)
        {
            var job = (await Queue.ClaimAsync("first", None))!;
            Assert.Equal((id, attempt), (job.Id, job.Attempts));
            await Queue.FailAsync(job, "first", "It broke", None);
            Assert.Null(await Queue.ClaimAsync("first", None));
            var again = await ReadAsync(id);
            if (attempt == JobQueue.MaxAttempts) Assert.Equal((JobState.Failed, "It broke"), (again.State, again.Message));
            else waits.Add((again.RunAfter - Clock.Now).TotalSeconds);
            Clock.Now = again.RunAfter > Clock.Now ? again.RunAfter : Clock.Now;
        }
        Assert.Equal([10, 20, 40, 80], waits);
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await Queue.ClaimAsync("first", None));
    }

    [Fact]
    public async Task A_recurring_job_is_added_once_until_it_is_due_again()
    {
        Task Add() => Queue.AddRecurringAsync("recurring", Clock.Now - TimeSpan.FromMinutes(1), None);
        await Add();
        await Add();
        Assert.Equal(1, await CountAsync());

        var job = (await Queue.ClaimAsync("first", None))!;
        await Add();
        await Queue.FinishAsync(job.Id, "first", null, None);
        await Add();
        Assert.Equal(1, await CountAsync());

        Clock.Advance(TimeSpan.FromSeconds(61));
        await Add();
        Assert.Equal(2, await CountAsync());
        Assert.Equal("{}", (await Queue.ClaimAsync("first", None))!.Payload);
    }

    [Fact]
    public async Task Instances_that_start_at_the_same_moment_add_a_recurring_job_once()
    {
        var outcomes = await Together.AllAsync(10, _ => Queue.AddRecurringAsync("recurring", Clock.Now - TimeSpan.FromMinutes(1), None));

        Assert.All(outcomes, Assert.Null);
        Assert.Equal(1, await CountAsync());
    }

    private Task<Guid> AddAsync() => Queue.AddAsync(new Job("test", null, null, "{}", Clock.Now), None);

    private Task<long> CountAsync() => Sql.CountAsync(database.App, "jobs");

    private async Task<Job> ReadAsync(Guid id)
    {
        await using var db = await database.Get<HostDatabase>().OpenAsync(None);
        return await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id);
    }
}
