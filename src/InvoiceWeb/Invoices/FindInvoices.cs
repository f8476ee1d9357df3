using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>Lists invoices, newest first, a page at a time.</summary>
public sealed class FindInvoices(TenantDatabase tenants)
{
    public const int PageSize = 50;

    public async Task<IReadOnlyList<InvoiceRow>> ExecuteAsync(Actor actor, InvoiceFilter filter, InvoiceCursor? after, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var query = Filtered(work.Db.Invoices.AsNoTracking(), filter);
        if (after is not null)
            query = query.Where(i => EF.Functions.LessThan(ValueTuple.Create(i.ListDate, i.Id), ValueTuple.Create(after.Date, after.Id)));
        return await query.OrderByDescending(i => i.ListDate).ThenByDescending(i => i.Id).Take(PageSize)
            .Select(i => new InvoiceRow(
                i.Id, i.Direction, i.Kind, i.NumberText, i.SupplierNumber, i.ParticipantId, i.ParticipantName, i.ListDate, i.IssueDate, i.DueDate,
                i.Status, i.PaymentStatus, i.Currency, i.GrossTotal, i.OpenMinor))
            .ToListAsync(cancellationToken);
    }

    private static IQueryable<Invoice> Filtered(IQueryable<Invoice> query, InvoiceFilter filter)
    {
        if (filter.Direction is { } direction) query = query.Where(i => i.Direction == direction);
        if (filter.Status is { } status) query = query.Where(i => i.Status == status);
        if (filter.Payment is { } payment) query = query.Where(i => i.PaymentStatus == payment && i.Status == DocumentStatus.Approved);
        if (filter.Currency is { } currency) query = query.Where(i => i.Currency == currency);
        if (filter.Due is { } due)
        {
            // != 0 besides, because the index of what is open says it so.
            query = query.Where(i => i.OpenMinor != 0 && i.OpenMinor > 0 && i.Kind == InvoiceKind.Invoice);
            if (due.From is { } from) query = query.Where(i => i.DueDate >= from);
            if (due.To is { } to) query = query.Where(i => i.DueDate <= to);
        }
        if (filter.ParticipantId is { } participant) query = query.Where(i => i.ParticipantId == participant);
        if (Text.NumberKey(filter.Number) is { } number)
        {
            var end = Text.PrefixEnd(number);
            query = query.Where(i =>
                (string.Compare(i.NumberKey, number) >= 0 && string.Compare(i.NumberKey, end) < 0)
                || (string.Compare(i.SupplierNumberKey, number) >= 0 && string.Compare(i.SupplierNumberKey, end) < 0));
        }
        return query;
    }
}

public sealed record InvoiceFilter(
    InvoiceDirection? Direction = null, DocumentStatus? Status = null, PaymentStatus? Payment = null, Guid? ParticipantId = null, string? Number = null)
{
    public string? Currency { get; init; }

    /// <summary>Invoices with something open whose due day lies in here; credit notes are never due.</summary>
    public DueDays? Due { get; init; }
}

/// <summary>First and last due day; an open end is null.</summary>
public sealed record DueDays(DateOnly? From, DateOnly? To);

/// <summary>The last row of a page; the next page begins after it.</summary>
public sealed record InvoiceCursor(DateOnly Date, Guid Id);

public sealed record InvoiceRow(
    Guid Id, InvoiceDirection Direction, InvoiceKind Kind, string? NumberText, string? SupplierNumber, Guid? ParticipantId, string? ParticipantName,
    DateOnly ListDate, DateOnly? IssueDate, DateOnly? DueDate, DocumentStatus Status, PaymentStatus PaymentStatus, string Currency, decimal GrossTotal, long OpenMinor)
{
    public decimal OpenAmount => InvoiceWeb.Currency.Of(Currency).FromMinorUnits(OpenMinor);

    /// <inheritdoc cref="Invoice.DaysOverdue(DateOnly)"/>
    public int? DaysOverdue(DateOnly today) => Invoice.DaysOverdue(Kind, OpenMinor, DueDate, today);
}
