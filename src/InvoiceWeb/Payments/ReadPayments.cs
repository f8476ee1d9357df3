using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Payments;

/// <summary>Reads what settles one invoice, oldest first.</summary>
public sealed class ReadPayments(TenantDatabase tenants)
{
    public async Task<IReadOnlyList<PaymentRow>> ExecuteAsync(Actor actor, Guid invoiceId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await (
            from allocation in work.Db.PaymentAllocations.AsNoTracking()
            where allocation.InvoiceId == invoiceId
            join payment in work.Db.Payments.AsNoTracking()
                on new { allocation.TenantId, Id = allocation.PaymentId!.Value } equals new { payment.TenantId, payment.Id }
            orderby allocation.AllocatedAt
            select new PaymentRow(
                payment.Id, payment.PaidOn, allocation.Amount, payment.Amount, payment.Currency, payment.Method, payment.Reference, payment.ReversesId, payment.RecordedAt, payment.RecordedByName))
            .ToListAsync(cancellationToken);
    }
}

/// <param name="Amount">What of the payment went to this invoice.</param>
/// <param name="PaymentAmount">The whole payment.</param>
public sealed record PaymentRow(
    Guid Id, DateOnly PaidOn, decimal Amount, decimal PaymentAmount, string Currency, PaymentMethod Method, string? Reference,
    Guid? ReversesId, DateTimeOffset RecordedAt, string RecordedByName);
