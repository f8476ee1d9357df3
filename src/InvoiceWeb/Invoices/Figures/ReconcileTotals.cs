using System.Text.Json;
using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Identity;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices.Figures;

/// <summary>
/// Recomputes the kept totals from invoices and payments, tenant by tenant, once a day. A difference is a bug or somebody's hand in the
/// database: it is repaired, and said in the server's log, in the security log and in the company's history.
/// </summary>
public sealed class ReconcileTotals(HostDatabase host, TenantDatabase tenants, SecurityLog security, TimeProvider clock, ILogger<ReconcileTotals> log) : IJobHandler
{
    public const string JobKind = "totals.reconcile";
    public const string Repaired = "settings.totals-repaired";

    public string Kind => JobKind;

    public TimeSpan? Every => TimeSpan.FromDays(1);

    public async Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
    {
        var (companies, repaired) = (0, 0);
        await host.ForEachTenantAsync(progress, async (tenant, _) => (companies, repaired) = (companies + 1, repaired + await ReconcileAsync(tenant, cancellationToken)), cancellationToken);
        return JsonSerializer.Serialize(new { companies, repaired });
    }

    /// <returns>How many figures were wrong.</returns>
    internal async Task<int> ReconcileAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(tenant), cancellationToken);
        var wrong = await work.DifferencesAsync(cancellationToken);
        // Differences stay the same whatever is written or folded meanwhile, because both sides of everything move together: adding them is right.
        foreach (var d in wrong)
            await work.AddToBalanceAsync((TotalsMeasure)d.Measure, (InvoiceDirection)d.Direction, d.Currency, d.Day, d.ParticipantId, -d.AmountMinor, -d.Count, cancellationToken);
        // After them the rows of everybody are out of step by as much, or were before.
        var sums = await work.WrongSumsAsync(cancellationToken);
        foreach (var d in sums)
            await work.AddToBalanceAsync(((TotalsMeasure)d.Measure).OfEverybody(), (InvoiceDirection)d.Direction, d.Currency, d.Day, Guid.Empty, -d.AmountMinor, -d.Count, cancellationToken);
        await work.ForgetSettledAsync(cancellationToken);
        Difference[] found = [.. wrong, .. sums];
        if (found.Length > 0) await RecordAsync(work, found, cancellationToken);
        await work.CommitAsync(cancellationToken);
        if (found.Length > 0) await TellAsync(tenant, found, cancellationToken);
        return found.Length;
    }

    private async Task RecordAsync(TenantWork work, Difference[] found, CancellationToken cancellationToken) => work.Record(
        await work.LoadSettingsAsync(cancellationToken), clock.GetUtcNow(), Repaired, [AuditChange.Of("figures", null, found.Length), AuditChange.Of("first", null, InWords(found[0]))]);

    private async Task TellAsync(TenantId tenant, Difference[] found, CancellationToken cancellationToken)
    {
        log.LogError("{Count} kept totals of tenant {Tenant} differed from its invoices and were repaired; the first: {First}", found.Length, tenant, InWords(found[0]));
        await security.WriteAsync("totals.repaired", userId: null, tenant.Value, $"{found.Length}: {InWords(found[0])}", address: null, cancellationToken);
    }

    private static string InWords(Difference d) => FormattableString.Invariant(
        $"{((TotalsMeasure)d.Measure).OfEach()} {(InvoiceDirection)d.Direction} {d.Currency} {d.Day:yyyy-MM-dd}: {d.AmountMinor} minor units and {d.Count} documents too many");
}
