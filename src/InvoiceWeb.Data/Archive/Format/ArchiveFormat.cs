using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Data.Archive;

/// <summary>The format of both objects, as docs/archive-format.md describes it.</summary>
public static class ArchiveFormat
{
    public const string Name = "invoiceweb-archive";

    /// <summary>What is written now. Whatever was ever written stays readable.</summary>
    public const int Version = 1;

    /// <summary>Invoices in one compressed block: one ranged read brings so many.</summary>
    public const int BlockSize = 64;
}

/// <summary>The first line of a documents object.</summary>
public sealed record ArchiveHeader(int Version, TenantId Tenant, int Year, Guid Segment);
