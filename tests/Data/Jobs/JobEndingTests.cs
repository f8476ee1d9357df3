using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Tests.Data;

/// <summary>How jobs end that nobody finishes.</summary>
public sealed class JobEndingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private JobQueue Queue => database.Get<JobQueue>();

    [Fact]
    public async Task A_job_that_takes_its_runner_down_time_and_again_is_given_up()
    {
        var id = await Queue.AddAsync(new Job("deadly", null, null, "{}", database.Clock.Now), None);
        for (var attempt = 1; attempt <= JobQueue.MaxAttempts; attempt++)
        {
            Assert.Equal(id, (await Queue.ClaimAsync($"runner {attempt}", None))!.Id);
            database.Clock.Advance(JobQueue.LeaseTime + TimeSpan.FromSeconds(1));
        }
        Assert.Null(await Queue.ClaimAsync("one more", None));
        var job = await ReadAsync(id);
        Assert.Equal((JobState.Failed, JobQueue.MaxAttempts), (job.State, job.Attempts));
        Assert.Contains("given up", job.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shutdown_gives_the_job_back_and_does_not_count_as_an_attempt()
    {
        var id = await Queue.AddAsync(new Job("long", null, null, "{}", database.Clock.Now), None);
        for (var restart = 0; restart < JobQueue.MaxAttempts * 2; restart++)
        {
            Assert.Equal((id, 1), ((await Queue.ClaimAsync("runner", None))!.Id, (await ReadAsync(id)).Attempts));
            await Queue.ReleaseAsync(id, "runner", None);
        }
        Assert.Equal(id, (await Queue.ClaimAsync("runner", None))!.Id);
        await Queue.FinishAsync(id, "runner", null, None);
    }

    [Fact]
    public async Task Old_jobs_are_forgotten_and_unfinished_ones_never()
    {
        var (done, waiting) = (new Job("old", null, null, "{}", database.Clock.Now), new Job("old", null, null, "{}", database.Clock.Now.AddYears(1)));
        await Queue.AddAsync(done, None);
        await Queue.AddAsync(waiting, None);
        Assert.Equal(done.Id, (await Queue.ClaimAsync("runner", None))!.Id);
        await Queue.FinishAsync(done.Id, "runner", null, None);

        await Queue.ForgetAsync(database.Clock.Now, None);
        Assert.NotNull(await FindAsync(done.Id));
        await Queue.ForgetAsync(database.Clock.Now.AddDays(1), None);
        Assert.Null(await FindAsync(done.Id));
        Assert.NotNull(await FindAsync(waiting.Id));
    }

    private async Task<Job> ReadAsync(Guid id) => await FindAsync(id) ?? throw new InvalidOperationException("No such job.");

    private async Task<Job?> FindAsync(Guid id)
    {
        await using var db = await database.Get<HostDatabase>().OpenAsync(None);
        return await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id);
    }
}
