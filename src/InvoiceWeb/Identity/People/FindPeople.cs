using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity.People;

/// <summary>Lists who belongs to the company, by name; behind them those who were cut off.</summary>
public sealed class FindPeople(HostDatabase host)
{
    public const int Limit = 200;

    public async Task<IReadOnlyList<PersonRow>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageUsers);
        await using var db = await host.OpenAsync(cancellationToken);
        return await (
            from membership in db.Memberships.AsNoTracking()
            where membership.Tenant == actor.Tenant
            join user in db.Users.AsNoTracking() on membership.UserId equals user.Id
            orderby membership.EndedAt != null, user.DisplayName, user.Id
            select new PersonRow(user.Id, user.DisplayName, user.Email, membership.Roles, user.LastSignInAt, user.TwoFactorEnabled, membership.CreatedAt, membership.EndedAt))
            .Take(Limit).ToListAsync(cancellationToken);
    }
}

/// <param name="LastSignInAt">To any company; null where nobody has signed in since this is kept.</param>
/// <param name="EndedAt">When the person was cut off; null for whom belongs to the company.</param>
public sealed record PersonRow(Guid UserId, string Name, string? Email, Roles Roles, DateTimeOffset? LastSignInAt, bool HasTwoFactor, DateTimeOffset JoinedAt, DateTimeOffset? EndedAt);
