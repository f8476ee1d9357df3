using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Payments;

/// <summary>Records money that moved and allocates it to invoices of the same participant; what is left is the participant's credit.</summary>
public sealed class RecordPayment(TenantDatabase tenants, OtherTier archive, TimeProvider clock)
{
    /// <param name="id">Made by the client: the same payment sent twice is recorded once.</param>
    /// <param name="allocations">At least one invoice, each with the open amount that the person saw.</param>
    /// <exception cref="RuleBrokenException"><c>payment.open-amount-changed</c> when somebody was faster, and the rules of <see cref="PaymentRules"/>.</exception>
    public async Task ExecuteAsync(
        Actor actor, Guid id, PaymentContent content, IReadOnlyList<WishedAllocation> allocations, CancellationToken cancellationToken)
    {
        actor.Require(Permission.RecordPayments);
        try
        {
            await Beaten.OnceMoreAsync(() => RecordAsync(actor, id, content, allocations, cancellationToken));
        }
        catch (RuleBrokenException)
        {
            // The same payment, sent a moment earlier, has settled what this one wanted to settle: nothing is wrong.
            if (!await IsRecordedAsync(actor, id, cancellationToken)) throw;
        }
    }

    private async Task<bool> IsRecordedAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await work.Db.Payments.AnyAsync(p => p.Id == id, cancellationToken);
    }

    /// <returns>False when this payment is recorded already.</returns>
    private async Task<bool> RecordAsync(
        Actor actor, Guid id, PaymentContent content, IReadOnlyList<WishedAllocation> allocations, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        if (await work.Db.Payments.AnyAsync(p => p.Id == id, cancellationToken)) return false;
        var now = clock.GetUtcNow();
        await RequireNotInFutureAsync(work, content, now, cancellationToken);

        var invoices = await work.InvoicesAsync(archive, allocations, cancellationToken);
        var first = invoices.First();
        var participant = await work.Db.Participants.SingleAsync(p => p.Id == first.ParticipantId, cancellationToken);
        var payment = new PaymentRecord(participant, id, Allocating.DirectionOf(first), content, actor, now);
        var left = payment.Amount;
        foreach (var (wish, invoice) in allocations.Zip(invoices))
        {
            RequireAllocatable(invoice, first, content);
            await work.RequireSeenAsync(invoice, wish.SeenOpen, cancellationToken);
            Allocating.RequireFits(invoice, wish.Amount, left);
            work.Allocate(invoice, payment, wish.Amount, now);
            left -= wish.Amount;
        }
        work.Db.Payments.Add(payment);
        work.CountMoney(payment);
        if (left > 0)
        {
            work.Db.PaymentCredits.Add(new(payment, left));
            await work.RecordCreditAsync(payment, "participant.credit-kept", 0, left, now, cancellationToken);
        }
        await work.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task RequireNotInFutureAsync(TenantWork work, PaymentContent content, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        if (content.PaidOn > settings.DayOf(now)) throw PaymentRules.PaidInFuture(content.PaidOn);
    }

    private static void RequireAllocatable(Invoice invoice, Invoice first, PaymentContent content)
    {
        if (invoice.Status is not DocumentStatus.Approved) throw InvoiceRules.NotIssued(invoice.DisplayName, invoice.Status);
        if (invoice.ParticipantId != first.ParticipantId || Allocating.DirectionOf(invoice) != Allocating.DirectionOf(first)) throw TenancyRules.NotFound("invoice");
        if (invoice.Currency != content.Currency) throw PaymentRules.CurrencyDiffers(content.Currency, invoice.Currency);
    }
}
