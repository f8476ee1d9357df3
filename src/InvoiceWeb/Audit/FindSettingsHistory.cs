using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Audit;

/// <summary>Changes of the company's settings, newest first: all settings of a tenant form one chain of events.</summary>
public sealed class FindSettingsHistory(TenantDatabase tenants)
{
    public const int Limit = 50;

    /// <param name="before">The sequence of the last event of the page before; null for the newest.</param>
    public async Task<IReadOnlyList<AuditEvent>> ExecuteAsync(Actor actor, int? before, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        // The row of the settings carries the tenant's own id.
        var settings = actor.Tenant.Value;
        var events = work.Db.AuditEvents.AsNoTracking().Where(e => e.SubjectId == settings);
        if (before is not null) events = events.Where(e => e.Sequence < before);
        return await events.OrderByDescending(e => e.Sequence).Take(Limit).ToListAsync(cancellationToken);
    }
}
