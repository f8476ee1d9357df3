using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Audit;

internal static class SeenSettings
{
    /// <summary>Refuses to write over settings that somebody else has changed since the person looked at them, and says who it was.</summary>
    /// <exception cref="RuleBrokenException"><c>record.changed-meanwhile</c></exception>
    public static async Task RequireSeenAsync(this TenantWork work, CompanySettings settings, int seenVersion, CancellationToken cancellationToken)
    {
        if (settings.RowVersion == seenVersion) return;
        var id = settings.Id;
        throw TenancyRules.SettingsChangedBy(await work.Db.AuditEvents.Where(e => e.SubjectId == id).OrderByDescending(e => e.Sequence).Select(e => e.ActorName).FirstAsync(cancellationToken));
    }
}
