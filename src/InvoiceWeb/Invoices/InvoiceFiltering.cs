using System.Linq.Expressions;
using InvoiceWeb.Data;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>A filter as conditions that PostgreSQL may use under row-level security (docs/decisions/0006).</summary>
internal static class InvoiceFiltering
{
    public static IQueryable<Invoice> Matching(this InvoiceDbContext db, InvoiceFilter filter)
    {
        var query = db.Invoices.AsNoTracking().InWindow(filter);
        if (filter.Direction is { } direction) query = query.Where(i => i.Direction == direction);
        if (filter.Status is { } status) query = query.Where(i => i.Status == status);
        if (filter.ParticipantId is { } participant) query = query.Where(i => i.ParticipantId == participant);
        if (filter.Currency is { } currency) query = query.Where(i => i.Currency == currency);
        if (filter.IssuedFrom is { } issuedFrom) query = query.Where(i => i.ListDate >= issuedFrom && i.IssueDate != null);
        if (filter.IssuedTo is { } issuedTo) query = query.Where(i => i.ListDate <= issuedTo && i.IssueDate != null);
        if (filter.DueFrom is { } dueFrom) query = query.Where(i => i.DueDate >= dueFrom);
        if (filter.DueTo is { } dueTo) query = query.Where(i => i.DueDate <= dueTo);
        if (filter.AmountFrom is { } amountFrom) query = query.Where(i => i.PayableMinor >= amountFrom);
        if (filter.AmountTo is { } amountTo) query = query.Where(i => i.PayableMinor <= amountTo);
        foreach (var range in filter.Fields)
            query = query.Where(i => db.CustomFieldValues.Any(v =>
                v.InvoiceId == i.Id && v.TenantId == i.TenantId && v.FieldId == range.FieldId && string.Compare(v.Value, range.From) >= 0 && string.Compare(v.Value, range.To) < 0));
        return query.WithMoney(filter).WithNumber(filter.Number);
    }

    public static IQueryable<Invoice> Walked(this IQueryable<Invoice> query, InvoiceOrder order, InvoiceCursor? cursor)
    {
        var up = order.Ascending != (cursor?.Backwards ?? false);
        if (cursor is not null) query = query.Behind(order.By, cursor, up);
        return order.By switch
        {
            InvoiceSort.Date => query.Along(i => i.ListDate, up),
            InvoiceSort.Due => query.Along(i => i.DueDate, up),
            InvoiceSort.Number => query.Along(i => i.NumberKey, up),
            InvoiceSort.Amount => query.Along(i => i.PayableMinor, up),
            _ => throw new ArgumentOutOfRangeException(nameof(order)),
        };
    }

    public static IQueryable<InvoiceRow> AsRows(this IQueryable<Invoice> query) => query.Select(i => new InvoiceRow(
        i.Id, i.Direction, i.Kind, i.NumberText, i.SupplierNumber, i.ParticipantId, i.ParticipantName, i.ListDate, i.IssueDate, i.DueDate,
        i.Status, i.PaymentStatus, i.Currency, i.GrossTotal, i.OpenMinor) { PayableMinor = i.PayableMinor, Reference = i.Reference, RowVersion = i.RowVersion, ExchangeRate = i.ExchangeRate, Metadata = i.Metadata });

    /// <summary>What has nothing to be ordered by is not in that order: drafts have no number, and some no due date.</summary>
    private static IQueryable<Invoice> InWindow(this IQueryable<Invoice> query, InvoiceFilter filter)
    {
        var (from, to) = (filter.WindowFrom, filter.WindowTo);
        if (filter.Order.By is InvoiceSort.Due)
        {
            query = query.Where(i => i.DueDate != null);
            if (from is not null) query = query.Where(i => i.DueDate >= from);
            return to is null ? query : query.Where(i => i.DueDate <= to);
        }
        if (filter.Order.By is InvoiceSort.Number) query = query.Where(i => i.NumberKey != null);
        if (filter.Order.By is InvoiceSort.Amount && filter.Currency is null) throw new ArgumentException("Amounts of different currencies have no order.", nameof(filter));
        if (from is { } first) query = query.Where(i => i.ListDate >= first);
        return to is { } last ? query.Where(i => i.ListDate <= last) : query;
    }

