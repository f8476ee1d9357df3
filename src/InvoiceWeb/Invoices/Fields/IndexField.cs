using System.Text.Json;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Fields;

/// <summary>
/// Brings the search table of one field in line with the registry: filled from the invoices there are, or emptied when the field is no
/// longer searchable. Batch by batch along the ids; after a crash it goes on behind the last batch. Ends when the registry says
/// otherwise meanwhile: whoever changed it has ordered another job.
/// </summary>
public sealed class IndexField(TenantDatabase tenants) : IJobHandler
{
    /// <summary>Never changes, because jobs outlive versions.</summary>
    internal const string JobKind = "fields.index";

    private const int Batch = 500;

    public string Kind => JobKind;

    public TimeSpan? Every => null;

    internal static Job JobFor(Actor actor, Guid field, DateTimeOffset now) => new(JobKind, actor.Tenant.Value, actor.UserId, JsonSerializer.Serialize(new Order(field)), now);

    public async Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
    {
        var (tenant, field) = (new TenantId(job.TenantId!.Value), JsonSerializer.Deserialize<Order>(job.Payload)!.Field);
        if (!await IsSearchableAsync(tenant, field, cancellationToken))
        {
            for (long gone = 0; await EmptyAsync(tenant, field, cancellationToken) is > 0 and var rows;) await progress.ReportAsync(gone += rows, gone);
            return null;
        }
        var at = Place.Read(job.Result) ?? new Place(Guid.Empty, 0, await CountAsync(tenant, cancellationToken));
        await progress.ReportAsync(at.Done, at.Total, result: at.ToJson());
        while (await FillAsync(tenant, field, at.After, cancellationToken) is { } filled)
        {
            at = new Place(filled.Last, at.Done + filled.Count, Math.Max(at.Total, at.Done + filled.Count));
            await progress.ReportAsync(at.Done, at.Total, result: at.ToJson());
        }
        return null;
    }

    private async Task<bool> IsSearchableAsync(TenantId tenant, Guid field, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(tenant), cancellationToken);
        return await work.Db.CustomFields.AnyAsync(f => f.Id == field && f.IsSearchable, cancellationToken);
    }

    /// <summary>For the progress only; once for each job.</summary>
    private async Task<long> CountAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(tenant), cancellationToken);
        return await work.Db.Invoices.LongCountAsync(cancellationToken);
    }

    /// <returns>Null when all is done, or no longer wanted.</returns>
    internal async Task<(Guid Last, int Count)?> FillAsync(TenantId tenant, Guid id, Guid after, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(tenant), cancellationToken);
        if (await HeldAsync(work, id, cancellationToken) is not { IsSearchable: true } field) return null;
        // Locked, so that nobody changes a value between its reading and its entry.
        var rows = await work.Db.Database.SqlQuery<MetadataRow>($"""
            SELECT id, metadata::text AS metadata FROM invoices WHERE tenant_id = {tenant.Value} AND id > {after} ORDER BY id LIMIT {Batch} FOR SHARE
            """).ToListAsync(cancellationToken);
        if (rows.Count == 0) return null;
        var ids = rows.ConvertAll(r => r.Id);
        await work.Db.CustomFieldValues.Where(v => v.FieldId == id && ids.Contains(v.InvoiceId)).ExecuteDeleteAsync(cancellationToken);
        work.Db.CustomFieldValues.AddRange(rows.Select(r => SearchTable.ValueOf(field, r.Id, r.Metadata)).OfType<CustomFieldValue>());
        await work.CommitAsync(cancellationToken);
        return (ids[^1], rows.Count);
    }

    private async Task<int> EmptyAsync(TenantId tenant, Guid id, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(tenant), cancellationToken);
        if (await HeldAsync(work, id, cancellationToken) is { IsSearchable: true }) return 0;
        var rows = await work.Db.Database.ExecuteSqlAsync($"""
            DELETE FROM custom_field_values WHERE tenant_id = {tenant.Value} AND field_id = {id} AND invoice_id IN
                (SELECT invoice_id FROM custom_field_values WHERE tenant_id = {tenant.Value} AND field_id = {id} LIMIT {Batch})
            """, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return rows;
    }

    /// <summary>The field as it stays until this batch is done.</summary>
    private static async Task<CustomField?> HeldAsync(TenantWork work, Guid id, CancellationToken cancellationToken)
    {
        await work.Db.Database.ExecuteSqlAsync($"SELECT id FROM custom_fields WHERE tenant_id = {work.Actor.Tenant.Value} AND id = {id} FOR SHARE", cancellationToken);
        return await work.Db.CustomFields.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken);
    }

    private sealed record Order(Guid Field);

    private sealed record MetadataRow(Guid Id, string Metadata);

    /// <summary>How far it is, in the form of a result without outcomes, which is what the page of the job reads.</summary>
    private sealed record Place(Guid After, long Done, long Total)
    {
        public IReadOnlyList<JobOutcome> Rows { get; init; } = [];

        public static Place? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<Place>(json, JsonSerializerOptions.Web);

        public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
    }
}
