using System.Globalization;
using InvoiceWeb.Documents;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Ui;

public sealed partial class BarChart
{
    private const double Step = 10;
    private const double Gap = 1.5;

    private readonly string _id = $"chart-{Guid.CreateVersion7():N}";
    private decimal _high;
    private decimal _low;

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>What the categories are, as head of the table's first column.</summary>
    [Parameter, EditorRequired] public string CategoryName { get; set; } = "";
    [Parameter, EditorRequired] public IReadOnlyList<ChartCategory> Categories { get; set; } = [];
    [Parameter, EditorRequired] public IReadOnlyList<ChartSeries> Series { get; set; } = [];
    [Parameter, EditorRequired] public string Currency { get; set; } = "";

    private double Width => Categories.Count * Step;
    private double BarWidth => (Step - 2 * Gap) / Math.Max(1, Series.Count);
    private IEnumerable<decimal> Lines => _low < 0 ? [_high, _high / 2, 0, _low] : [_high, _high / 2, 0];

    protected override void OnParametersSet()
    {
        var values = Series.SelectMany(s => s.Values).Append(0m).ToList();
        (_high, _low) = (Nice(values.Max()), -Nice(-values.Min()));
        if (_high == 0 && _low == 0) _high = 1;
    }

    private double Y(decimal value) => 98 - (double)((value - _low) / (_high - _low)) * 96;

    /// <summary>The next 1, 2, 2.5 or 5 with zeros: a top that can be read.</summary>
    private static decimal Nice(decimal value)
    {
        if (value <= 0) return 0;
        var size = 1m;
        while (size * 10 <= value) size *= 10;
        while (size > value) size /= 10;
        foreach (var step in new[] { 1m, 2m, 2.5m, 5m, 10m })
            if (step * size >= value) return step * size;
        return 10 * size;
    }

    private string Text(decimal value) => $"{SheetTexts.Amount(value, InvoiceWeb.Currency.Of(Currency), CultureInfo.CurrentCulture)} {Currency}";

    private string Brief(decimal value) => (Math.Abs(value) switch
    {
        >= 1_000_000_000 => T["{0:0.##} bn", value / 1_000_000_000],
        >= 1_000_000 => T["{0:0.##} m", value / 1_000_000],
        >= 10_000 => T["{0:0.##} k", value / 1_000],
        _ => value.ToString("#,##0.##", CultureInfo.CurrentCulture),
    }) + " " + Currency;

    private static string Inv(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <param name="Label">Said in full, in the table.</param>
/// <param name="Brief">Under the bars, where there is little room.</param>
public sealed record ChartCategory(string Label, string Brief, bool IsLate = false);

/// <param name="Url">Where a category's figure is opened; null when nowhere.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal> Values, Func<int, string>? Url = null);
