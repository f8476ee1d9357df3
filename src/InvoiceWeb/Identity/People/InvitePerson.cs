using System.ComponentModel.DataAnnotations;
using InvoiceWeb.Data;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Identity.Links;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity.People;

/// <summary>Makes a link by which somebody joins the company. Nothing is sent: who invites hands the link over.</summary>
public sealed class InvitePerson(HostDatabase host, TimeProvider clock)
{
    /// <param name="email">Only a person who signs in with this address can use the link.</param>
    /// <returns>The link's secret, readable this once.</returns>
    /// <exception cref="RuleBrokenException"><c>email.shape</c>, <c>member.no-role</c>, <c>member.already</c>, <c>invitation.too-many</c></exception>
    public async Task<IssuedLink> ExecuteAsync(Actor actor, string? email, Roles roles, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageUsers);
        var address = Address(email);
        RolePermissions.Require(roles);
        await using var db = await host.OpenAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await RequireNewAsync(db, actor.Tenant, address, cancellationToken);
        var open = db.AccessLinks.Where(l => l.Tenant == actor.Tenant && l.Kind == AccessLinkKind.Invitation && l.UsedAt == null && l.RevokedAt == null && l.ExpiresAt > now);
        // Who invites anew has lost the first link or thinks better of its roles: one is enough.
        await open.Where(l => l.Email == address).ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), cancellationToken);
        if (await open.CountAsync(cancellationToken) >= AccessLink.MostOpen) throw MemberRules.TooManyInvitations();
        var (token, hash) = LinkTokens.New();
        var link = AccessLink.Invitation(hash, address, roles, actor, now);
        db.AccessLinks.Add(link);
        db.Log(actor, now, "invitation.made", userId: null, address, RoleNames.InWords(roles));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new IssuedLink(token, link.ExpiresAt);
    }

    private static string Address(string? typed)
    {
        var address = Text.CleanLine(typed)?.ToLowerInvariant();
        return address is { Length: <= 254 } && new EmailAddressAttribute().IsValid(address) && !address.Any(char.IsWhiteSpace) ? address : throw MemberRules.EmailShape(typed);
    }

    private static async Task RequireNewAsync(InvoiceDbContext db, TenantId tenant, string address, CancellationToken cancellationToken)
    {
        var key = LinkTokens.EmailKey(address);
        var isMember = await (
            from user in db.Users.AsNoTracking()
            where user.NormalizedEmail == key
            join membership in db.Memberships.AsNoTracking() on user.Id equals membership.UserId
            where membership.Tenant == tenant && membership.EndedAt == null
            select user.Id).AnyAsync(cancellationToken);
        if (isMember) throw MemberRules.Already(address);
    }
}

/// <param name="Token">What the link ends with. Nobody can read it a second time.</param>
public sealed record IssuedLink(string Token, DateTimeOffset ExpiresAt);
