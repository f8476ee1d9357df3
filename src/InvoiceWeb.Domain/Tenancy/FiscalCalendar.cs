namespace InvoiceWeb.Tenancy;

/// <summary>How a tenant's fiscal years lie beside each other: every day between the first and the last belongs to exactly one.</summary>
public static class FiscalCalendar
{
    /// <summary>Refuses a year that does not go before the first or behind the last of those there are.</summary>
    /// <exception cref="RuleBrokenException"><c>fiscal-year.overlaps</c>, <c>fiscal-year.gap</c>, <c>fiscal-year.number</c></exception>
    public static void RequireFits(IReadOnlyCollection<FiscalYear> years, FiscalYear added)
    {
        if (years.FirstOrDefault(y => y.From <= added.To && added.From <= y.To) is { } other) throw TenancyRules.YearOverlaps(other.Year);
        if (added.Year is < 1970 or > 2150 || years.Any(y => y.Year == added.Year)) throw TenancyRules.YearNumberNotFitting(added.Year);
        if (years.Count == 0) return;
        var (first, last) = (years.MinBy(y => y.From)!, years.MaxBy(y => y.From)!);
        if (added.From > last.To && added.From != last.To.AddDays(1)) throw TenancyRules.YearLeavesGap(last.To.AddDays(1));
        if (added.To < first.From && added.To != first.From.AddDays(-1)) throw TenancyRules.YearLeavesGap(first.From.AddDays(-1));
        if (added.From > last.To ? added.Year < last.Year : added.Year > first.Year) throw TenancyRules.YearNumberNotFitting(added.Year);
    }

    /// <summary>The days of each open year that are not locked and not later than today; none where nothing is left.</summary>
    /// <param name="lastIssued">The date of the last number in a year of the series; null before the first.</param>
    public static IReadOnlyList<OpenDays> Open(IEnumerable<FiscalYear> years, DateOnly? lockedThrough, DateOnly today, Func<int, DateOnly?> lastIssued) =>
    [
        .. years.Where(y => !y.IsClosed).OrderBy(y => y.From)
            .Select(y => new OpenDays(y.Year, Latest(y.From, lockedThrough?.AddDays(1), lastIssued(y.Year)), y.To < today ? y.To : today))
            .Where(days => days.From <= days.To),
    ];

    private static DateOnly Latest(DateOnly from, params DateOnly?[] others) => others.Aggregate(from, (a, b) => b > a ? b.Value : a);
}

/// <summary>Days of one fiscal year on which a document may still be dated, both included.</summary>
public sealed record OpenDays(int Year, DateOnly From, DateOnly To);
