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
    public static Task<CompanySettings> HoldSettingsAsync(this TenantWork work, CancellationToken cancellationToken) =>
        work.Db.CompanySettings.FromSql($"SELECT * FROM company_settings WHERE tenant_id = {work.Actor.Tenant.Value} FOR SHARE")
            .AsNoTracking().SingleAsync(cancellationToken);
}
