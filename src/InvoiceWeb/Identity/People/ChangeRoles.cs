using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Identity.People;

/// <summary>Gives a colleague other roles. They count from that person's next action on.</summary>
public sealed class ChangeRoles(HostDatabase host, TimeProvider clock)
{
    /// <param name="seen">The roles that stood on the screen.</param>
    /// <exception cref="RuleBrokenException"><c>member.no-role</c>, <c>member.last-admin</c>, <c>record.changed-meanwhile</c>, <c>record.not-found</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid userId, Roles roles, Roles seen, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageUsers);
        await using var db = await host.OpenAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var member = await db.HoldMemberAsync(actor.Tenant, userId, cancellationToken);
        if (!member.IsActive) throw TenancyRules.NotFound("person");
        if (member.Roles != seen) throw TenancyRules.ChangedMeanwhile("person");
        if (roles == seen) return;
        var now = clock.GetUtcNow();
        member.Give(roles);
        if (seen.HasFlag(Roles.TenantAdmin) && !roles.HasFlag(Roles.TenantAdmin))
        {
            await db.RequireAnotherAdminAsync(actor.Tenant, userId, cancellationToken);
            await db.RevokeLinksOfAsync(actor.Tenant, userId, now, cancellationToken);
        }
        db.Log(actor, now, "roles.changed", userId, await db.NameOfAsync(userId, cancellationToken), $"{RoleNames.InWords(seen)} → {RoleNames.InWords(roles)}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
