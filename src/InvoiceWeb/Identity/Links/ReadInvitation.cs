using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity.Links;

/// <summary>What an invitation offers, for whoever holds the link.</summary>
public sealed class ReadInvitation(HostDatabase host, LinkWork links)
{
    /// <param name="address">The network address of the request.</param>
    /// <exception cref="RuleBrokenException">A rule of <see cref="LinkRules"/>.</exception>
    public async Task<InvitationView> ExecuteAsync(string token, string? address, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        var link = await links.OpenAsync(db, AccessLinkKind.Invitation, token, address, cancellationToken);
        var company = await db.Tenants.AsNoTracking().Where(t => t.Id == link.Tenant).Select(t => t.Name).SingleAsync(cancellationToken);
        var key = LinkTokens.EmailKey(link.Email!);
        return new InvitationView(company, link.Email!, link.Roles, link.CreatedByName, await db.Users.AnyAsync(u => u.NormalizedEmail == key, cancellationToken));
    }
}

/// <param name="HasAccount">The invited person signs in instead of making an account.</param>
public sealed record InvitationView(string Company, string Email, Roles Roles, string InvitedBy, bool HasAccount);
