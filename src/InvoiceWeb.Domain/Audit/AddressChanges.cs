using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Audit;

/// <summary>The parts of two addresses side by side, for the history of whoever has them.</summary>
public static class AddressChanges
{
    public static IReadOnlyList<AuditChange> Of(Address before, Address after) =>
    [
        AuditChange.Of("address.line1", before.Line1, after.Line1),
        AuditChange.Of("address.line2", before.Line2, after.Line2),
        AuditChange.Of("address.postCode", before.PostCode, after.PostCode),
        AuditChange.Of("address.city", before.City, after.City),
        AuditChange.Of("address.region", before.Region, after.Region),
        AuditChange.Of("address.country", before.Country, after.Country),
    ];
}
