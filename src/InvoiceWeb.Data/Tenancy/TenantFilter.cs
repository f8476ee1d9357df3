namespace InvoiceWeb.Data.Tenancy;

/// <summary>Name of the EF filter that keeps every query inside one tenant.</summary>
public static class TenantFilter
{
    public const string Name = "Tenant";
}
