using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity.People;

/// <summary>Links that were handed out in the last month and not used: those that open something, and those that no longer do.</summary>
public sealed class FindAccessLinks(HostDatabase host, TimeProvider clock)
{
    public const int Limit = 200;

    public async Task<IReadOnlyList<AccessLinkRow>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageUsers);
        await using var db = await host.OpenAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var since = now.AddDays(-30);
        var links = await (
            from link in db.AccessLinks.AsNoTracking()
            where link.Tenant == actor.Tenant && link.CreatedAt > since && link.UsedAt == null && link.RevokedAt == null
            orderby link.CreatedAt descending
            join user in db.Users.AsNoTracking() on link.UserId equals user.Id into users
            from user in users.DefaultIfEmpty()
            select new { link, Name = user == null ? null : user.DisplayName }).Take(Limit).ToListAsync(cancellationToken);
        return [.. links.Select(l => new AccessLinkRow(l.link.Id, l.link.Kind, l.link.Email ?? l.Name ?? "", l.link.Roles, l.link.CreatedByName, l.link.CreatedAt, l.link.ExpiresAt, l.link.IsOpen(now)))];
    }
}

/// <param name="For">The invited address, or the name of the person whose password it is about.</param>
public sealed record AccessLinkRow(Guid Id, AccessLinkKind Kind, string For, Roles Roles, string CreatedByName, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, bool IsOpen);
