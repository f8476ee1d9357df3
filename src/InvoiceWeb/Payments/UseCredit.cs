using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Payments;

/// <summary>Pays an invoice from the participant's credit: what earlier payments left over, the oldest first.</summary>
public sealed class UseCredit(TenantDatabase tenants, OtherTier archive, TimeProvider clock)
{
    /// <param name="seenOpen">The open amount that stood on the screen.</param>
    /// <exception cref="RuleBrokenException"><c>payment.open-amount-changed</c>, <c>payment.allocated-too-much</c>, <c>payment.nothing-open</c>, <c>invoice.not-issued</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid invoiceId, decimal amount, decimal seenOpen, CancellationToken cancellationToken)
    {
        actor.Require(Permission.RecordPayments);
        await Beaten.OnceMoreAsync(() => UseAsync(actor, invoiceId, amount, seenOpen, cancellationToken));
    }

    private async Task<decimal> UseAsync(Actor actor, Guid invoiceId, decimal amount, decimal seenOpen, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var invoice = await work.Db.Invoices.SingleOrDefaultAsync(i => i.Id == invoiceId, cancellationToken) ?? throw await archive.AbsentAsync(actor, invoiceId, cancellationToken);
        if (invoice.Status is not DocumentStatus.Approved) throw InvoiceRules.NotIssued(invoice.DisplayName, invoice.Status);
        await work.RequireSeenAsync(invoice, seenOpen, cancellationToken);
        var direction = Allocating.DirectionOf(invoice);
        var credits = await work.Db.PaymentCredits
            .Where(c => c.ParticipantId == invoice.ParticipantId && c.Direction == direction && c.Currency == invoice.Currency)
            .OrderBy(c => c.PaidOn).ThenBy(c => c.PaymentId).ToListAsync(cancellationToken);
        Allocating.RequireFits(invoice, amount, credits.Sum(c => c.Remaining));

        var (now, left) = (clock.GetUtcNow(), amount);
        foreach (var credit in credits.TakeWhile(_ => left > 0))
        {
            var part = Math.Min(left, credit.Remaining);
            var payment = await work.Db.Payments.AsNoTracking().SingleAsync(p => p.Id == credit.PaymentId, cancellationToken);
            await work.RecordCreditAsync(payment, "participant.credit-used", credit.Remaining, credit.Remaining - part, now, cancellationToken);
            work.Allocate(invoice, payment, part, now);
            credit.Use(part);
            // A row exists only while something is left.
            if (credit.Remaining == 0) work.Db.PaymentCredits.Remove(credit);
            left -= part;
        }
        await work.CommitAsync(cancellationToken);
        return amount;
    }
}
