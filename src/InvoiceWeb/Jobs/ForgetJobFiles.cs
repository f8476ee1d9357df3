using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Files;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Jobs;

/// <summary>Deletes the files of jobs once their days are over.</summary>
public sealed class ForgetJobFiles(JobQueue queue, TenantDatabase tenants, FileShelf files, TimeProvider clock) : IJobHandler
{
    private const int Batch = 100;

    /// <summary>A download that began in time may end, and a file of the same bytes that was made a moment later is over too.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public string Kind => "jobs.forget-files";

    public TimeSpan? Every => TimeSpan.FromHours(6);

    public async Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Grace;
        for (var done = 0L; await queue.WithFilesUntilAsync(before, Batch, cancellationToken) is { Count: > 0 } over;)
        {
            foreach (var old in over)
            {
                await RemoveAsync(new(old.TenantId!.Value), JobResult.Read(old.Result).File!.FileId, cancellationToken);
                await queue.FileIsGoneAsync(old.Id, cancellationToken);
            }
            await progress.ReportAsync(done += over.Count, done);
        }
        return null;
    }

    private async Task RemoveAsync(TenantId tenant, Guid id, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(tenant), cancellationToken);
        if (await work.Db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken) is { } file) await files.RemoveAsync(file, cancellationToken);
    }
}
