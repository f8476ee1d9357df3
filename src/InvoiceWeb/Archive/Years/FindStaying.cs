using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>What of a year stays for one reason, page by page: the dry run names the first of them.</summary>
public sealed class FindStaying(TenantDatabase tenants, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <param name="after">The last one that is known; null for the beginning.</param>
    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task<IReadOnlyList<StayingDocument>> ExecuteAsync(Actor actor, int year, StayReason reason, StayingDocument? after, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageArchive);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var fiscal = await work.Db.FiscalYears.AsNoTracking().SingleOrDefaultAsync(y => y.Year == year, cancellationToken) ?? throw TenancyRules.NotFound("fiscal year");
        if (reason is StayReason.Draft or StayReason.Submitted) return await UnfinishedAsync(work, fiscal, reason is StayReason.Draft ? DocumentStatus.Draft : DocumentStatus.Submitted, after, cancellationToken);
        var today = (await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken)).DayOf(clock.GetUtcNow());
        var found = new List<Guid>();
        foreach (var series in await work.Db.SeriesOfAsync(year, cancellationToken))
            if (after?.Series is not { } last || series.Id.CompareTo(last) >= 0)
                await SeriesAsync(work, year, today, series, reason, after?.Series == series.Id ? after.Number ?? 0 : 0, found, cancellationToken);
        return await work.StayingAsync(found, cancellationToken);
    }

    private static async Task SeriesAsync(TenantWork work, int year, DateOnly today, SeriesOfYear series, StayReason reason, long behind, List<Guid> found, CancellationToken cancellationToken)
    {
        foreach (var (after, upTo) in series.Windows(PreviewArchiving.Window, behind))
        {
            if (found.Count == PageSize) return;
            found.AddRange((await work.Db.Database.SqlQuery<StayingId>(Eligibility.Staying(work.Actor.Tenant, year, today, series.Id, after, upTo, reason, PageSize - found.Count)).ToListAsync(cancellationToken)).Select(s => s.Id));
        }
    }

    private static async Task<IReadOnlyList<StayingDocument>> UnfinishedAsync(TenantWork work, FiscalYear year, DocumentStatus status, StayingDocument? after, CancellationToken cancellationToken)
    {
        var all = work.Unfinished(year, status);
        if (after is { } last) all = all.Where(i => EF.Functions.GreaterThan(ValueTuple.Create(i.ListDate, i.Id), ValueTuple.Create(last.Date, last.Id)));
        var ids = await all.OrderBy(i => i.ListDate).ThenBy(i => i.Id).Take(PageSize).Select(i => i.Id).ToListAsync(cancellationToken);
        return await work.StayingAsync(ids, cancellationToken);
    }
}

internal static class StayingQueries
{
    /// <summary>Drafts and submitted documents belong to the year in which they are dated, as where a year is closed.</summary>
    public static IQueryable<Invoice> Unfinished(this TenantWork work, FiscalYear year, DocumentStatus status) =>
        work.Db.Invoices.AsNoTracking().Where(i => i.Status == status && i.ListDate >= year.From && i.ListDate <= year.To);

    /// <summary>In the order of the ids: the last one is where the next page goes on.</summary>
    public static async Task<IReadOnlyList<StayingDocument>> StayingAsync(this TenantWork work, List<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await work.Db.Invoices.AsNoTracking().Where(i => ids.Contains(i.Id))
            .Select(i => new StayingDocument(i.Id, i.NumberText ?? i.SupplierNumber, i.ParticipantName, i.ListDate, i.Currency, i.PayableMinor, i.OpenMinor, i.Number == null ? null : i.SeriesId, i.Number))
            .ToDictionaryAsync(d => d.Id, cancellationToken);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }
}
