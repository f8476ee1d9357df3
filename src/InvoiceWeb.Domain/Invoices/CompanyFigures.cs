namespace InvoiceWeb.Invoices;

/// <summary>A total of one day, of all participants together.</summary>
public sealed record DayTotal(TotalsMeasure Measure, InvoiceDirection Direction, string Currency, DateOnly Day, long AmountMinor, long Count);

/// <summary>An amount in one currency, and how many documents it stands for.</summary>
public sealed record Figure(string Currency, long AmountMinor, long Count)
{
    public decimal Amount => InvoiceWeb.Currency.Of(Currency).FromMinorUnits(AmountMinor);
}

/// <summary>What a person sees first: what is overdue, what is due soon, what came in and went out; sales and purchases apart.</summary>
/// <param name="rates">One unit of each currency in the base currency; a currency without a rate is missing and stays out of sums.</param>
public sealed class CompanyFigures(IReadOnlyCollection<DayTotal> totals, DateOnly today, Currency baseCurrency, IReadOnlyDictionary<string, decimal> rates)
{
    /// <summary>“Due soon” is today and this many days after it.</summary>
    public const int SoonDays = 7;

    private const int Months = 12;

    public DateOnly Today => today;
    public Currency BaseCurrency => baseCurrency;

    public bool IsEmpty => totals.Count == 0;

    public static DateOnly FirstMonth(DateOnly today) => MonthOf(today).AddMonths(1 - Months);

    /// <summary>Open invoices that were due before today.</summary>
    public IReadOnlyList<Figure> Overdue(InvoiceDirection direction) => Open(direction, Ageing.Overdue);

    public IReadOnlyList<Figure> DueSoon(InvoiceDirection direction) => Open(direction, Ageing.Soon);

    /// <summary>All that is open on invoices, due or not.</summary>
    public IReadOnlyList<Figure> Open(InvoiceDirection direction) => Open(direction, new(null, null));

    /// <param name="bucket">Days from today to the due day.</param>
    public IReadOnlyList<Figure> Open(InvoiceDirection direction, Ageing bucket) =>
        Sum(t => t.Measure is TotalsMeasure.Open && t.Direction == direction && bucket.Covers(t.Day.DayNumber - today.DayNumber));

    /// <summary>Open credit notes, below zero: they take away from what is open.</summary>
    public IReadOnlyList<Figure> OpenCredits(InvoiceDirection direction) => Sum(t => t.Measure is TotalsMeasure.OpenCredit && t.Direction == direction);

    /// <summary>Money that came in (sales) or went out (purchases) in one month.</summary>
    public IReadOnlyList<Figure> Moved(InvoiceDirection way, DateOnly month) =>
        Sum(t => t.Measure is TotalsMeasure.Moved && t.Direction == way && MonthOf(t.Day) == month);

    /// <summary>The first days of the last twelve months, this one last.</summary>
    public IReadOnlyList<DateOnly> LastMonths => [.. Enumerable.Range(0, Months).Select(FirstMonth(today).AddMonths)];

    public DateOnly ThisMonth => MonthOf(today);

    /// <summary>Figures of several currencies as one amount of the base currency, each rounded to it; currencies without a rate are left out.</summary>
    public decimal InBase(IReadOnlyList<Figure> figures) => figures.Where(f => HasRate(f.Currency)).Sum(f => baseCurrency.Convert(f.Amount, rates[f.Currency]));

    public bool HasRate(string currency) => rates.ContainsKey(currency);

    /// <summary>Currencies whose amounts no sum in the base currency contains.</summary>
    public IReadOnlyList<string> WithoutRate => [.. totals.Select(t => t.Currency).Distinct().Where(c => !HasRate(c)).Order(StringComparer.Ordinal)];

    public bool HasOtherCurrencies => totals.Any(t => t.Currency != baseCurrency.Code);

    private List<Figure> Sum(Func<DayTotal, bool> which) =>
    [
        .. totals.Where(which).GroupBy(t => t.Currency).Select(g => new Figure(g.Key, g.Sum(t => t.AmountMinor), g.Sum(t => t.Count)))
            .Where(f => f.AmountMinor != 0 || f.Count != 0)
            .OrderBy(f => f.Currency != baseCurrency.Code).ThenBy(f => f.Currency, StringComparer.Ordinal),
    ];

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>A stretch of due days, counted from today; an open end is null.</summary>
public sealed record Ageing(int? From, int? To)
{
    public static Ageing Overdue { get; } = new(null, -1);
    public static Ageing Soon { get; } = new(0, CompanyFigures.SoonDays);

    /// <summary>From the oldest debt to what is due last.</summary>
    public static IReadOnlyList<Ageing> Buckets { get; } = [new(null, -91), new(-90, -61), new(-60, -31), new(-30, -1), Soon, new(CompanyFigures.SoonDays + 1, 30), new(31, null)];

    public bool Covers(int days) => !(days < From) && !(days > To);

    public DateOnly? FirstDay(DateOnly today) => From is { } days ? today.AddDays(days) : null;

    public DateOnly? LastDay(DateOnly today) => To is { } days ? today.AddDays(days) : null;
}
