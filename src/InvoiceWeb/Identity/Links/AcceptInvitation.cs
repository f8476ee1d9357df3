using InvoiceWeb.Data;
using InvoiceWeb.Data.Identity;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Identity.People;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity.Links;

/// <summary>A person who has an account joins the company that invited them.</summary>
public sealed class AcceptInvitation(HostDatabase host, LinkWork links, TimeProvider clock)
{
    /// <param name="userId">Who is signed in.</param>
    /// <param name="address">The network address of the request.</param>
    /// <returns>The company's part of the address.</returns>
    /// <exception cref="RuleBrokenException">A rule of <see cref="LinkRules"/>, <c>member.already</c>.</exception>
    public async Task<string> ExecuteAsync(Guid userId, string token, string? address, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var link = await links.OpenAsync(db, AccessLinkKind.Invitation, token, address, cancellationToken);
        await db.HoldUserAsync(userId, cancellationToken);
        var user = await db.Users.SingleAsync(u => u.Id == userId, cancellationToken);
        if (user.NormalizedEmail != LinkTokens.EmailKey(link.Email!)) throw LinkRules.ForSomebodyElse(link.Email!);
        var slug = await db.JoinAsync(link, user, clock.GetUtcNow(), address, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return slug;
    }
}

internal static class Joining
{
    /// <summary>Uses the link up; the caller saves.</summary>
    public static async Task<string> JoinAsync(this InvoiceDbContext db, AccessLink link, User user, DateTimeOffset now, string? address, CancellationToken cancellationToken)
    {
        var member = await db.Memberships.SingleOrDefaultAsync(m => m.UserId == user.Id && m.Tenant == link.Tenant, cancellationToken);
        // Roles were given on another way meanwhile; what was meant before must not change them.
        if (member is { IsActive: true }) throw MemberRules.Already(user.Email!);
        link.Use(now);
        if (member is null) db.Memberships.Add(new(user.Id, link.Tenant, link.Roles, now));
        else member.Resume(link.Roles, now);
        // Nobody of the companies before may now set this person's password.
        await db.AccessLinks.Where(l => l.UserId == user.Id && l.UsedAt == null && l.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), cancellationToken);
        db.SecurityEvents.Add(new(now, "invitation.accepted", user.Id, link.Tenant.Value, RoleNames.InWords(link.Roles), address) { UserName = user.DisplayName });
        return await db.Tenants.AsNoTracking().Where(t => t.Id == link.Tenant).Select(t => t.Slug).SingleAsync(cancellationToken);
    }
}
