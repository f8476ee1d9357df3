using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Payments;

/// <summary>Lists payments, newest first, a page at a time.</summary>
public sealed class FindPayments(TenantDatabase tenants)
{
    public const int PageSize = 50;

    public async Task<IReadOnlyList<PaymentListRow>> ExecuteAsync(Actor actor, PaymentFilter filter, PaymentCursor? after, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var query = Filtered(work.Db.Payments.AsNoTracking(), filter);
        if (after is not null)
            query = query.Where(p => EF.Functions.LessThan(ValueTuple.Create(p.PaidOn, p.Id), ValueTuple.Create(after.PaidOn, after.Id)));
        var page = query.OrderByDescending(p => p.PaidOn).ThenByDescending(p => p.Id).Take(PageSize);
        return await (
            from payment in page
            join participant in work.Db.Participants.AsNoTracking() on new { payment.TenantId, Id = payment.ParticipantId } equals new { participant.TenantId, participant.Id }
            orderby payment.PaidOn descending, payment.Id descending
            select new PaymentListRow(
                payment.Id, payment.PaidOn, payment.Direction, participant.Id, participant.Name, payment.Amount, payment.Currency, payment.Method, payment.Reference, payment.ReversesId,
                work.Db.Payments.Any(r => r.TenantId == payment.TenantId && r.ReversesId == payment.Id))).ToListAsync(cancellationToken);
    }

    private static IQueryable<PaymentRecord> Filtered(IQueryable<PaymentRecord> query, PaymentFilter filter)
    {
        if (filter.Direction is { } direction) query = query.Where(p => p.Direction == direction);
        if (filter.ParticipantId is { } participant) query = query.Where(p => p.ParticipantId == participant);
        if (filter.From is { } from) query = query.Where(p => p.PaidOn >= from);
        if (filter.To is { } to) query = query.Where(p => p.PaidOn <= to);
        return query;
    }
}

public sealed record PaymentFilter(PaymentDirection? Direction = null, Guid? ParticipantId = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>The last row of a page; the next page begins after it.</summary>
public sealed record PaymentCursor(DateOnly PaidOn, Guid Id);

/// <param name="ReversesId">The payment that this one takes back.</param>
/// <param name="IsReversed">Taken back by another one.</param>
public sealed record PaymentListRow(
    Guid Id, DateOnly PaidOn, PaymentDirection Direction, Guid ParticipantId, string ParticipantName, decimal Amount, string Currency, PaymentMethod Method,
    string? Reference, Guid? ReversesId, bool IsReversed);
