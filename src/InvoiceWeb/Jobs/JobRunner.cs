using InvoiceWeb.Data.Jobs;

namespace InvoiceWeb.Jobs;

/// <summary>Runs jobs in the background of every instance, in two lanes: one for short jobs and one for long ones. Leases decide who runs which.</summary>
public sealed class JobRunner(JobQueue queue, IEnumerable<IJobHandler> handlers, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly string _name = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";
    private readonly Dictionary<string, IJobHandler> _handlers = handlers.ToDictionary(h => h.Kind);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string[] longKinds = [.. _handlers.Values.Where(h => h.IsLong).Select(h => h.Kind)];
        return Task.WhenAll(LaneAsync(JobLane.AllBut(longKinds), stoppingToken), LaneAsync(JobLane.Only(longKinds), stoppingToken));
    }

    private async Task LaneAsync(JobLane lane, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await AddRecurringAsync(lane, stoppingToken);
                while (await queue.ClaimAsync(_name, lane, stoppingToken) is { } job) await RunAsync(job, stoppingToken);
                await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // The database may be away for a while; the runner is there when it comes back.
                log.LogError(problem, "The job runner could not reach its queue");
                await Task.Delay(TimeSpan.FromSeconds(5), clock, CancellationToken.None);
            }
        }
    }

    private async Task AddRecurringAsync(JobLane lane, CancellationToken cancellationToken)
    {
        foreach (var handler in _handlers.Values.Where(h => lane.Takes(h.Kind)))
            if (handler.Every is { } every) await queue.AddRecurringAsync(handler.Kind, clock.GetUtcNow() - every, cancellationToken);
    }

    private async Task RunAsync(Job job, CancellationToken stoppingToken)
    {
        using var lease = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var heart = BeatAsync(job, lease);
        try
        {
            if (!_handlers.TryGetValue(job.Kind, out var handler)) throw new InvalidOperationException($"No handler for jobs of kind {job.Kind}.");
            var progress = new JobProgress(async (done, total, message, soFar) =>
            {
                if (!await queue.ReportAsync(job.Id, _name, done, total, message, soFar, lease.Token)) await lease.CancelAsync();
                lease.Token.ThrowIfCancellationRequested();
            });
            var result = await handler.RunAsync(job, progress, lease.Token);
            await queue.FinishAsync(job.Id, _name, result, CancellationToken.None);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            await queue.EndCancelledAsync(job.Id, _name, CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // Shutting down: another instance, or the next start, goes on.
            await queue.ReleaseAsync(job.Id, _name, CancellationToken.None);
        }
        catch (Exception problem)
        {
            log.LogError(problem, "Job {Kind} {Id} failed at attempt {Attempt}", job.Kind, job.Id, job.Attempts);
            await queue.FailAsync(job, _name, KeptRefusal.Of(problem as RuleBrokenException ?? JobRules.FailedAsAWhole()).ToJson(), CancellationToken.None);
        }
        finally
        {
            await lease.CancelAsync();
            await heart;
        }
    }

    private async Task BeatAsync(Job job, CancellationTokenSource lease)
    {
        try
        {
            while (true)
            {
                await Task.Delay(JobQueue.LeaseTime / 3, clock, lease.Token);
                await BeatOnceAsync(job, lease);
            }
        }
        catch (OperationCanceledException) when (lease.IsCancellationRequested)
        {
        }
    }

    /// <summary>The database may be away for a moment; the lease outlasts two beats that fail.</summary>
    private async Task BeatOnceAsync(Job job, CancellationTokenSource lease)
    {
        try
        {
            if (!await queue.HeartbeatAsync(job.Id, _name, lease.Token)) await lease.CancelAsync();
        }
        catch (Exception problem) when (!lease.IsCancellationRequested)
        {
            log.LogWarning(problem, "The lease of job {Kind} {Id} could not be renewed; it is tried again at the next beat", job.Kind, job.Id);
        }
    }
}
