using InvoiceWeb.Data;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity.Links;

/// <summary>Finds the link that somebody holds.</summary>
public sealed class LinkWork(LinkThrottle throttle, TimeProvider clock)
{
    /// <summary>The link, checked in every respect. Inside of a transaction nobody else uses or revokes it until that ends.</summary>
    /// <param name="address">The network address that is counted when the link is wrong.</param>
    /// <exception cref="RuleBrokenException">A rule of <see cref="LinkRules"/>.</exception>
    internal async Task<AccessLink> OpenAsync(InvoiceDbContext db, AccessLinkKind kind, string token, string? address, CancellationToken cancellationToken)
    {
        throttle.Require(address);
        var hash = LinkTokens.Hash(token);
        if (db.Database.CurrentTransaction is not null)
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM access_links WHERE token_hash = {hash} FOR UPDATE", cancellationToken);
        var link = await db.AccessLinks.SingleOrDefaultAsync(l => l.TokenHash == hash && l.Kind == kind, cancellationToken);
        if (link is null)
        {
            throttle.Failed(address);
            throw LinkRules.Unknown();
        }
        link.RequireOpen(clock.GetUtcNow());
        await RequireIssuerAsync(db, link, cancellationToken);
        return link;
    }

    /// <summary>Whoever made the link must still be allowed to.</summary>
    private static async Task RequireIssuerAsync(InvoiceDbContext db, AccessLink link, CancellationToken cancellationToken)
    {
        var roles = await db.Memberships.AsNoTracking().Where(m => m.Tenant == link.Tenant && m.UserId == link.CreatedBy && m.EndedAt == null)
            .Select(m => (Roles?)m.Roles).SingleOrDefaultAsync(cancellationToken);
        if (!RolePermissions.Of(roles ?? Roles.None).Contains(Permission.ManageUsers)) throw LinkRules.Revoked(link.Kind);
    }
}
