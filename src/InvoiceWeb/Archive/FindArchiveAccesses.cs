using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive;

/// <summary>Who read what in the archive, newest first.</summary>
public sealed class FindArchiveAccesses(TenantDatabase tenants)
{
    public const int PageSize = 100;

    /// <param name="invoice">Of one invoice; null for all.</param>
    /// <param name="before">The last one of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<ArchiveAccess>> ExecuteAsync(Actor actor, Guid? invoice, ArchiveAccess? before, CancellationToken cancellationToken)
    {
        actor.Require(Permission.SearchArchive);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var accesses = work.Db.ArchiveAccesses.AsNoTracking();
        if (invoice is { } one) accesses = accesses.Where(a => a.InvoiceId == one);
        if (before is { } last) accesses = accesses.Where(a => EF.Functions.LessThan(ValueTuple.Create(a.At, a.Id), ValueTuple.Create(last.At, last.Id)));
        return await accesses.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(PageSize).ToListAsync(cancellationToken);
    }
}
