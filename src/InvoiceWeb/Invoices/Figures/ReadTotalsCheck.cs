using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Figures;

/// <summary>When the kept totals were last compared with the invoices, and whether a difference had to be repaired lately.</summary>
public sealed class ReadTotalsCheck(TenantDatabase tenants, HostDatabase host, TimeProvider clock)
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(14);

    public async Task<TotalsCheck> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var db = await host.OpenAsync(cancellationToken);
        var checkedAt = await db.Jobs.AsNoTracking().Where(j => j.Kind == ReconcileTotals.JobKind && j.State == JobState.Done)
            .OrderByDescending(j => j.FinishedAt).Select(j => j.FinishedAt).FirstOrDefaultAsync(cancellationToken);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var since = clock.GetUtcNow() - Lately;
        var repairedAt = await work.Db.AuditEvents.AsNoTracking()
            .Where(e => e.SubjectId == actor.Tenant.Value && e.Action == ReconcileTotals.Repaired && e.OccurredAt > since)
            .OrderByDescending(e => e.Sequence).Select(e => (DateTimeOffset?)e.OccurredAt).FirstOrDefaultAsync(cancellationToken);
        return new(checkedAt, repairedAt);
    }
}

/// <param name="CheckedAt">Null before the first time.</param>
/// <param name="RepairedAt">Null when nothing was wrong in the last two weeks.</param>
public sealed record TotalsCheck(DateTimeOffset? CheckedAt, DateTimeOffset? RepairedAt);
