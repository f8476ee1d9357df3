using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>
/// The value of a searchable custom field, beside the invoice's metadata: a filter on JSON would read the whole tenant
/// under row-level security, a range of plain text does not.
/// </summary>
public sealed class CustomFieldValue(TenantId tenantId, Guid fieldId, string value, Guid invoiceId) : ITenantOwned
{
    public TenantId TenantId { get; private set; } = tenantId;
    public Guid FieldId { get; private set; } = fieldId;

    /// <summary>Normalised so that text order is the type's order.</summary>
    public string Value { get; private set; } = value;

    public Guid InvoiceId { get; private set; } = invoiceId;
}
