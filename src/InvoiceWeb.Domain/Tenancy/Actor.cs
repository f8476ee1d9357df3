namespace InvoiceWeb.Tenancy;

/// <summary>
/// Who acts, in which tenant, with which permissions. Every use case takes one, and the door to the data opens only for one:
/// there is no way to say "no tenant" and mean all of them.
/// </summary>
/// <param name="Name">The person's name now; audit events keep it although the person may be renamed or leave.</param>
public sealed record Actor(TenantId Tenant, Guid UserId, string Name, IReadOnlySet<Permission> Permissions)
{
    public bool May(Permission permission) => Permissions.Contains(permission);

    /// <exception cref="RuleBrokenException"><c>access.missing-permission</c></exception>
    public void Require(Permission permission)
    {
        if (!May(permission)) throw TenancyRules.MissingPermission(permission);
    }

    /// <summary>The program itself at work for a tenant: jobs, migrations, demo data. Appears in the history as “InvoiceWeb”.</summary>
    public static Actor System(TenantId tenant) => new(tenant, Guid.Empty, "InvoiceWeb", Enum.GetValues<Permission>().ToHashSet());
}
