using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity;

/// <summary>Turns a signed-in person and an address into an actor. The only place where permissions come from.</summary>
public sealed class EnterTenant(HostDatabase host)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>: no such company, or not for this person; the two look the same on purpose.</exception>
    public async Task<(Tenant Tenant, Actor Actor)> ExecuteAsync(Guid userId, string slug, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        var entry = await (
            from tenant in db.Tenants.AsNoTracking()
            where tenant.Slug == slug
            join membership in db.Memberships.AsNoTracking() on tenant.Id equals membership.Tenant
            where membership.UserId == userId && membership.EndedAt == null
            join user in db.Users.AsNoTracking() on membership.UserId equals user.Id
            select new { tenant, membership.Roles, user.DisplayName }).SingleOrDefaultAsync(cancellationToken)
            ?? throw TenancyRules.NotFound("company");
        return (entry.tenant, new Actor(entry.tenant.Id, userId, entry.DisplayName, RolePermissions.Of(entry.Roles)));
    }

    /// <summary>The person as of now, for work that goes on without them.</summary>
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>: they may no longer enter.</exception>
    public async Task<Actor> AgainAsync(Guid userId, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        var entry = await (
            from membership in db.Memberships.AsNoTracking()
            where membership.UserId == userId && membership.Tenant == tenant
            join user in db.Users.AsNoTracking() on membership.UserId equals user.Id
            select new { membership.Roles, user.DisplayName }).SingleOrDefaultAsync(cancellationToken)
            ?? throw TenancyRules.NotFound("company");
        return new Actor(tenant, userId, entry.DisplayName, RolePermissions.Of(entry.Roles));
    }

    /// <summary>The companies that a person may enter, by name.</summary>
    public async Task<IReadOnlyList<CompanyEntry>> CompaniesAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        return await (
            from membership in db.Memberships.AsNoTracking()
            where membership.UserId == userId && membership.EndedAt == null
            join tenant in db.Tenants.AsNoTracking() on membership.Tenant equals tenant.Id
            orderby tenant.Name
            select new CompanyEntry(tenant.Slug, tenant.Name, membership.Roles, tenant.IsDemo)).ToListAsync(cancellationToken);
    }
}

public sealed record CompanyEntry(string Slug, string Name, Roles Roles, bool IsDemo);
