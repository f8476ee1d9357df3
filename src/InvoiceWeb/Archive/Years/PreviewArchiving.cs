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

    /// <summary>Documents that are named for each reason; more are counted.</summary>
    public const int MostNamed = 20;

    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task<ArchivePreview> ExecuteAsync(Actor actor, int year, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageArchive);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var fiscal = await work.Db.FiscalYears.AsNoTracking().SingleOrDefaultAsync(y => y.Year == year, cancellationToken) ?? throw TenancyRules.NotFound("fiscal year");
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var active = await work.Db.ArchiveRuns.AsNoTracking().AnyAsync(r => r.Year == year && r.State < ArchiveRunState.Done, cancellationToken);
        var (counts, named) = (new Dictionary<StayReason, long>(), new Dictionary<StayReason, List<Guid>>());
        long goes = 0;
        foreach (var series in await work.Db.SeriesOfAsync(year, cancellationToken)) goes += await SeriesAsync(work, year, settings.DayOf(clock.GetUtcNow()), series, counts, named, cancellationToken);
        var stays = new List<StayingGroup>();
        foreach (var status in new[] { DocumentStatus.Draft, DocumentStatus.Submitted })
            if (await UnfinishedAsync(work, fiscal, status, cancellationToken) is { Count: > 0 } unfinished) stays.Add(unfinished);
        foreach (var (reason, count) in counts.OrderBy(c => c.Key)) stays.Add(new(reason, count, await RowsAsync(work, named[reason], cancellationToken)));
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
            // Enough for all the reasons, even when one of them comes first many times.
            foreach (var one in await work.Db.Database.SqlQuery<StayingId>(Eligibility.Staying(tenant, year, today, series.Id, after, upTo, 1_000)).ToListAsync(cancellationToken))
            {
                var list = named.TryGetValue((StayReason)one.Reason, out var known) ? known : named[(StayReason)one.Reason] = [];
                if (list.Count < MostNamed) list.Add(one.Id);
            }
            foreach (var one in staying) named.TryAdd((StayReason)one.Reason, []);
        }
        return goes;
    }

    /// <summary>Drafts and submitted documents belong to the year in which they are dated, as where a year is closed.</summary>
    private static async Task<StayingGroup> UnfinishedAsync(TenantWork work, FiscalYear year, DocumentStatus status, CancellationToken cancellationToken)
    {
        var all = work.Db.Invoices.AsNoTracking().Where(i => i.Status == status && i.ListDate >= year.From && i.ListDate <= year.To);
        var count = await all.OrderBy(i => i.ListDate).Take(10_000).CountAsync(cancellationToken);
        var ids = await all.OrderBy(i => i.ListDate).ThenBy(i => i.Id).Take(MostNamed).Select(i => i.Id).ToListAsync(cancellationToken);
        return new(status is DocumentStatus.Draft ? StayReason.Draft : StayReason.Submitted, count, await RowsAsync(work, ids, cancellationToken));
    }

    private static async Task<IReadOnlyList<StayingDocument>> RowsAsync(TenantWork work, List<Guid> ids, CancellationToken cancellationToken) =>
        await work.Db.Invoices.AsNoTracking().Where(i => ids.Contains(i.Id)).OrderBy(i => i.ListDate).ThenBy(i => i.Id)
            .Select(i => new StayingDocument(i.Id, i.NumberText ?? i.SupplierNumber, i.ParticipantName, i.ListDate, i.Currency, i.PayableMinor, i.OpenMinor)).ToListAsync(cancellationToken);
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
public sealed record StayingGroup(StayReason Reason, long Count, IReadOnlyList<StayingDocument> First);

public sealed record StayingDocument(Guid Id, string? Name, string? ParticipantName, DateOnly Date, string Currency, long PayableMinor, long OpenMinor);

/// <summary>Why a document is not archived. The numbers stand in the statement that decides.</summary>
public enum StayReason : short { Draft = -2, Submitted = -1, Unsettled = 2, InvoiceHeld = 3, ParticipantHeld = 4, YearHeld = 5, Recalled = 6, WaitsForInvoice = 7 }
