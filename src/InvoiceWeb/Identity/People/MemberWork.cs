using InvoiceWeb.Data;
using InvoiceWeb.Data.Identity;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity.People;

/// <summary>What the changes of people's access share. Each is one transaction of the host's database, log entry included.</summary>
internal static class MemberWork
{
    /// <summary>
    /// A member, while all changes of members of this tenant wait for each other: two administrators who demote each other in the
    /// same moment must not both succeed.
    /// </summary>
    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public static async Task<Membership> HoldMemberAsync(this InvoiceDbContext db, TenantId tenant, Guid userId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM memberships WHERE tenant_id = {tenant.Value} ORDER BY user_id FOR UPDATE", cancellationToken);
        return await db.Memberships.SingleOrDefaultAsync(m => m.Tenant == tenant && m.UserId == userId, cancellationToken) ?? throw TenancyRules.NotFound("person");
    }

    /// <exception cref="RuleBrokenException"><c>member.last-admin</c></exception>
    public static async Task RequireAnotherAdminAsync(this InvoiceDbContext db, TenantId tenant, Guid userId, CancellationToken cancellationToken)
    {
        var others = await db.Memberships.AsNoTracking().Where(m => m.Tenant == tenant && m.UserId != userId && m.EndedAt == null).Select(m => m.Roles).ToListAsync(cancellationToken);
        if (!others.Any(roles => roles.HasFlag(Roles.TenantAdmin))) throw MemberRules.LastAdmin();
    }

    /// <summary>
    /// The account of a person who belongs to this tenant and to no other, while nobody else changes it and it joins nothing. Whoever
    /// decides how a person signs in can be that person: in one's own company one may have that power, in another one never.
    /// </summary>
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>, <c>member.belongs-elsewhere</c></exception>
    public static async Task<User> HoldAccountAsync(this InvoiceDbContext db, TenantId tenant, Guid userId, CancellationToken cancellationToken)
    {
        await db.HoldUserAsync(userId, cancellationToken);
        var tenants = await db.Memberships.AsNoTracking().Where(m => m.UserId == userId && m.EndedAt == null).Select(m => m.Tenant).ToListAsync(cancellationToken);
        if (!tenants.Contains(tenant)) throw TenancyRules.NotFound("person");
        var user = await db.Users.SingleAsync(u => u.Id == userId, cancellationToken);
        return tenants.Count == 1 && !user.IsOperator ? user : throw MemberRules.BelongsElsewhere(user.DisplayName);
    }

    public static Task HoldUserAsync(this InvoiceDbContext db, Guid userId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM users WHERE id = {userId} FOR UPDATE", cancellationToken);

    /// <summary>Links are worth what their issuer may do: they go with the issuer's power over people.</summary>
    public static Task<int> RevokeLinksOfAsync(this InvoiceDbContext db, TenantId tenant, Guid issuer, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.AccessLinks.Where(l => l.Tenant == tenant && l.CreatedBy == issuer && l.UsedAt == null && l.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), cancellationToken);

    public static async Task<string> NameOfAsync(this InvoiceDbContext db, Guid userId, CancellationToken cancellationToken) =>
        await db.Users.AsNoTracking().Where(u => u.Id == userId).Select(u => u.DisplayName).SingleAsync(cancellationToken);

    /// <param name="detail">What exactly, such as the roles.</param>
    public static void Log(this InvoiceDbContext db, Actor by, DateTimeOffset now, string kind, Guid? userId, string? userName, string? detail = null) =>
        db.SecurityEvents.Add(new(now, kind, userId, by.Tenant.Value, detail, address: null) { UserName = userName, ActorId = by.UserId, ActorName = by.Name });
}
