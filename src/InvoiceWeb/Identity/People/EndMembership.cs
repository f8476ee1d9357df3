using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity.People;

/// <summary>Cuts a person off from this company. Their next action here is refused; what they did stays in the history under their name.</summary>
public sealed class EndMembership(HostDatabase host, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>member.last-admin</c>, <c>member.already-ended</c>, <c>record.not-found</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid userId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageUsers);
        await using var db = await host.OpenAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var member = await db.HoldMemberAsync(actor.Tenant, userId, cancellationToken);
        var name = await db.NameOfAsync(userId, cancellationToken);
        if (!member.IsActive) throw MemberRules.AlreadyEnded(name);
        if (member.Roles.HasFlag(Roles.TenantAdmin)) await db.RequireAnotherAdminAsync(actor.Tenant, userId, cancellationToken);
        var now = clock.GetUtcNow();
        var had = member.Roles;
        member.End(now);
        await db.RevokeLinksOfAsync(actor.Tenant, userId, now, cancellationToken);
        // A way to a new password that was handed out here opens nothing any more.
        await db.AccessLinks.Where(l => l.Tenant == actor.Tenant && l.UserId == userId && l.UsedAt == null && l.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), cancellationToken);
        db.Log(actor, now, "member.cut-off", userId, name, RoleNames.InWords(had));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
