using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Jobs;
using Microsoft.Extensions.Logging;

namespace InvoiceWeb.Tests.Data;

public sealed class HeartbeatTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_job_whose_heartbeat_failed_once_keeps_its_lease()
    {
        var contexts = new Failing(database.Get<IDbContextFactory<InvoiceDbContext>>());
        var queue = new JobQueue(new HostDatabase(contexts), database.Clock);
        var (handler, log) = (new UntilTold(), new Heard());
        var id = await queue.AddAsync(new Job(handler.Kind, null, null, "{}", database.Clock.Now), CancellationToken.None);
        using var runner = new JobRunner(queue, [handler], new Hurried(database.Clock), log);

        await runner.StartAsync(CancellationToken.None);
        await handler.Begun.WaitAsync(TimeSpan.FromSeconds(20));
        contexts.IsAway = true;
        await log.FailedBeat.WaitAsync(TimeSpan.FromSeconds(20));
        database.Clock.Advance(TimeSpan.FromSeconds(20));
        contexts.IsAway = false;

        await UntilAsync(j => j.LeaseUntil == database.Clock.Now + JobQueue.LeaseTime);
        handler.End();
        await UntilAsync(j => j.State == JobState.Done && j.Attempts == 1);
        await runner.StopAsync(CancellationToken.None);

        async Task UntilAsync(Func<Job, bool> condition)
        {
            for (var n = 0; n < 400; n++)
            {
                await using var db = await database.Get<HostDatabase>().OpenAsync(CancellationToken.None);
                if (condition(await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id))) return;
                await Task.Delay(50);
            }
            Assert.Fail("It did not happen within twenty seconds.");
        }
    }

    /// <summary>A database that is away for a moment.</summary>
    private sealed class Failing(IDbContextFactory<InvoiceDbContext> contexts) : IDbContextFactory<InvoiceDbContext>
    {
        public volatile bool IsAway;

        public InvoiceDbContext CreateDbContext() => IsAway ? throw new TimeoutException("The database is away.") : contexts.CreateDbContext();
    }

    /// <summary>Shows the time of a clock that stands still, and waits a hundredth of what it is told.</summary>
    private sealed class Hurried(FakeClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / 100 : dueTime, period);
    }

    private sealed class UntilTold : IJobHandler
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;
        public string Kind => "test.heartbeat";
        public TimeSpan? Every => null;

        public void End() => _told.SetResult();

        public async Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
        {
            _begun.SetResult();
            await _told.Task.WaitAsync(cancellationToken);
            return null;
        }
    }

    private sealed class Heard : ILogger<JobRunner>
    {
        private readonly TaskCompletionSource _failedBeat = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task FailedBeat => _failedBeat.Task;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception).Contains("could not be renewed", StringComparison.Ordinal)) _failedBeat.TrySetResult();
        }
    }
}
