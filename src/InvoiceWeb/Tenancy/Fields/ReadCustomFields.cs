using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Tenancy.Fields;

/// <summary>Reads the company's registry of custom fields, those of other years among them.</summary>
public sealed class ReadCustomFields(TenantDatabase tenants)
{
    public async Task<FieldRegistry> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await work.ReadFieldsAsync(cancellationToken);
    }
}

internal static class FieldWork
{
    /// <summary>Short by its rules: at most <see cref="CustomFieldRules.MostFields"/> for each kind of record.</summary>
    public static async Task<FieldRegistry> ReadFieldsAsync(this TenantWork work, CancellationToken cancellationToken)
    {
        var fields = await work.Db.CustomFields.AsNoTracking().OrderBy(f => f.Id).ToListAsync(cancellationToken);
        return fields.Count == 0 ? FieldRegistry.None : new FieldRegistry(fields, await work.Db.FiscalYears.AsNoTracking().ToListAsync(cancellationToken));
    }
}
