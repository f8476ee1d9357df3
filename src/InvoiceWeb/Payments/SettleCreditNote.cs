using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Payments;

/// <summary>Settles open invoices of the same participant, direction and currency with a credit note; no money moves.</summary>
public sealed class SettleCreditNote(TenantDatabase tenants, OtherTier archive, TimeProvider clock)
{
    /// <param name="allocations">At least one invoice, each with the open amount that the person saw.</param>
    /// <param name="seenOpen">What was left of the credit note on the screen.</param>
    /// <exception cref="RuleBrokenException"><c>payment.open-amount-changed</c>, <c>payment.allocated-too-much</c>, <c>settlement.does-not-fit</c>, <c>settlement.not-a-credit-note</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid noteId, IReadOnlyList<WishedAllocation> allocations, decimal seenOpen, CancellationToken cancellationToken)
    {
        actor.Require(Permission.RecordPayments);
        await Beaten.OnceMoreAsync(() => SettleAsync(actor, noteId, allocations, seenOpen, cancellationToken));
    }

    private async Task<int> SettleAsync(Actor actor, Guid noteId, IReadOnlyList<WishedAllocation> allocations, decimal seenOpen, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var note = await work.Db.Invoices.SingleOrDefaultAsync(i => i.Id == noteId, cancellationToken) ?? throw await archive.AbsentAsync(actor, noteId, cancellationToken);
        if (note.Kind is not InvoiceKind.CreditNote) throw PaymentRules.NotACreditNote(note.DisplayName);
        if (note.Status is not DocumentStatus.Approved) throw InvoiceRules.NotIssued(note.DisplayName, note.Status);
        await work.RequireSeenAsync(note, seenOpen, cancellationToken);
        var invoices = await work.InvoicesAsync(archive, allocations, cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var (wish, invoice) in allocations.Zip(invoices))
        {
            if (invoice.Status is not DocumentStatus.Approved) throw InvoiceRules.NotIssued(invoice.DisplayName, invoice.Status);
            if (invoice.Kind is not InvoiceKind.Invoice || invoice.ParticipantId != note.ParticipantId || invoice.Direction != note.Direction || invoice.Currency != note.Currency)
                throw PaymentRules.CannotSettle(note.DisplayName, invoice.DisplayName);
            await work.RequireSeenAsync(invoice, wish.SeenOpen, cancellationToken);
            Allocating.RequireFits(invoice, wish.Amount, note.OpenAmount);
            work.Settle(note, invoice, wish.Amount, now);
        }
        await work.CommitAsync(cancellationToken);
        return invoices.Count;
    }
}
