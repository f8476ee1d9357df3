using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Audit;

/// <summary>Reads the events of one record, oldest first.</summary>
public sealed class ReadHistory(TenantDatabase tenants)
{
    public async Task<IReadOnlyList<AuditEvent>> ExecuteAsync(Actor actor, Guid subjectId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await work.Db.AuditEvents.AsNoTracking().Where(e => e.SubjectId == subjectId).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
    }
}
