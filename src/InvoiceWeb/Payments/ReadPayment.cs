using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Payments;

/// <summary>Reads one payment with where its money went.</summary>
public sealed class ReadPayment(TenantDatabase tenants)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task<PaymentDetails> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var payment = await work.Db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) ?? throw TenancyRules.NotFound("payment");
        var participant = await work.Db.Participants.AsNoTracking().Where(p => p.Id == payment.ParticipantId).Select(p => p.Name).SingleAsync(cancellationToken);
        var reversal = await work.Db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.ReversesId == id, cancellationToken);
        var credit = await work.Db.PaymentCredits.Where(c => c.PaymentId == id).Select(c => (decimal?)c.Remaining).SingleOrDefaultAsync(cancellationToken);
        var allocations = await (
            from allocation in work.Db.PaymentAllocations.AsNoTracking()
            where allocation.PaymentId == id
            join invoice in work.Db.Invoices.AsNoTracking() on new { allocation.TenantId, Id = allocation.InvoiceId } equals new { invoice.TenantId, invoice.Id }
            orderby allocation.AllocatedAt, allocation.Id
            select new AllocationRow(invoice.Id, invoice.NumberText ?? invoice.SupplierNumber, invoice.DueDate, allocation.Amount, allocation.AllocatedAt, allocation.AllocatedByName))
            .ToListAsync(cancellationToken);
        return new PaymentDetails(payment, participant, allocations, credit ?? 0, reversal);
    }
}

/// <param name="Credit">What is left of it as the participant's credit.</param>
/// <param name="Reversal">The payment that takes this one back.</param>
public sealed record PaymentDetails(PaymentRecord Payment, string ParticipantName, IReadOnlyList<AllocationRow> Allocations, decimal Credit, PaymentRecord? Reversal)
{
    /// <summary>What settled documents that are in the archive. Of a payment that was taken back it cannot be told from credit that went with it, and nothing is owed by it any more.</summary>
    public decimal Archived => Reversal is not null || Payment.ReversesId is not null ? 0 : Payment.Amount - Credit - Allocations.Sum(a => a.Amount);
}

public sealed record AllocationRow(Guid InvoiceId, string? Number, DateOnly? DueDate, decimal Amount, DateTimeOffset AllocatedAt, string AllocatedByName);
