using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals.Absence;

/// <summary>A person's own absences and those in which they stand in, the latest first.</summary>
public sealed class FindDelegations(TenantDatabase tenants)
{
    public const int Limit = 50;

    public async Task<IReadOnlyList<ApprovalDelegation>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await work.Db.ApprovalDelegations.AsNoTracking().Where(d => d.FromUserId == actor.UserId || d.ToUserId == actor.UserId)
            .OrderByDescending(d => d.To).ThenBy(d => d.Id).Take(Limit).ToListAsync(cancellationToken);
    }
}
