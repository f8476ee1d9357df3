namespace InvoiceWeb.Tenancy;

/// <summary>Whose books. A type of its own, so that no other id can be passed where a tenant is meant.</summary>
public readonly record struct TenantId(Guid Value)
{
    public static TenantId New() => new(Guid.CreateVersion7());
    public override string ToString() => Value.ToString("D");
}
