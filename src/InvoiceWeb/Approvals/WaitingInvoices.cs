using InvoiceWeb.Data;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals;

internal static class WaitingInvoices
{
    /// <summary>What may be approved by this person: neither edited nor submitted nor approved already by them.</summary>
    /// <param name="absent">Whose vote it would be; null for the person's own.</param>
    internal static IQueryable<Invoice> WaitingFor(this InvoiceDbContext db, Actor actor, Absentee? absent)
    {
        var waiting = db.Invoices.AsNoTracking()
            .Where(i => i.Status == DocumentStatus.Submitted && i.SubmittedBy != actor.UserId && !i.Editors.Contains(actor.UserId))
            .Where(i => !db.ApprovalSteps.Any(s => s.InvoiceId == i.Id && s.TenantId == i.TenantId && s.Round == i.ApprovalRound
                && (s.ApproverId == actor.UserId || s.OnBehalfOfId == actor.UserId)));
        return absent is null ? waiting
            : waiting.Where(i => i.SubmittedBy != absent.Id && !i.Editors.Contains(absent.Id))
                .Where(i => !db.ApprovalSteps.Any(s => s.InvoiceId == i.Id && s.TenantId == i.TenantId && s.Round == i.ApprovalRound
                    && (s.ApproverId == absent.Id || s.OnBehalfOfId == absent.Id)));
    }
}
