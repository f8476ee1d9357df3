using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Identity;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals.Absence;

/// <summary>Colleagues who can stand in for an approver, by name.</summary>
public sealed class FindDelegates(HostDatabase host)
{
    public const int Limit = 200;

    public async Task<IReadOnlyList<Colleague>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ApproveInvoices);
        await using var db = await host.OpenAsync(cancellationToken);
        var members = await (
            from membership in db.Memberships.AsNoTracking()
            where membership.Tenant == actor.Tenant && membership.UserId != actor.UserId && membership.EndedAt == null
            join user in db.Users.AsNoTracking() on membership.UserId equals user.Id
            orderby user.DisplayName
            select new { user.Id, user.DisplayName, membership.Roles }).Take(Limit).ToListAsync(cancellationToken);
        return [.. members.Where(m => ApprovalDelegation.MayBeGivenTo(RolePermissions.Of(m.Roles))).Select(m => new Colleague(m.Id, m.DisplayName, m.Roles))];
    }
}

public sealed record Colleague(Guid UserId, string Name, Roles Roles);
