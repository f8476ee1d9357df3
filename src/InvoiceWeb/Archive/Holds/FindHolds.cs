using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Holds;

/// <summary>Legal holds, the newest first.</summary>
public sealed class FindHolds(TenantDatabase tenants)
{
    public const int PageSize = 100;

    /// <param name="liftedToo">Also those that are over.</param>
    /// <param name="before">The last one of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<LegalHold>> ExecuteAsync(Actor actor, bool liftedToo, LegalHold? before, CancellationToken cancellationToken)
    {
        actor.Require(Permission.SearchArchive);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var holds = work.Db.LegalHolds.AsNoTracking();
        if (!liftedToo) holds = holds.Where(h => h.LiftedAt == null);
        if (before is { } last) holds = holds.Where(h => EF.Functions.LessThan(ValueTuple.Create(h.PlacedAt, h.Id), ValueTuple.Create(last.PlacedAt, last.Id)));
        return await holds.OrderByDescending(h => h.PlacedAt).ThenByDescending(h => h.Id).Take(PageSize).ToListAsync(cancellationToken);
    }
}

/// <summary>What holds an invoice, by itself, by its participant or by its year; for the pages that show one.</summary>
public sealed class FindHoldsOn(TenantDatabase tenants)
{
    public const int Limit = 50;

    /// <param name="day">What a document that is not issued is dated: its year, which it does not have yet, holds it too.</param>
    public async Task<IReadOnlyList<LegalHold>> ExecuteAsync(Actor actor, Guid? invoice, Guid? participant, int? year, DateOnly? day, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        Guid?[] records = [.. new[] { invoice, participant }.Where(r => r is not null)];
        var found = await work.InForce().Where(h => records.Contains(h.RecordId)).OrderBy(h => h.PlacedAt).Take(Limit).ToListAsync(cancellationToken);
        if ((day is { } dated ? await work.YearOfAsync(dated, cancellationToken) : year) is { } whole)
            found.AddRange(await work.InForce().OnYear(whole).OrderBy(h => h.PlacedAt).Take(Limit).ToListAsync(cancellationToken));
        return found;
    }
}
