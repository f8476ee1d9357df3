using System.Globalization;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices.Pages;

/// <summary>The years that a list looks at: the current and the previous one, unless others are asked for. All null where the filter needs no window.</summary>
public sealed record ListWindow(int? First, int? Last, DateOnly? From, DateOnly? To)
{
    public static ListWindow None { get; } = new(null, null, null, null);

    /// <summary>In an address.</summary>
    public string? Value => First is null ? null : First == Last ? Text(First.Value) : $"{Text(First.Value)}-{Text(Last!.Value)}";

    /// <param name="years">Newest first.</param>
    public static ListWindow Of(ListQuery query, IReadOnlyList<FiscalYear> years, DateOnly today) =>
        query.NeedsNoWindow ? None : Named(query.Years, years) ?? Usual(years, today);

    /// <summary>Open at its end: what is dated or due in the future belongs to the present.</summary>
    public static ListWindow Usual(IReadOnlyList<FiscalYear> years, DateOnly today)
    {
        var current = years.FirstOrDefault(y => y.From <= today);
        if (current is null) return new(today.Year - 1, today.Year, new(today.Year - 1, 1, 1), null);
        var previous = years.FirstOrDefault(y => y.To < current.From) ?? current;
        return new(previous.Year, current.Year, previous.From, null);
    }

    /// <summary>Each year alone, and each as the first of all that follow.</summary>
    public static IEnumerable<ListWindow> Choices(IReadOnlyList<FiscalYear> years) =>
        years.Select(y => Between(y, y, years)).Concat(years.Skip(2).Select(y => Between(y, years[0], years)));

    private static ListWindow? Named(string? text, IReadOnlyList<FiscalYear> years)
    {
        var named = (text ?? "").Split('-').Select(part => years.FirstOrDefault(y => Text(y.Year) == part)).ToList();
        return named is [{ } only] ? Between(only, only, years) : named is [{ } first, { } last] && first.From <= last.From ? Between(first, last, years) : null;
    }

    private static ListWindow Between(FiscalYear first, FiscalYear last, IReadOnlyList<FiscalYear> years) =>
        new(first.Year, last.Year, first.From, last == years[0] ? null : last.To);

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
