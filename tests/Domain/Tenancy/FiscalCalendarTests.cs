using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;
using static InvoiceWeb.Tests.Builders.Moments;

namespace InvoiceWeb.Tests.Domain.Tenancy;

public sealed class FiscalCalendarTests
{
    private static readonly FiscalYear[] Years = [Year(2025), Year(2026)];

    [Fact]
    public void A_year_goes_behind_the_last_or_before_the_first()
    {
        FiscalCalendar.RequireFits(Years, Year(2027));
        FiscalCalendar.RequireFits(Years, Year(2024));
        FiscalCalendar.RequireFits(Years, new(AnActor.Company, 2027, Day(2027, 1, 1), Day(2027, 6, 30)));
        FiscalCalendar.RequireFits([], Year(1999));
    }

    [Theory]
    [InlineData(2027, "2026-12-31", "2027-12-31", "fiscal-year.overlaps"), InlineData(2024, "2024-01-01", "2025-01-01", "fiscal-year.overlaps"), InlineData(2030, "2025-03-01", "2026-02-28", "fiscal-year.overlaps")]
    [InlineData(2027, "2027-01-02", "2027-12-31", "fiscal-year.gap"), InlineData(2024, "2024-01-01", "2024-12-30", "fiscal-year.gap")]
    [InlineData(2026, "2027-01-01", "2027-12-31", "fiscal-year.number"), InlineData(2024, "2027-01-01", "2027-12-31", "fiscal-year.number"), InlineData(2028, "2024-01-01", "2024-12-31", "fiscal-year.number")]
    [InlineData(1969, "2024-01-01", "2024-12-31", "fiscal-year.number"), InlineData(2151, "2027-01-01", "2027-12-31", "fiscal-year.number")]
    public void Days_are_neither_double_nor_left_out_and_numbers_rise_with_the_dates(int year, string from, string to, string code) =>
        Refusal.Of(code, () => FiscalCalendar.RequireFits(Years, new(AnActor.Company, year, Parse(from), Parse(to))));

    [Fact]
    public void Open_days_lie_in_open_years_behind_the_lock_behind_the_last_number_and_not_in_the_future()
    {
        var closed = Year(2024);
        closed.Close();
        var open = FiscalCalendar.Open([Year(2026), closed, Year(2025), Year(2027)], Day(2025, 11, 30), Day(2026, 1, 2), year => year == 2025 ? Day(2025, 12, 29) : null);
        Assert.Equal([new OpenDays(2025, Day(2025, 12, 29), Day(2025, 12, 31)), new OpenDays(2026, Day(2026, 1, 1), Day(2026, 1, 2))], open);
    }

    [Fact]
    public void A_lock_through_the_end_of_a_year_leaves_nothing_of_it() =>
        Assert.Equal([2026], FiscalCalendar.Open(Years, Day(2025, 12, 31), Day(2026, 1, 2), _ => null).Select(d => d.Year));

    private static FiscalYear Year(int year) => FiscalYear.Calendar(AnActor.Company, year);

    private static DateOnly Parse(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
