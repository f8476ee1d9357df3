using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Calendar;

/// <summary>The one question of the calendar to the archive's tables; the slice of the archive itself stands behind this one.</summary>
internal static class ArchivedYears
{
    /// <summary>Whether some of a year is in the archive or being moved there.</summary>
    public static async Task<bool> IsArchivedAsync(TenantWork work, int year, CancellationToken cancellationToken)
    {
        var tenant = work.Actor.Tenant.Value;
        return (await work.Db.Database.SqlQuery<int>($"""
            SELECT 1 AS "Value" WHERE EXISTS (SELECT 1 FROM archive_segments WHERE tenant_id = {tenant} AND year = {year})
                                   OR EXISTS (SELECT 1 FROM archive_runs WHERE tenant_id = {tenant} AND year = {year} AND state < 6)
            """).ToListAsync(cancellationToken)).Count > 0;
    }
}
