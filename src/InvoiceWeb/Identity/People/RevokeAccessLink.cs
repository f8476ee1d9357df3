using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity.People;

/// <summary>Makes a link useless that was handed out.</summary>
public sealed class RevokeAccessLink(HostDatabase host, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>link.used</c>, <c>link.revoked</c>, <c>link.expired</c>, <c>record.not-found</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageUsers);
        await using var db = await host.OpenAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Whoever uses the link in this moment was first, or comes too late.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM access_links WHERE id = {id} FOR UPDATE", cancellationToken);
        var link = await db.AccessLinks.SingleOrDefaultAsync(l => l.Id == id && l.Tenant == actor.Tenant, cancellationToken) ?? throw TenancyRules.NotFound("link");
        var now = clock.GetUtcNow();
        link.Revoke(now);
        var whose = link.Email ?? await db.NameOfAsync(link.UserId!.Value, cancellationToken);
        db.Log(actor, now, link.Kind is AccessLinkKind.Invitation ? "invitation.revoked" : "password-link.revoked", link.UserId, whose);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
