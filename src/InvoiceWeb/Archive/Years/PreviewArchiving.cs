using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>The dry run: what of a year goes into the archive, what stays and why. Changes nothing.</summary>
public sealed class PreviewArchiving(TenantDatabase tenants, TimeProvider clock)
{
    /// <summary>Numbers that one statement looks at.</summary>
    internal const int Window = 20_000;

    /// <summary>Drafts and submitted documents have no numbers by which they could be counted; nobody needs to know more than this of them.</summary>
    public const int MostCounted = 10_000;

    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task<ArchivePreview> ExecuteAsync(Actor actor, int year, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageArchive);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var fiscal = await work.Db.FiscalYears.AsNoTracking().SingleOrDefaultAsync(y => y.Year == year, cancellationToken) ?? throw TenancyRules.NotFound("fiscal year");
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var active = await work.Db.ArchiveRuns.AsNoTracking().AnyAsync(r => r.Year == year && r.State < ArchiveRunState.Done, cancellationToken);
        var (today, counts, named) = (settings.DayOf(clock.GetUtcNow()), new Dictionary<StayReason, long>(), new Dictionary<StayReason, List<Guid>>());
        long goes = 0;
        foreach (var series in await work.Db.SeriesOfAsync(year, cancellationToken)) goes += await SeriesAsync(work, year, today, series, counts, named, cancellationToken);
        var stays = new List<StayingGroup>();
        foreach (var status in new[] { DocumentStatus.Draft, DocumentStatus.Submitted })
            if (await UnfinishedAsync(work, fiscal, status, cancellationToken) is { Count: > 0 } unfinished) stays.Add(unfinished);
        foreach (var (reason, count) in counts.OrderBy(c => c.Key)) stays.Add(new(reason, count, await work.StayingAsync(named[reason], cancellationToken)));
        return new(year, fiscal.IsClosed, active, settings.ArchiveNeedsSecondAdmin, goes, stays, ArchiveSizes.Hot(goes), ArchiveSizes.Cold(goes));
    }

    private static async Task<long> SeriesAsync(
        TenantWork work, int year, DateOnly today, SeriesOfYear series, Dictionary<StayReason, long> counts, Dictionary<StayReason, List<Guid>> named, CancellationToken cancellationToken)
    {
        long goes = 0;
        foreach (var (after, upTo) in series.Windows(Window))
        {
            var tenant = work.Actor.Tenant;
            var found = await work.Db.Database.SqlQuery<ReasonCount>(Eligibility.Count(tenant, year, today, series.Id, after, upTo)).ToListAsync(cancellationToken);
            goes += found.Where(f => f.Reason == 0).Sum(f => f.Count);
            var staying = found.Where(f => f.Reason != 0).ToList();
            if (staying.Count == 0) continue;
            foreach (var one in staying) counts[(StayReason)one.Reason] = counts.GetValueOrDefault((StayReason)one.Reason) + one.Count;
            foreach (var reason in staying.Select(one => (StayReason)one.Reason))
            {
                var list = named.TryGetValue(reason, out var known) ? known : named[reason] = [];
                if (list.Count == FindStaying.PageSize) continue;
                list.AddRange((await work.Db.Database.SqlQuery<StayingId>(Eligibility.Staying(tenant, year, today, series.Id, after, upTo, reason, FindStaying.PageSize - list.Count)).ToListAsync(cancellationToken)).Select(s => s.Id));
            }
        }
        return goes;
    }

    private static async Task<StayingGroup> UnfinishedAsync(TenantWork work, FiscalYear year, DocumentStatus status, CancellationToken cancellationToken)
    {
        var all = work.Unfinished(year, status);
        var count = await all.OrderBy(i => i.ListDate).Take(MostCounted + 1).CountAsync(cancellationToken);
        var ids = await all.OrderBy(i => i.ListDate).ThenBy(i => i.Id).Take(FindStaying.PageSize).Select(i => i.Id).ToListAsync(cancellationToken);
        return new(status is DocumentStatus.Draft ? StayReason.Draft : StayReason.Submitted, Math.Min(count, MostCounted), await work.StayingAsync(ids, cancellationToken)) { IsMore = count > MostCounted };
    }
}

/// <param name="IsRunning">The year is being archived already.</param>
/// <param name="HotBytes">What the documents that go take in the hot tier, estimated.</param>
/// <param name="ColdBytes">What they will take in the archive, estimated; their files stay where they are.</param>
public sealed record ArchivePreview(
    int Year, bool IsClosed, bool IsRunning, bool NeedsSecondAdmin, long Goes, IReadOnlyList<StayingGroup> Stays, long HotBytes, long ColdBytes)
{
    public long BytesSaved => HotBytes - ColdBytes;
}

/// <param name="First">Some of them, to be opened.</param>
public sealed record StayingGroup(StayReason Reason, long Count, IReadOnlyList<StayingDocument> First)
{
    /// <summary>There are more than were counted.</summary>
    public bool IsMore { get; init; }
}

/// <param name="Series">With <paramref name="Number"/> the place in the year; null for what is not issued, whose place is its date.</param>
public sealed record StayingDocument(Guid Id, string? Name, string? ParticipantName, DateOnly Date, string Currency, long PayableMinor, long OpenMinor, Guid? Series = null, long? Number = null);

/// <summary>Why a document is not archived. The numbers stand in the statement that decides.</summary>
public enum StayReason : short { Draft = -2, Submitted = -1, Unsettled = 2, InvoiceHeld = 3, ParticipantHeld = 4, YearHeld = 5, Recalled = 6, WaitsForInvoice = 7 }
