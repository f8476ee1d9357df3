using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity;

/// <summary>Sets a person's roles in one tenant. Called by set-up and, after its own permission check, by administration.</summary>
public sealed class GiveRoles(HostDatabase host, TimeProvider clock)
{
    public async Task ExecuteAsync(Guid userId, TenantId tenant, Roles roles, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        var membership = await db.Memberships.SingleOrDefaultAsync(m => m.UserId == userId && m.Tenant == tenant, cancellationToken);
        if (membership is null) db.Memberships.Add(new(userId, tenant, roles, clock.GetUtcNow()));
        else membership.Give(roles);
        var name = await db.Users.Where(u => u.Id == userId).Select(u => u.DisplayName).SingleOrDefaultAsync(cancellationToken);
        db.SecurityEvents.Add(new(clock.GetUtcNow(), "roles.changed", userId, tenant.Value, RoleNames.InWords(roles), address: null) { UserName = name, ActorName = "InvoiceWeb" });
        await db.SaveChangesAsync(cancellationToken);
    }
}
