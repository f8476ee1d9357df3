using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Payments;

/// <summary>The one place where money meets invoices: allocations, history and totals stay in step.</summary>
internal static class Allocating
{
    /// <summary>Allocates a payment or, with a negative amount, takes it back.</summary>
    public static void Allocate(this TenantWork work, Invoice invoice, PaymentRecord payment, decimal amount, DateTimeOffset now, string? reason = null)
    {
        var (before, open) = (invoice.AllocatedAmount, invoice.OpenMinor);
        invoice.Allocate(amount);
        work.Db.PaymentAllocations.Add(new(invoice, payment.Id, creditNoteId: null, amount, work.Actor, now));
        work.Db.TotalsDeltas.AddRange(TotalsDelta.OfOpen(invoice, open), TotalsDelta.OfPaid(invoice, payment.PaidOn, Currency.Of(invoice.Currency).ToMinorUnits(amount)));
        work.Record(
            invoice, now, amount > 0 ? "invoice.payment-allocated" : "invoice.payment-reversed",
            [AuditChange.Of("allocated", before, invoice.AllocatedAmount), AuditChange.Of("payment", null, payment.Id), AuditChange.Of("paidOn", null, payment.PaidOn)], reason);
    }

    /// <summary>Settles an invoice with a credit note: the same amount is used up on both. Negative takes it back. No money moves.</summary>
    public static void Settle(this TenantWork work, Invoice note, Invoice invoice, decimal amount, DateTimeOffset now, string? reason = null)
    {
        var before = (Note: note.AllocatedAmount, Invoice: invoice.AllocatedAmount);
        var open = (Note: note.OpenMinor, Invoice: invoice.OpenMinor);
        note.Allocate(amount);
        invoice.Allocate(amount);
        work.Db.PaymentAllocations.Add(new(invoice, paymentId: null, note.Id, amount, work.Actor, now));
        work.Db.TotalsDeltas.AddRange(TotalsDelta.OfOpen(note, open.Note), TotalsDelta.OfOpen(invoice, open.Invoice));
        var action = amount > 0 ? "invoice.settled" : "invoice.settlement-undone";
        work.Record(note, now, action, [AuditChange.Of("allocated", before.Note, note.AllocatedAmount), AuditChange.Of("invoice", null, invoice.DisplayName)], reason);
        work.Record(invoice, now, action, [AuditChange.Of("allocated", before.Invoice, invoice.AllocatedAmount), AuditChange.Of("creditNote", null, note.DisplayName)], reason);
    }

    /// <summary>The credit of a participant changes: kept by a payment, used on an invoice, or taken back with its payment.</summary>
    public static async Task RecordCreditAsync(
        this TenantWork work, PaymentRecord payment, string action, decimal from, decimal to, DateTimeOffset now, CancellationToken cancellationToken, string? reason = null)
    {
        var participant = await work.Db.Participants.SingleAsync(p => p.Id == payment.ParticipantId, cancellationToken);
        work.Record(participant, now, action, [AuditChange.Of("credit", from, to), AuditChange.Of("payment", null, payment.Id)], reason);
    }

    /// <summary>Money comes in for a sales invoice and for a supplier's credit note.</summary>
    public static PaymentDirection DirectionOf(Invoice invoice) =>
        invoice.Direction is InvoiceDirection.Sales == invoice.Kind is InvoiceKind.Invoice ? PaymentDirection.In : PaymentDirection.Out;

    /// <exception cref="RuleBrokenException"><c>payment.open-amount-changed</c>: a payment is no edit of the invoice, so who was first stands on the newest allocation.</exception>
    public static async Task RequireSeenAsync(this TenantWork work, Invoice invoice, decimal seenOpen, CancellationToken cancellationToken)
    {
        if (invoice.OpenAmount == seenOpen) return;
        var by = await work.Db.PaymentAllocations.AsNoTracking().Where(a => a.InvoiceId == invoice.Id || a.CreditNoteId == invoice.Id)
            .OrderByDescending(a => a.AllocatedAt).Select(a => a.AllocatedByName).FirstOrDefaultAsync(cancellationToken);
        throw PaymentRules.OpenAmountChanged(invoice.DisplayName, seenOpen, invoice.OpenAmount, invoice.Currency, by ?? invoice.ModifiedByName);
    }

    /// <param name="left">What the payment, the credit or the credit note still has.</param>
    /// <exception cref="RuleBrokenException"><c>payment.nothing-open</c>, <c>payment.amount-too-fine</c>, <c>payment.allocated-too-much</c></exception>
    public static void RequireFits(Invoice invoice, decimal amount, decimal left)
    {
        if (invoice.OpenAmount <= 0) throw PaymentRules.NothingOpen(invoice.DisplayName);
        PaymentRules.RequireExact(amount, Currency.Of(invoice.Currency));
        var available = Math.Min(left, invoice.OpenAmount);
        if (amount <= 0 || amount > available) throw PaymentRules.AllocatedTooMuch(amount, available, invoice.Currency);
    }

    public static async Task<List<Invoice>> InvoicesAsync(this TenantWork work, OtherTier archive, IReadOnlyList<WishedAllocation> allocations, CancellationToken cancellationToken)
    {
        var ids = allocations.Select(a => a.InvoiceId).Distinct().ToList();
        if (ids.Count == 0 || ids.Count != allocations.Count) throw TenancyRules.NotFound("invoice");
        var found = await work.Db.Invoices.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        foreach (var id in ids.Where(id => !found.ContainsKey(id))) throw await archive.AbsentAsync(work.Actor, id, cancellationToken);
        return [.. ids.Select(id => found[id])];
    }

    /// <summary>The payment itself, with what is kept as credit.</summary>
    public static void CountMoney(this TenantWork work, PaymentRecord payment) => work.Db.TotalsDeltas.Add(TotalsDelta.OfMoney(
        payment.TenantId, payment.ParticipantId, payment.Direction is PaymentDirection.In ? InvoiceDirection.Sales : InvoiceDirection.Purchase,
        payment.Currency, payment.PaidOn, payment.AmountMinor));
}

/// <summary>How much of a payment, a credit or a credit note goes to which invoice.</summary>
/// <param name="SeenOpen">The open amount that stood on the screen: who comes second is told.</param>
public sealed record WishedAllocation(Guid InvoiceId, decimal Amount, decimal SeenOpen);
