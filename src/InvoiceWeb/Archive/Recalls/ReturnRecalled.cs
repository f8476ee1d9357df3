using InvoiceWeb.Archive.Years;
using InvoiceWeb.Audit;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Recalls;

/// <summary>
/// Gives recalled invoices back to the archive when their time is over and nothing has happened to them. One that was worked on waits for
/// the next run of its year, and one under legal hold stays.
/// </summary>
public sealed class ReturnRecalled(HostDatabase host, TenantDatabase tenants, OwnerDatabase owner, ArchiveSteps steps, TimeProvider clock) : IJobHandler
{
    public string Kind => "archive.return";

    public TimeSpan? Every => TimeSpan.FromHours(6);

    public async Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
    {
        await host.ForEachTenantAsync(progress, (tenant, _) => ReturnAsync(tenant, cancellationToken), cancellationToken);
        return null;
    }

    /// <returns>How many went back.</returns>
    internal async Task<int> ReturnAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        DateOnly today;
        await using (var work = await tenants.BeginAsync(Actor.System(tenant), cancellationToken))
        {
            var settings = await work.Db.CompanySettings.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
            if (settings is null) return 0;
            today = settings.DayOf(clock.GetUtcNow());
        }
        var all = 0;
        while (await Beaten.OnceMoreAsync(() => BatchAsync(tenant, today, cancellationToken)) is > 0 and var some) all += some;
        return all;
    }

    private async Task<int> BatchAsync(TenantId tenant, DateOnly today, CancellationToken cancellationToken)
    {
        await using var work = await owner.BeginAsync(tenant, cancellationToken);
        var ids = await work.Db.Database.SqlQuery<Guid>($"""
            SELECT r.invoice_id AS "Value" FROM invoice_recalls r
              JOIN invoices i ON i.tenant_id = r.tenant_id AND i.id = r.invoice_id
             WHERE r.tenant_id = {tenant.Value} AND i.tenant_id = {tenant.Value} AND r.replaced_at IS NULL AND r.expires_on < {today}
               AND i.row_version = r.recalled_version AND NOT i.is_archived
               AND NOT EXISTS (SELECT 1 FROM renditions p JOIN files f ON f.tenant_id = p.tenant_id AND f.id = p.file_id
                                WHERE p.tenant_id = {tenant.Value} AND f.tenant_id = {tenant.Value} AND p.invoice_id = i.id AND f.created_at > r.recalled_at)
               AND NOT EXISTS (SELECT 1 FROM legal_holds h WHERE h.tenant_id = {tenant.Value} AND h.record_id = i.id AND h.lifted_at IS NULL)
               AND NOT EXISTS (SELECT 1 FROM legal_holds h WHERE h.tenant_id = {tenant.Value} AND h.record_id = i.participant_id AND h.lifted_at IS NULL)
               AND NOT EXISTS (SELECT 1 FROM legal_holds h WHERE h.tenant_id = {tenant.Value} AND h.record_id IS NULL AND h.year = i.year AND h.lifted_at IS NULL)
             ORDER BY r.expires_on LIMIT {steps.BatchSize} FOR UPDATE OF r, i
            """).ToArrayAsync(cancellationToken);
        if (ids.Length == 0) return 0;
        var names = await work.Db.Invoices.AsNoTracking().Where(i => ids.Contains(i.Id)).Select(i => new { i.Id, i.NumberText }).ToListAsync(cancellationToken);
        await work.MoveTotalsAsync(ids, 1, cancellationToken);
        await work.DeleteAsync(ids, cancellationToken);
        await work.Db.Database.ExecuteSqlAsync($"DELETE FROM invoice_recalls WHERE tenant_id = {tenant.Value} AND invoice_id = ANY({ids}) AND replaced_at IS NULL", cancellationToken);
        var now = clock.GetUtcNow();
        work.Db.ArchiveAccesses.AddRange(names.Select(n => new ArchiveAccess(work.Actor, ArchiveAccessKind.Returned, n.Id, n.NumberText ?? "", now)));
        work.Record(await work.LoadSettingsAsync(cancellationToken), now, "archive.returned", [AuditChange.Of("documents", null, ids.Length)]);
        await steps.CommitAsync(work, "returning a batch", cancellationToken);
        return ids.Length;
    }
}
