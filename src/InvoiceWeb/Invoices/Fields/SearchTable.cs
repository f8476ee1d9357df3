using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Fields;

/// <summary>Keeps the side table of searchable fields as the invoices are, in their own transaction.</summary>
internal static class SearchTable
{
    /// <summary>
    /// To be called last before the commit of a change to an invoice's fields. Its order matters: holding the registry makes whoever
    /// ticks “searchable” wait, so that their job sees this invoice; and the invoice's row is locked by its update before the old
    /// values go, so that a job cannot add them back in between.
    /// </summary>
    public static async Task KeepSearchableAsync(this TenantWork work, Invoice invoice, CancellationToken cancellationToken)
    {
        var held = await work.Db.Database.SqlQuery<Guid>($"""
            SELECT id AS "Value" FROM custom_fields WHERE tenant_id = {work.Actor.Tenant.Value} AND applies_to = {(short)CustomFieldTarget.Invoice} FOR SHARE
            """).ToListAsync(cancellationToken);
        if (held.Count == 0) return;
        await work.SaveAsync(cancellationToken);
        var searchable = await work.Db.CustomFields.AsNoTracking().Where(f => f.AppliesTo == CustomFieldTarget.Invoice && f.IsSearchable).ToListAsync(cancellationToken);
        var id = invoice.Id;
        await work.Db.CustomFieldValues.Where(v => v.InvoiceId == id).ExecuteDeleteAsync(cancellationToken);
        work.Db.CustomFieldValues.AddRange(searchable.Select(field => ValueOf(field, id, invoice.Metadata)).OfType<CustomFieldValue>());
    }

    /// <returns>Null where there is nothing to be found by.</returns>
    public static CustomFieldValue? ValueOf(CustomField field, Guid invoice, string metadata) =>
        FieldText.SearchKey(field.Type, FieldValues.Parse(metadata).Text(field.Key)) is { } key ? new(field.TenantId, field.Id, key, invoice) : null;
}
