using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Jobs;

/// <summary>Recurring work goes company by company: there is no way to ask all of them at once.</summary>
internal static class EveryTenant
{
    /// <param name="work">Is given the company, and a way to say in between that it is still at work.</param>
    public static async Task ForEachTenantAsync(this HostDatabase host, JobProgress progress, Func<TenantId, Func<Task>, Task> work, CancellationToken cancellationToken)
    {
        List<TenantId> all;
        await using (var db = await host.OpenAsync(cancellationToken)) all = await db.Tenants.AsNoTracking().Select(t => t.Id).ToListAsync(cancellationToken);
        for (var i = 0; i < all.Count; i++)
        {
            var done = i;
            await work(all[i], () => progress.ReportAsync(done, all.Count));
            await progress.ReportAsync(i + 1, all.Count);
        }
    }
}
