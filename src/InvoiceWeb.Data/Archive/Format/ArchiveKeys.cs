using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Data.Archive;

/// <summary>Where the objects of the archive lie in the store.</summary>
public static class ArchiveKeys
{
    public static string Documents(TenantId tenant, int year, Guid segment) => $"{Prefix(tenant)}{year}/{segment:D}.jsonl.gz";

    public static string Index(TenantId tenant, int year, Guid segment) => $"{Prefix(tenant)}{year}/{segment:D}.sqlite.gz";

    public static string Prefix(TenantId tenant) => $"{tenant}/archive/";
}
