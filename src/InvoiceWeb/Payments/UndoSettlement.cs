using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Payments;

/// <summary>Takes back what a credit note has settled on one invoice; both are open again by that amount.</summary>
public sealed class UndoSettlement(TenantDatabase tenants, OtherTier archive, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>settlement.nothing-settled</c>, <c>reason.missing</c>, <c>invoice.sealed</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid noteId, Guid invoiceId, string? reason, CancellationToken cancellationToken)
    {
        actor.Require(Permission.RecordPayments);
        await Beaten.OnceMoreAsync(() => UndoAsync(actor, noteId, invoiceId, reason, cancellationToken));
    }

    private async Task<decimal> UndoAsync(Actor actor, Guid noteId, Guid invoiceId, string? reason, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var ids = new[] { noteId, invoiceId };
        var found = await work.Db.Invoices.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        foreach (var id in ids.Where(id => !found.ContainsKey(id))) throw await archive.AbsentAsync(actor, id, cancellationToken);
        var (note, invoice) = (found[noteId], found[invoiceId]);
        var settled = await work.Db.PaymentAllocations.Where(a => a.CreditNoteId == noteId && a.InvoiceId == invoiceId).SumAsync(a => a.Amount, cancellationToken);
        if (settled == 0) throw PaymentRules.NothingSettled(note.DisplayName, invoice.DisplayName);
        work.Settle(note, invoice, -settled, clock.GetUtcNow(), InvoiceRules.RequireReason(reason));
        await work.CommitAsync(cancellationToken);
        return settled;
    }
}
