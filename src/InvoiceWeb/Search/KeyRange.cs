using System.Linq.Expressions;
using InvoiceWeb.Invoices;

namespace InvoiceWeb.Search;

/// <summary>Everything that begins with a text, as a range: the form that reaches an index under row-level security.</summary>
internal static class KeyRange
{
    private static readonly System.Reflection.MethodInfo Compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    public static Expression<Func<Invoice, bool>> Of(Expression<Func<Invoice, string?>> key, string begin)
    {
        // Read from an object, so that they are sent as parameters: one statement, prepared once.
        var bounds = Expression.Constant(new Bounds(begin, Text.PrefixEnd(begin)));
        var zero = Expression.Constant(0);
        return Expression.Lambda<Func<Invoice, bool>>(
            Expression.AndAlso(
                Expression.GreaterThanOrEqual(Expression.Call(Compare, key.Body, Expression.Property(bounds, nameof(Bounds.From))), zero),
                Expression.LessThan(Expression.Call(Compare, key.Body, Expression.Property(bounds, nameof(Bounds.To))), zero)),
            key.Parameters);
    }

    private sealed record Bounds(string From, string To);
}
