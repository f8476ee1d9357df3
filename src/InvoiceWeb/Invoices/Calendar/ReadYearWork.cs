using InvoiceWeb.Data;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Calendar;

/// <summary>Counts what is still in work in a fiscal year, before somebody closes it.</summary>
public sealed class ReadYearWork(TenantDatabase tenants)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task<YearWork> ExecuteAsync(Actor actor, Guid yearId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var year = await work.Db.FiscalYears.AsNoTracking().SingleOrDefaultAsync(y => y.Id == yearId, cancellationToken) ?? throw TenancyRules.NotFound("fiscal year");
        return await work.Db.WorkInAsync(year, cancellationToken);
    }
}

/// <summary>Counted up to <see cref="Most"/>.</summary>
public sealed record YearWork(int Drafts, int Submitted)
{
    public const int Most = 10_000;

    public bool Any => Drafts + Submitted > 0;
}

internal static class YearWorkQueries
{
    public static async Task<YearWork> WorkInAsync(this InvoiceDbContext db, FiscalYear year, CancellationToken cancellationToken) =>
        new(await CountAsync(db, year, DocumentStatus.Draft, cancellationToken), await CountAsync(db, year, DocumentStatus.Submitted, cancellationToken));

    public static async Task<FiscalYear> LoadYearAsync(this TenantWork work, Guid id, int seenVersion, CancellationToken cancellationToken)
    {
        var year = await work.Db.FiscalYears.SingleOrDefaultAsync(y => y.Id == id, cancellationToken) ?? throw TenancyRules.NotFound("fiscal year");
        return year.RowVersion == seenVersion ? year : throw TenancyRules.ChangedMeanwhile("fiscal year");
    }

    private static Task<int> CountAsync(InvoiceDbContext db, FiscalYear year, DocumentStatus status, CancellationToken cancellationToken) =>
        db.Invoices.Where(i => i.Status == status && i.ListDate >= year.From && i.ListDate <= year.To).OrderBy(i => i.ListDate).Take(YearWork.Most).CountAsync(cancellationToken);
}
