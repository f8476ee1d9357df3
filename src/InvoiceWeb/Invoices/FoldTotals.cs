using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>Adds up the deltas that changes have left, tenant by tenant, so that reading a total stays cheap for ever.</summary>
public sealed class FoldTotals(HostDatabase host, TenantDatabase tenants) : IJobHandler
{
    private const int Batch = 2_000;

    public string Kind => "totals.fold";

    public TimeSpan? Every => TimeSpan.FromMinutes(1);

    public async Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
    {
        await host.ForEachTenantAsync(progress, async (tenant, alive) =>
        {
            while (await FoldAsync(tenant, cancellationToken) == Batch) await alive();
        }, cancellationToken);
        return null;
    }

    /// <returns>How many deltas were folded. Deleting gives them to exactly one folder, whoever else tries.</returns>
    internal async Task<int> FoldAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(tenant), cancellationToken);
#pragma warning disable RS0030 // The statement names the tenant itself; EF cannot put a filter around a DELETE.
        var deltas = await work.Db.TotalsDeltas.FromSql($"""
            DELETE FROM totals_deltas WHERE tenant_id = {tenant.Value} AND id IN
                (SELECT id FROM totals_deltas WHERE tenant_id = {tenant.Value} ORDER BY id LIMIT {Batch} FOR UPDATE SKIP LOCKED)
            RETURNING *
            """).IgnoreQueryFilters([TenantFilter.Name]).AsNoTracking().ToListAsync(cancellationToken);
#pragma warning restore RS0030
        if (deltas.Count == 0) return 0;
        // In one order for everybody: two folders that lock the same balances in different orders would wait for each other for ever.
        var sums = deltas.GroupBy(d => (d.Measure, d.Direction, d.Currency, d.Day, d.ParticipantId))
            .Concat(deltas.GroupBy(d => (Measure: d.Measure.OfEverybody(), d.Direction, d.Currency, d.Day, ParticipantId: Guid.Empty)));
        foreach (var sum in sums.OrderBy(g => g.Key))
            await work.AddToBalanceAsync(sum.Key.Measure, sum.Key.Direction, sum.Key.Currency, sum.Key.Day, sum.Key.ParticipantId, sum.Sum(d => d.AmountMinor), sum.Sum(d => (long)d.Count), cancellationToken);
        await work.CommitAsync(cancellationToken);
        return deltas.Count;
    }
}

internal static class Balances
{
    /// <summary>Adds and never sets: whoever else adds at the same moment is not overwritten.</summary>
    public static Task AddToBalanceAsync(
        this TenantWork work, TotalsMeasure measure, InvoiceDirection direction, string currency, DateOnly day, Guid participant, long amountMinor, long count, CancellationToken cancellationToken) =>
        work.Db.Database.ExecuteSqlAsync($"""
            INSERT INTO totals_balances AS b (tenant_id, measure, direction, currency, day, participant_id, amount_minor, count)
            VALUES ({work.Actor.Tenant.Value}, {(short)measure}, {(short)direction}, {currency}, {day}, {participant}, {amountMinor}, {count})
            ON CONFLICT (tenant_id, measure, direction, currency, day, participant_id) DO UPDATE
               SET amount_minor = b.amount_minor + excluded.amount_minor, count = b.count + excluded.count
            """, cancellationToken);
}
