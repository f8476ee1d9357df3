namespace InvoiceWeb.Jobs;

/// <summary>Does one kind of job. May be run again after a crash at any point, and must then end in the same state.</summary>
public interface IJobHandler
{
    string Kind { get; }

    /// <summary>How often the job is added by itself; null for jobs that people ask for.</summary>
    TimeSpan? Every { get; }

    /// <summary>May take hours: has a lane of its own, so that nothing short waits for it.</summary>
    bool IsLong => false;

    /// <summary>The page inside the company that shows such a job better than a list of results; null for none.</summary>
    string? PageOf(Job job) => null;

    /// <summary>A person stopped the job while it waited, so that nobody will run it (again). May be told so more than once.</summary>
    Task StoppedWaitingAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <returns>JSON for the page that asked; null for none.</returns>
    Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken);
}

/// <summary>Tells the queue, and through it every page, how far a job is.</summary>
/// <param name="report">Stores progress; throws when the lease is lost or the job was cancelled.</param>
public sealed class JobProgress(Func<long, long, string?, string?, Task> report)
{
    /// <param name="result">What is certain so far (JSON): the page shows it, and a job that is run again finds it in <see cref="Job.Result"/>.</param>
    public Task ReportAsync(long done, long total, string? message = null, string? result = null) => report(done, total, message, result);
}
