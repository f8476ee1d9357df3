using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive;

/// <summary>
/// Reads every object of the archive again once a month and compares it with what the catalogue says; the overview shows what it found. An
/// index that does not fit its documents is made again.
/// </summary>
public sealed class ScrubArchive(HostDatabase host, TenantDatabase tenants, IObjectStore objects, SegmentReader reader, MendIndex mend, TimeProvider clock, ILogger<ScrubArchive> log) : IJobHandler
{
    private const int MostInOneRun = 500;
    private static readonly TimeSpan Again = TimeSpan.FromDays(30);

    /// <summary>A little less than a day, so that each day's scrub counts.</summary>
    private static readonly TimeSpan Daily = TimeSpan.FromHours(20);

    public string Kind => "archive.scrub";

    public TimeSpan? Every => TimeSpan.FromDays(1);

    public bool IsLong => true;

    public async Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
    {
        await host.ForEachTenantAsync(progress, (tenant, alive) => ScrubAsync(tenant, alive, cancellationToken), cancellationToken);
        return null;
    }

    /// <returns>How many segments were read.</returns>
    internal async Task<int> ScrubAsync(TenantId tenant, Func<Task> alive, CancellationToken cancellationToken)
    {
        List<ArchiveSegment> all;
        await using (var work = await tenants.BeginAsync(Actor.System(tenant), cancellationToken))
            all = await work.Db.ArchiveSegments.AsNoTracking().Where(s => s.Readable > 0).OrderBy(s => s.CheckedAt).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        var read = 0;
        foreach (var segment in all)
        {
            if (read == MostInOneRun) break;
            if (!await IsDueAsync(segment, cancellationToken)) continue;
            await CheckAsync(segment, cancellationToken);
            read++;
            await alive();
        }
        return read;
    }

    /// <summary>By its time; as long as something is wrong with it; or because an object has gone or changed its size, which one question a day tells.</summary>
    private async Task<bool> IsDueAsync(ArchiveSegment segment, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (segment.CheckedAt is not { } at || at < now - Again) return true;
        if (segment.CheckProblem is not null) return at < now - Daily;
        return await objects.SizeAsync(segment.DocumentsKey, cancellationToken) != segment.DocumentsBytes || await objects.SizeAsync(segment.IndexKey, cancellationToken) != segment.IndexBytes;
    }

    private async Task CheckAsync(ArchiveSegment segment, CancellationToken cancellationToken)
    {
        string? problem;
        try
        {
            var check = await reader.CheckAsync(segment, cancellationToken);
            if (check.IsIndexAlone)
            {
                log.LogWarning("The scrub makes the index of segment {Segment} of {Year} again: {Problem}", segment.Id, segment.Year, check.Problem);
                await mend.ExecuteAsync(segment, cancellationToken);
                return;
            }
            problem = check.Problem;
        }
        catch (ObjectStoreException resting) when (resting.Problem is ObjectStoreProblem.NeedsRestore)
        {
            // Nothing is wrong with it. Its restore is ordered now, and tomorrow's scrub reads it.
            log.LogInformation("The scrub has to wait for segment {Segment} of {Year}: {Problem}", segment.Id, segment.Year, resting.Message);
            return;
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
