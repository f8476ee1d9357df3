using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Identity;

/// <summary>
/// A person's roles in one tenant. Not tenant-owned on purpose: it is read to find out which tenants a person may enter,
/// before any tenant is known.
/// </summary>
public sealed class Membership
{
    private Membership() { }

    public Membership(Guid userId, TenantId tenant, Roles roles, DateTimeOffset now) =>
        (UserId, Tenant, Roles, CreatedAt) = (userId, tenant, roles, now);

    public Guid UserId { get; private set; }
    public TenantId Tenant { get; private set; }
    public Roles Roles { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the person was cut off from the tenant; null while they belong to it.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsActive => EndedAt is null;

    /// <exception cref="RuleBrokenException"><c>member.no-role</c></exception>
    public void Give(Roles roles) => Roles = RolePermissions.Require(roles);

    /// <summary>Cuts the person off. Without roles, so that whoever forgets to ask for the end still finds nothing allowed.</summary>
    public void End(DateTimeOffset now) => (Roles, EndedAt) = (Roles.None, now);

    /// <summary>Takes a person back who was cut off before.</summary>
    public void Resume(Roles roles, DateTimeOffset now) => (Roles, EndedAt, CreatedAt) = (RolePermissions.Require(roles), null, now);
}
