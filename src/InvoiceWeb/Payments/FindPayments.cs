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
        var rows = await (
            from payment in page
            join participant in work.Db.Participants.AsNoTracking() on new { payment.TenantId, Id = payment.ParticipantId } equals new { participant.TenantId, participant.Id }
            orderby payment.PaidOn descending, payment.Id descending
            select new PaymentListRow(
                payment.Id, payment.PaidOn, payment.Direction, participant.Id, participant.Name, payment.Amount, payment.Currency, payment.Method, payment.Reference, payment.ReversesId,
                work.Db.Payments.Any(r => r.TenantId == payment.TenantId && r.ReversesId == payment.Id))).ToListAsync(cancellationToken);
        if (rows.Count == 0) return rows;
        var numbers = await NumbersAsync(work, [.. rows.Select(r => r.Id)], cancellationToken);
        return [.. rows.Select(r => r with { Invoices = [.. numbers[r.Id]] })];
    }

    /// <summary>What each of them settled; documents that are in the archive are not named here.</summary>
    private static async Task<ILookup<Guid, string>> NumbersAsync(TenantWork work, IReadOnlyList<Guid> payments, CancellationToken cancellationToken)
    {
        var found = await (
            from allocation in work.Db.PaymentAllocations.AsNoTracking()
            where payments.Contains(allocation.PaymentId!.Value)
            join invoice in work.Db.Invoices.AsNoTracking() on new { allocation.TenantId, Id = allocation.InvoiceId } equals new { invoice.TenantId, invoice.Id }
            orderby allocation.AllocatedAt, invoice.NumberText, invoice.SupplierNumber
            select new { Payment = allocation.PaymentId!.Value, Number = invoice.NumberText ?? invoice.SupplierNumber })
            .ToListAsync(cancellationToken);
        return found.Where(f => f.Number is not null).Distinct().ToLookup(f => f.Payment, f => f.Number!);
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
    string? Reference, Guid? ReversesId, bool IsReversed)
{
    /// <summary>Numbers of the invoices that it went to, in the order in which it did.</summary>
    public IReadOnlyList<string> Invoices { get; init; } = [];
}