    private static IQueryable<Invoice> WithMoney(this IQueryable<Invoice> query, InvoiceFilter filter)
    {
        if (filter.Payment is { } payment)
        {
            query = query.Where(i => i.PaymentStatus == payment && i.Status == DocumentStatus.Approved);
            // Says what follows anyway, in the words of the index of what is open.
            if (payment is not PaymentStatus.Paid) query = query.Where(i => i.OpenMinor != 0);
        }
        if (filter.IsOpen || filter.OverdueOn is not null) query = query.Where(i => i.OpenMinor != 0 && i.OpenMinor > 0 && i.Kind == InvoiceKind.Invoice);
        if (filter.OverdueOn is { } today) query = query.Where(i => i.DueDate < today);
        return query;
    }

    private static IQueryable<Invoice> WithNumber(this IQueryable<Invoice> query, string? typed)
    {
        if (Text.NumberKey(typed) is not { } number) return query;
        var end = Text.PrefixEnd(number);
        return query.Where(i =>
            (string.Compare(i.NumberKey, number) >= 0 && string.Compare(i.NumberKey, end) < 0)
            || (string.Compare(i.SupplierNumberKey, number) >= 0 && string.Compare(i.SupplierNumberKey, end) < 0));
    }

    private static IQueryable<Invoice> Along<TKey>(this IQueryable<Invoice> query, Expression<Func<Invoice, TKey>> key, bool up) =>
        up ? query.OrderBy(key).ThenBy(i => i.Id) : query.OrderByDescending(key).ThenByDescending(i => i.Id);

    private static IQueryable<Invoice> Behind(this IQueryable<Invoice> query, InvoiceSort sort, InvoiceCursor at, bool up)
    {
        var (day, due, number, minor, id) = (at.Day ?? default, at.Day, at.Number ?? "", at.Minor ?? 0, at.Id);
        return (sort, up) switch
        {
            (InvoiceSort.Date, true) => query.Where(i => EF.Functions.GreaterThan(ValueTuple.Create(i.ListDate, i.Id), ValueTuple.Create(day, id))),
            (InvoiceSort.Date, false) => query.Where(i => EF.Functions.LessThan(ValueTuple.Create(i.ListDate, i.Id), ValueTuple.Create(day, id))),
            (InvoiceSort.Due, true) => query.Where(i => EF.Functions.GreaterThan(ValueTuple.Create(i.DueDate, i.Id), ValueTuple.Create(due, id))),
            (InvoiceSort.Due, false) => query.Where(i => EF.Functions.LessThan(ValueTuple.Create(i.DueDate, i.Id), ValueTuple.Create(due, id))),
            (InvoiceSort.Number, true) => query.Where(i => EF.Functions.GreaterThan(ValueTuple.Create(i.NumberKey, i.Id), ValueTuple.Create(number, id))),
            (InvoiceSort.Number, false) => query.Where(i => EF.Functions.LessThan(ValueTuple.Create(i.NumberKey, i.Id), ValueTuple.Create(number, id))),
            (InvoiceSort.Amount, true) => query.Where(i => EF.Functions.GreaterThan(ValueTuple.Create(i.PayableMinor, i.Id), ValueTuple.Create(minor, id))),
            (InvoiceSort.Amount, false) => query.Where(i => EF.Functions.LessThan(ValueTuple.Create(i.PayableMinor, i.Id), ValueTuple.Create(minor, id))),
            _ => throw new ArgumentOutOfRangeException(nameof(sort)),
        };
    }
}
