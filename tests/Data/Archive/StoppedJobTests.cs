using InvoiceWeb.Archive;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>The job of an archiving, as people see and stop it.</summary>
public sealed class StoppedJobTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Stop_on_a_waiting_job_ends_its_run_at_once()
    {
        var year = await ClosedYear.CreateAsync(database);
        var (run, job) = await StartAsync(year);
        Assert.Equal($"archive/runs/{run}", (await database.Get<ReadJob>().ExecuteAsync(year.Company.Admin, job, None)).Page);

        await database.Get<CancelJob>().ExecuteAsync(year.Company.Admin, job, None);

        Assert.Equal(ArchiveRunState.Cancelled, (await year.RunAsync(run)).State);
        await TakeUpAsync(year);
        Assert.Equal([JobState.Cancelled], await JobsAsync(year));
        Assert.Equal(ArchiveRunState.Done, (await year.ArchiveAsync()).State);
    }

    [Fact]
    public async Task A_run_whose_waiting_job_was_stopped_is_taken_up_only_to_put_everything_back()
    {
        var year = await ClosedYear.CreateAsync(database);
        var (run, job) = await StartAsync(year);
        await database.Get<JobQueue>().CancelAsync(job, None);

        await TakeUpAsync(year);

        Assert.True((await year.RunAsync(run)).CancelRequested);
        Assert.Equal([JobState.Cancelled, JobState.Waiting], await JobsAsync(year));
        await database.Get<ArchiveYear>().RunAsync(year.Company.Id, run, None);
        Assert.Equal((ArchiveRunState.Cancelled, 0L), ((await year.RunAsync(run)).State, (await year.RunAsync(run)).Purged));
        Assert.False(await year.Company.AskAsync(db => db.Invoices.AnyAsync(i => i.IsArchived)));
    }

    [Fact]
    public async Task A_run_whose_job_is_lost_without_anybody_having_stopped_it_goes_on()
    {
        var year = await ClosedYear.CreateAsync(database);
        var (run, job) = await StartAsync(year);
        await Sql.RunAsync(database.Owner, $"UPDATE jobs SET state = {(short)JobState.Cancelled}, finished_at = created_at WHERE id = '{job}'");

        await TakeUpAsync(year);

        Assert.False((await year.RunAsync(run)).CancelRequested);
        await database.Get<ArchiveYear>().RunAsync(year.Company.Id, run, None);
        Assert.Equal(ArchiveRunState.Done, (await year.RunAsync(run)).State);
    }

    [Fact]
    public void The_progress_of_a_run_is_no_list_of_results() =>
        Assert.Empty(JobResult.Read(new RunProgress(ArchiveRunState.Writing, database.Clock.Now, 5, 10).ToJson()).Rows);

    private async Task<(Guid Run, Guid Job)> StartAsync(ClosedYear year)
    {
        var run = await database.Get<StartArchiving>().ExecuteAsync(year.Company.Admin, 2025, "2025", None);
        await using var db = await database.Get<HostDatabase>().OpenAsync(None);
        return (run, await db.Jobs.Where(j => j.TenantId == year.Company.Id.Value && j.Kind == ArchiveYear.JobKind).Select(j => j.Id).SingleAsync());
    }

    private Task<bool> TakeUpAsync(ClosedYear year) => database.Get<IEnumerable<IJobHandler>>().OfType<TidyArchive>().Single().TakeUpAsync(year.Company.Id, None);

    private async Task<List<JobState>> JobsAsync(ClosedYear year)
    {
        await using var db = await database.Get<HostDatabase>().OpenAsync(None);
        return await db.Jobs.Where(j => j.TenantId == year.Company.Id.Value && j.Kind == ArchiveYear.JobKind).OrderBy(j => j.CreatedAt).ThenBy(j => j.State == JobState.Waiting).Select(j => j.State).ToListAsync();
    }
}
