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

    public void Give(Roles roles) => Roles = roles;
}
