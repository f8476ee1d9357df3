using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Payments;

/// <summary>Records money that moved and allocates it to invoices of the same participant; what is left is the participant's credit.</summary>
public sealed class RecordPayment(TenantDatabase tenants, TimeProvider clock)
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

        var invoices = await InvoicesAsync(work, allocations, cancellationToken);
        var first = invoices.First();
        var participant = await work.Db.Participants.AsNoTracking().SingleAsync(p => p.Id == first.ParticipantId, cancellationToken);
        var payment = new PaymentRecord(participant, id, DirectionOf(first), content, actor, now);
        var left = payment.Amount;
        foreach (var (wish, invoice) in allocations.Zip(invoices))
        {
            RequireAllocatable(invoice, first, content);
            if (invoice.OpenAmount != wish.SeenOpen) throw await OpenAmountChangedAsync(work, wish, invoice, cancellationToken);
            RequireFits(wish, invoice, left);
            work.Allocate(invoice, payment, wish.Amount, now);
            left -= wish.Amount;
        }
        work.Db.Payments.Add(payment);
        await work.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<List<Invoice>> InvoicesAsync(TenantWork work, IReadOnlyList<WishedAllocation> allocations, CancellationToken cancellationToken)
    {
        var ids = allocations.Select(a => a.InvoiceId).Distinct().ToList();
        if (ids.Count == 0 || ids.Count != allocations.Count) throw TenancyRules.NotFound("invoice");
        var found = await work.Db.Invoices.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        return [.. ids.Select(id => found.GetValueOrDefault(id) ?? throw TenancyRules.NotFound("invoice"))];
    }

    private static async Task RequireNotInFutureAsync(TenantWork work, PaymentContent content, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        if (content.PaidOn > settings.DayOf(now)) throw PaymentRules.PaidInFuture(content.PaidOn);
    }

    private static void RequireAllocatable(Invoice invoice, Invoice first, PaymentContent content)
    {
        if (invoice.Status is not DocumentStatus.Approved) throw InvoiceRules.NotIssued(invoice.DisplayName, invoice.Status);
        if (invoice.ParticipantId != first.ParticipantId || DirectionOf(invoice) != DirectionOf(first)) throw TenancyRules.NotFound("invoice");
        if (invoice.Currency != content.Currency) throw PaymentRules.CurrencyDiffers(content.Currency, invoice.Currency);
    }

    /// <summary>A payment is no edit of the invoice: who was first stands on the newest allocation.</summary>
    private static async Task<RuleBrokenException> OpenAmountChangedAsync(TenantWork work, WishedAllocation wish, Invoice invoice, CancellationToken cancellationToken)
    {
        var by = await work.Db.PaymentAllocations.AsNoTracking().Where(a => a.InvoiceId == invoice.Id)
            .OrderByDescending(a => a.AllocatedAt).Select(a => a.AllocatedByName).FirstOrDefaultAsync(cancellationToken);
        return PaymentRules.OpenAmountChanged(invoice.DisplayName, wish.SeenOpen, invoice.OpenAmount, invoice.Currency, by ?? invoice.ModifiedByName);
    }

    private static void RequireFits(WishedAllocation wish, Invoice invoice, decimal left)
    {
        if (invoice.OpenAmount <= 0) throw PaymentRules.NothingOpen(invoice.DisplayName);
        PaymentRules.RequireExact(wish.Amount, Currency.Of(invoice.Currency));
        var available = Math.Min(left, invoice.OpenAmount);
        if (wish.Amount <= 0 || wish.Amount > available) throw PaymentRules.AllocatedTooMuch(wish.Amount, available, invoice.Currency);
    }

    /// <summary>Money comes in for a sales invoice and for a supplier's credit note.</summary>
    private static PaymentDirection DirectionOf(Invoice invoice) =>
        invoice.Direction is InvoiceDirection.Sales == invoice.Kind is InvoiceKind.Invoice ? PaymentDirection.In : PaymentDirection.Out;
}

/// <summary>How much of a payment goes to which invoice.</summary>
/// <param name="SeenOpen">The open amount that stood on the screen: who comes second is told.</param>
public sealed record WishedAllocation(Guid InvoiceId, decimal Amount, decimal SeenOpen);

internal static class Allocating
{
    /// <summary>Allocates (or, with a negative amount, takes back) and keeps history and totals in step.</summary>
    public static void Allocate(this TenantWork work, Invoice invoice, PaymentRecord payment, decimal amount, DateTimeOffset now)
    {
        var before = invoice.AllocatedAmount;
        invoice.Allocate(amount);
        work.Db.PaymentAllocations.Add(new(invoice, payment.Id, creditNoteId: null, amount, work.Actor, now));
        var minor = Currency.Of(invoice.Currency).ToMinorUnits(amount);
        work.Db.TotalsDeltas.Add(new(invoice, TotalsMeasure.Open, invoice.DueDate!.Value, -minor, 0));
        work.Db.TotalsDeltas.Add(new(invoice, TotalsMeasure.Paid, payment.PaidOn, minor, 1));
        work.Record(
            invoice, now, amount > 0 ? "invoice.payment-allocated" : "invoice.payment-reversed",
            [AuditChange.Of("allocated", before, invoice.AllocatedAmount), AuditChange.Of("payment", null, payment.Id), AuditChange.Of("paidOn", null, payment.PaidOn)]);
    }
}
