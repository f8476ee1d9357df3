namespace InvoiceWeb.Tenancy;

/// <summary>
/// A row of one tenant's books. The data layer gives every such type a tenant filter, a key that begins with the tenant,
/// and forced row-level security; tests fail when one is missing.
/// </summary>
public interface ITenantOwned
{
    TenantId TenantId { get; }
}

/// <summary>Rows that are written once: the application role may insert and read them, never change or delete them.</summary>
public interface IAppendOnly;
