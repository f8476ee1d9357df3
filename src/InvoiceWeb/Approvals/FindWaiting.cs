using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals;

/// <summary>What waits for this person's approval, oldest first.</summary>
public sealed class FindWaiting(TenantDatabase tenants)
{
    /// <summary>More than anybody approves in a day; the page says when there are more.</summary>
    public const int Limit = 200;

    public async Task<IReadOnlyList<WaitingRow>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        if (!actor.May(Permission.ApproveInvoices)) return [];
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await work.Db.Invoices.AsNoTracking()
            .Where(i => i.Status == DocumentStatus.Submitted && i.SubmittedBy != actor.UserId && !i.Editors.Contains(actor.UserId))
            .Where(i => !work.Db.ApprovalSteps.Any(s => s.InvoiceId == i.Id && s.TenantId == i.TenantId && s.Round == i.ApprovalRound && s.ApproverId == actor.UserId))
            .OrderBy(i => i.SubmittedAt).Take(Limit)
            .Select(i => new WaitingRow(i.Id, i.Direction, i.Kind, i.SupplierNumber, i.ParticipantName, i.SubmittedAt!.Value, i.ModifiedByName, i.Currency, i.GrossTotal, i.RowVersion))
            .ToListAsync(cancellationToken);
    }
}

public sealed record WaitingRow(
    Guid Id, InvoiceDirection Direction, InvoiceKind Kind, string? SupplierNumber, string? ParticipantName,
    DateTimeOffset SubmittedAt, string SubmittedByName, string Currency, decimal GrossTotal, int RowVersion);
