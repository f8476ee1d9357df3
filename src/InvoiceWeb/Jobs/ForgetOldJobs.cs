using InvoiceWeb.Data.Jobs;

namespace InvoiceWeb.Jobs;

/// <summary>Keeps the table of jobs short: what ended a quarter of a year ago interests nobody any more.</summary>
public sealed class ForgetOldJobs(JobQueue queue, TimeProvider clock) : IJobHandler
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public string Kind => "jobs.forget";

    public TimeSpan? Every => TimeSpan.FromDays(1);

    public async Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
    {
        await queue.ForgetAsync(clock.GetUtcNow() - Kept, cancellationToken);
        return null;
    }
}
