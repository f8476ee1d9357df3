using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Identity.Links;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity.People;

/// <summary>Makes a link by which a colleague who forgot the password chooses a new one. The old one counts until then.</summary>
public sealed class IssuePasswordLink(HostDatabase host, TimeProvider clock)
{
    /// <returns>The link's secret, readable this once.</returns>
    /// <exception cref="RuleBrokenException"><c>member.oneself</c>, <c>member.belongs-elsewhere</c>, <c>record.not-found</c></exception>
    public async Task<IssuedLink> ExecuteAsync(Actor actor, Guid userId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageUsers);
        if (userId == actor.UserId) throw MemberRules.Oneself();
        await using var db = await host.OpenAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var user = await db.HoldAccountAsync(actor.Tenant, userId, cancellationToken);
        var now = clock.GetUtcNow();
        await db.AccessLinks.Where(l => l.UserId == userId && l.UsedAt == null && l.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), cancellationToken);
        var (token, hash) = LinkTokens.New();
        var link = AccessLink.NewPassword(hash, userId, actor, now);
        db.AccessLinks.Add(link);
        db.Log(actor, now, "password-link.made", userId, user.DisplayName);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new IssuedLink(token, link.ExpiresAt);
    }
}
