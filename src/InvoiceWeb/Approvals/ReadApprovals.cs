using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals;

/// <summary>Reads the decisions about one invoice, oldest first.</summary>
public sealed class ReadApprovals(TenantDatabase tenants)
{
    public async Task<IReadOnlyList<ApprovalStep>> ExecuteAsync(Actor actor, Guid invoiceId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await work.Db.ApprovalSteps.AsNoTracking().Where(s => s.InvoiceId == invoiceId).OrderBy(s => s.DecidedAt).ToListAsync(cancellationToken);
    }
}
