using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Tenancy;

internal static class SettingsWork
{
    /// <summary>
    /// The settings, to record a change on: all settings of a tenant form one chain of events. Its head makes two changes at once
    /// meet, so that what one of them checked about the others still holds when it commits.
    /// </summary>
    public static Task<CompanySettings> LoadSettingsAsync(this TenantWork work, CancellationToken cancellationToken) =>
        work.Db.CompanySettings.SingleAsync(cancellationToken);

    /// <summary>
    /// The settings as they stay until this work ends. Whoever closes a year or moves the lock date waits for it, and it waits for them:
    /// no document is issued into a year that was closed a moment ago.
    /// </summary>
    public static async Task<CompanySettings> HoldSettingsAsync(this TenantWork work, CancellationToken cancellationToken)
    {
        // A statement of its own: EF reads no entity with an address out of hand-written SQL whose columns have other names.
        await work.Db.Database.ExecuteSqlAsync($"SELECT id FROM company_settings WHERE tenant_id = {work.Actor.Tenant.Value} FOR SHARE", cancellationToken);
        return await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
    }
}
