using InvoiceWeb.Audit;
using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Fields;

/// <summary>Adds a custom field, or changes what may be changed of one. No invoice is touched by it.</summary>
public sealed class SaveCustomField(TenantDatabase tenants, JobQueue queue, TimeProvider clock)
{
    /// <param name="id">Made by the client; a new id adds.</param>
    /// <param name="seenVersion">The row version that the person was looking at; null when adding.</param>
    /// <returns>The job that fills or empties the field's search table; null where there is nothing to do.</returns>
    /// <exception cref="RuleBrokenException">A rule of <see cref="CustomFieldRules"/>, <c>record.changed-meanwhile</c>, <c>record.not-found</c>.</exception>
    public async Task<Guid?> ExecuteAsync(Actor actor, Guid id, CustomFieldContent content, int? seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        var needsJob = await Beaten.OnceMoreAsync(() => SaveAsync(actor, id, content, seenVersion, cancellationToken));
        return needsJob ? await queue.AddAsync(IndexField.JobFor(actor, id, clock.GetUtcNow()), cancellationToken) : null;
    }

    private async Task<bool> SaveAsync(Actor actor, Guid id, CustomFieldContent content, int? seenVersion, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.LoadSettingsAsync(cancellationToken);
        var field = await work.Db.CustomFields.SingleOrDefaultAsync(f => f.Id == id, cancellationToken);
        if (field is null && seenVersion is not null) throw TenancyRules.NotFound("field");
        if (field is not null && field.RowVersion != seenVersion) throw TenancyRules.ChangedMeanwhile("field");
        var before = field?.Content;
        if (field is null) field = await AddAsync(work, id, content, cancellationToken);
        else field.Change(content);
        var changes = Changes(before, field.Content);
        if (changes.Count == 0) return false;
        AuditChange[] told = [AuditChange.Of("key", before is null ? null : field.Key, field.Key), .. changes];
        if (before is null) work.Record(settings, clock.GetUtcNow(), "settings.field-added", told);
        else work.Record(settings, clock.GetUtcNow(), "settings.field-changed", told);
        var needsJob = (before?.IsSearchable ?? false) != field.IsSearchable && await work.Db.Invoices.AnyAsync(cancellationToken);
        await work.CommitAsync(cancellationToken);
        return needsJob;
    }

    private static async Task<CustomField> AddAsync(TenantWork work, Guid id, CustomFieldContent content, CancellationToken cancellationToken)
    {
        var field = new CustomField(work.Actor.Tenant, id, content);
        var others = await work.Db.CustomFields.AsNoTracking().Where(f => f.AppliesTo == field.AppliesTo).ToListAsync(cancellationToken);
        if (others.FirstOrDefault(f => f.Key == field.Key) is { } twin) throw CustomFieldRules.KeyTaken(twin.Key, twin.Label);
        if (others.Count >= CustomFieldRules.MostFields) throw CustomFieldRules.TooMany();
        work.Db.CustomFields.Add(field);
        return field;
    }

    internal static IReadOnlyList<AuditChange> Changes(CustomFieldContent? before, CustomFieldContent after) => AuditChange.Real(
    [
        AuditChange.Of("label", before?.Label, after.Label),
        AuditChange.Of("type", before?.Type, after.Type),
        AuditChange.Of("belongs to", before?.AppliesTo, after.AppliesTo),
        AuditChange.Of("required", before?.IsRequired, after.IsRequired),
        AuditChange.Of("searchable", before?.IsSearchable, after.IsSearchable),
        AuditChange.Of("printed", before?.IsPrinted, after.IsPrinted),
        AuditChange.Of("choices", Listed(before), Listed(after)),
        AuditChange.Of("since year", before?.SinceYear, after.SinceYear),
        AuditChange.Of("until year", before?.UntilYear, after.UntilYear),
    ]);

    private static string? Listed(CustomFieldContent? content) => content is { Choices.Count: > 0 } ? string.Join("; ", content.Choices) : null;
}

/// <summary>Fills the search table of a field anew, where a job for it was stopped or failed.</summary>
public sealed class RefillFieldIndex(TenantDatabase tenants, JobQueue queue, TimeProvider clock)
{
    /// <returns>The job.</returns>
    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task<Guid> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await using (var work = await tenants.BeginAsync(actor, cancellationToken))
            if (!await work.Db.CustomFields.AnyAsync(f => f.Id == id, cancellationToken)) throw TenancyRules.NotFound("field");
        return await queue.AddAsync(IndexField.JobFor(actor, id, clock.GetUtcNow()), cancellationToken);
    }
}
