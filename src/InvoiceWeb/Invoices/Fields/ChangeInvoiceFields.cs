using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Fields;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Fields;

/// <summary>Changes custom fields of an issued invoice, as far as the document does not show them.</summary>
public sealed class ChangeInvoiceFields(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="values">Those that are to be changed; what is not named stays.</param>
    /// <param name="seenVersion">The row version that the person was looking at.</param>
    /// <exception cref="RuleBrokenException"><c>invoice.not-issued</c>, <c>invoice.sealed</c>, <c>field.printed</c>, <c>field.unknown</c>, what is wrong with a value, <c>record.changed-meanwhile</c>.</exception>
    public async Task ExecuteAsync(Actor actor, Guid id, FieldValues values, int seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.EditInvoices);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var invoice = await work.Db.Invoices.WithContent().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) ?? throw TenancyRules.NotFound("invoice");
        if (invoice.RowVersion != seenVersion) throw TenancyRules.ChangedMeanwhile("invoice");
        RequireFree(await work.ReadFieldsAsync(cancellationToken), invoice, values);
        var now = clock.GetUtcNow();
        var changes = invoice.ChangeFields(values, actor, now);
        if (changes.Count == 0) return;
        work.Record(invoice, now, "invoice.fields-changed", changes);
        await work.KeepSearchableAsync(invoice, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }

    /// <summary>The keys that an issued document shows, or would show were it issued today.</summary>
    public static IReadOnlySet<string> FrozenKeys(FieldRegistry registry, string? snapshot) =>
        registry.Of(CustomFieldTarget.Invoice).Where(f => f.IsPrinted).Select(f => f.Key)
            .Concat(IssuedSnapshotJson.Read(snapshot)?.PrintedFields.Select(f => f.Key).OfType<string>() ?? []).ToHashSet();

    private static void RequireFree(FieldRegistry registry, Invoice invoice, FieldValues values)
    {
        var before = FieldValues.Parse(invoice.Metadata);
        var after = values.Onto(before);
        var frozen = FrozenKeys(registry, invoice.Snapshot);
        foreach (var key in before.Keys.Union(after.Keys).Where(key => before.Json(key) != after.Json(key)))
        {
            var field = registry.Find(CustomFieldTarget.Invoice, key) ?? throw CustomFieldRules.Unknown(key);
            if (frozen.Contains(key)) throw CustomFieldRules.Printed(field.Label);
        }
        foreach (var problem in registry.Check(CustomFieldTarget.Invoice, after, before)) throw problem;
    }
}
