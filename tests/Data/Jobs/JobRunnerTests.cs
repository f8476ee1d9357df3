using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Jobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace InvoiceWeb.Tests.Data;

public sealed class JobRunnerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Several_runners_do_each_job_once_and_a_refused_one_tells_why()
    {
        database.Clock.Now = new FakeClock().Now;
        var handler = new Handler();
        var queue = database.Get<JobQueue>();
        var ids = new List<Guid>();
        for (var n = 0; n < 20; n++) ids.Add(await queue.AddAsync(new Job(handler.Kind, null, null, "{}", database.Clock.Now), CancellationToken.None));
        var refused = await queue.AddAsync(new Job(handler.Kind, null, null, """{"refuse":true}""", database.Clock.Now), CancellationToken.None);
        var runners = Enumerable.Range(0, 3).Select(_ => new JobRunner(queue, [handler], database.Clock, NullLogger<JobRunner>.Instance)).ToList();

        foreach (var runner in runners) await runner.StartAsync(CancellationToken.None);
        await UntilAsync(async db => await db.Jobs.CountAsync(j => j.State == JobState.Done && ids.Contains(j.Id)) == 20 && await db.Jobs.AnyAsync(j => j.Id == refused && j.Message != null));
        foreach (var runner in runners) await runner.StopAsync(CancellationToken.None);

        Assert.Equal(ids.Order(), handler.Done.Order());
        await UntilAsync(db => db.Jobs.AnyAsync(j => j.Id == refused && j.State == JobState.Waiting && j.Message!.Contains("No.")));
    }

    [Fact]
    public async Task A_long_job_delays_no_short_one_and_both_stop_when_the_server_does()
    {
        database.Clock.Now = new FakeClock().Now;
        var queue = database.Get<JobQueue>();
        var (longer, shorter, quick) = (new Waiting("test.long", isLong: true), new Waiting("test.slow", isLong: false), new Handler());
        var ids = new List<Guid>();
        foreach (var kind in new[] { "test.long", "test.long", quick.Kind, "test.slow" }) ids.Add(await queue.AddAsync(new Job(kind, null, null, "{}", database.Clock.Now), CancellationToken.None));
        var runner = new JobRunner(queue, [longer, shorter, quick], database.Clock, NullLogger<JobRunner>.Instance);

        await runner.StartAsync(CancellationToken.None);
        await UntilAsync(db => db.Jobs.AnyAsync(j => j.Id == ids[2] && j.State == JobState.Done));
        await UntilAsync(_ => Task.FromResult(longer.Begun == 1 && shorter.Begun == 1));
        await runner.StopAsync(CancellationToken.None);

        await UntilAsync(async db => await db.Jobs.CountAsync(j => ids.Contains(j.Id) && j.State == JobState.Waiting && j.LeaseOwner == null) == 3);
        Assert.Equal((1, 1), (longer.Begun, shorter.Begun));
        await using var left = await database.Get<HostDatabase>().OpenAsync(CancellationToken.None);
        await left.Jobs.Where(j => ids.Contains(j.Id)).ExecuteDeleteAsync();
    }

    private async Task UntilAsync(Func<InvoiceDbContext, Task<bool>> condition)
    {
        for (var n = 0; n < 200; n++)
        {
            await using var db = await database.Get<HostDatabase>().OpenAsync(CancellationToken.None);
            if (await condition(db)) return;
            await Task.Delay(50);
        }
        Assert.Fail("It did not happen within ten seconds.");
    }

    /// <summary>Never ends by itself.</summary>
    private sealed class Waiting(string kind, bool isLong) : IJobHandler
    {
        private int _begun;

        public int Begun => _begun;
        public string Kind => kind;
        public TimeSpan? Every => null;
        public bool IsLong => isLong;

        public async Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _begun);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        }
    }

    private sealed class Handler : IJobHandler
    {
        public System.Collections.Concurrent.ConcurrentBag<Guid> Done { get; } = [];
        public string Kind => "test.handler";
        public TimeSpan? Every => null;

        public async Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
        {
            if (job.Payload.Contains("refuse", StringComparison.Ordinal)) throw new RuleBrokenException("test.no", $"No.");
            await progress.ReportAsync(1, 1, "Nearly");
            Done.Add(job.Id);
            return null;
        }
    }
}
