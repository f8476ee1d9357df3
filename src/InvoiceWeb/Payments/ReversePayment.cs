using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Payments;

/// <summary>
/// Takes a payment back by a linked negative: its invoices are open again, and what was left of it as credit is gone.
/// </summary>
public sealed class ReversePayment(TenantDatabase tenants, TimeProvider clock)
{
    /// <returns>The reversal.</returns>
    /// <exception cref="RuleBrokenException"><c>payment.already-reversed</c>, <c>payment.is-a-reversal</c>, <c>reason.missing</c>, <c>text.too-long</c>, <c>invoice.sealed</c>, <c>archive.invoice-archived</c></exception>
    public async Task<Guid> ExecuteAsync(Actor actor, Guid paymentId, string? reason, CancellationToken cancellationToken)
    {
        actor.Require(Permission.RecordPayments);
        return await Beaten.OnceMoreAsync(() => ReverseAsync(actor, paymentId, reason, cancellationToken));
    }

    private async Task<Guid> ReverseAsync(Actor actor, Guid paymentId, string? reason, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var payment = await work.Db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == paymentId, cancellationToken) ?? throw TenancyRules.NotFound("payment");
        if (await work.Db.Payments.AnyAsync(p => p.ReversesId == paymentId, cancellationToken)) throw PaymentRules.AlreadyReversed();
        var now = clock.GetUtcNow();
        var reversal = payment.Reversed(reason, actor, now);
        work.Db.Payments.Add(reversal);
        work.CountMoney(reversal);
        // Read before the allocations: whoever uses the credit in between changes this row, and so is never overlooked.
        var credit = await work.Db.PaymentCredits.SingleOrDefaultAsync(c => c.PaymentId == paymentId, cancellationToken);
        await TakeBackAsync(work, payment, reversal, credit?.Remaining ?? 0, now, cancellationToken);
        if (credit is not null)
        {
            work.Db.PaymentCredits.Remove(credit);
            await work.RecordCreditAsync(payment, "participant.credit-taken-back", credit.Remaining, 0, now, cancellationToken, reversal.Reference);
        }
        await work.CommitAsync(cancellationToken);
        return reversal.Id;
    }

    /// <summary>
    /// On the reversal's own account, so that each payment's allocations add up to what it says. Its credit was used later under the
    /// first payment's id, so those allocations are among them.
    /// </summary>
    private static async Task TakeBackAsync(TenantWork work, PaymentRecord payment, PaymentRecord reversal, decimal credit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var allocated = await work.Db.PaymentAllocations.AsNoTracking().Where(a => a.PaymentId == payment.Id)
            .Select(a => new { a.InvoiceId, a.Amount }).ToListAsync(cancellationToken);
        // What neither is credit nor stands on hot documents has settled archived ones; they must come back before it can be taken from them.
        if (payment.Amount - credit - allocated.Sum(a => a.Amount) is not 0 and var archived) throw PaymentRules.SettledArchived(archived, payment.Currency);
        var sums = allocated.GroupBy(a => a.InvoiceId).ToDictionary(g => g.Key, g => g.Sum(a => a.Amount));
        var ids = sums.Keys.ToList();
        var invoices = await work.Db.Invoices.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        foreach (var (id, amount) in sums.OrderBy(s => s.Key))
            work.Allocate(invoices.GetValueOrDefault(id) ?? throw TenancyRules.NotFound("invoice"), reversal, -amount, now, reversal.Reference);
    }
}
