using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive;

/// <summary>Reads every object of the archive again once a month and compares it with what the catalogue says; the overview shows what it found.</summary>
public sealed class ScrubArchive(HostDatabase host, TenantDatabase tenants, SegmentReader reader, TimeProvider clock, ILogger<ScrubArchive> log) : IJobHandler
{
    private const int MostInOneRun = 500;
    private static readonly TimeSpan Again = TimeSpan.FromDays(30);

    public string Kind => "archive.scrub";

    public TimeSpan? Every => TimeSpan.FromDays(1);

    public async Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
    {
        await host.ForEachTenantAsync(progress, (tenant, alive) => ScrubAsync(tenant, alive, cancellationToken), cancellationToken);
        return null;
    }

    /// <returns>How many segments were read.</returns>
    internal async Task<int> ScrubAsync(TenantId tenant, Func<Task> alive, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Again;
        List<ArchiveSegment> due;
        await using (var work = await tenants.BeginAsync(Actor.System(tenant), cancellationToken))
            due = await work.Db.ArchiveSegments.AsNoTracking().Where(s => s.Readable > 0 && (s.CheckedAt == null || s.CheckedAt < before))
                .OrderBy(s => s.CheckedAt).ThenBy(s => s.Id).Take(MostInOneRun).ToListAsync(cancellationToken);
        foreach (var segment in due)
        {
            await CheckAsync(segment, cancellationToken);
            await alive();
        }
        return due.Count;
    }

    private async Task CheckAsync(ArchiveSegment segment, CancellationToken cancellationToken)
    {
        string? problem;
        try
        {
            problem = (await reader.CheckAsync(segment, cancellationToken)).Problem;
        }
        catch (ObjectStoreException unreadable) when (unreadable.Problem is not ObjectStoreProblem.Away)
        {
            problem = unreadable.Message;
        }
        if (problem is not null) log.LogError("The scrub found that segment {Segment} of {Year} is not right: {Problem}", segment.Id, segment.Year, problem);
        await using var work = await tenants.BeginAsync(Actor.System(segment.TenantId), cancellationToken);
        // Its mark may have moved meanwhile: only what was found is written.
        var now = clock.GetUtcNow();
        await work.Db.ArchiveSegments.Where(s => s.Id == segment.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.CheckedAt, now).SetProperty(s => s.CheckProblem, problem), cancellationToken);
        await work.CommitAsync(cancellationToken);
    }
}
