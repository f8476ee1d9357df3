using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;
using static InvoiceWeb.Tests.Builders.Moments;

namespace InvoiceWeb.Tests.Domain.Tenancy;

/// <summary>Fiscal years, and which day it is for a company.</summary>
public sealed class CalendarTests
{
    [Fact]
    public void A_calendar_year_covers_its_days_and_no_other()
    {
        var year = FiscalYear.Calendar(AnActor.Company, 2028);
        Assert.All([Day(2028, 1, 1), Day(2028, 2, 29), Day(2028, 12, 31)], day => Assert.True(year.Covers(day)));
        Assert.All([Day(2027, 12, 31), Day(2029, 1, 1), DateOnly.MinValue, DateOnly.MaxValue], day => Assert.False(year.Covers(day)));
    }

    [Theory]
    [InlineData("2026-07-01", "2027-06-30"), InlineData("2026-10-01", "2026-12-31"), InlineData("2026-01-01", "2027-12-31"), InlineData("2024-02-29", "2026-02-27")]
    public void A_year_may_begin_on_any_day_and_be_short_or_long(string from, string to) => Year(from, to);

    [Theory]
    [InlineData("2026-01-01", "2026-01-01"), InlineData("2026-01-01", "2025-12-31"), InlineData("2026-01-01", "2028-01-01"), InlineData("2026-01-01", "2029-01-01")]
    [InlineData("9999-01-01", "9999-12-31"), InlineData("0001-01-01", "9999-12-31")]
    public void A_year_that_ends_before_it_begins_or_lasts_longer_than_24_months_is_refused(string from, string to) =>
        Refusal.Of("fiscal-year.shape", () => Year(from, to));

    [Fact]
    public void A_closed_year_takes_nothing_until_it_is_opened_again()
    {
        var year = FiscalYear.Calendar(AnActor.Company, 2026);
        year.RequireOpen();
        year.Close();
        Refusal.Of("fiscal-year.closed", year.RequireOpen);
        year.Reopen();
        year.RequireOpen();
    }

    [Theory]
    [InlineData("UTC", "2026-03-16T23:59:59Z", "2026-03-16")]
    [InlineData("Europe/Berlin", "2025-12-31T22:59:59Z", "2025-12-31")]
    [InlineData("Europe/Berlin", "2025-12-31T23:00:00Z", "2026-01-01")]
    [InlineData("Europe/Berlin", "2026-06-30T21:59:59Z", "2026-06-30")]
    [InlineData("Europe/Berlin", "2026-06-30T22:00:00Z", "2026-07-01")]
    [InlineData("Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29")] // the day that has 23 hours
    [InlineData("Europe/Berlin", "2026-03-29T21:59:59Z", "2026-03-29")]
    [InlineData("Europe/Berlin", "2026-03-29T22:00:00Z", "2026-03-30")]
    [InlineData("Europe/Berlin", "2026-10-25T22:59:59Z", "2026-10-25")] // the day that has 25 hours
    [InlineData("Europe/Berlin", "2026-10-25T23:00:00Z", "2026-10-26")]
    [InlineData("America/Los_Angeles", "2026-01-01T07:59:59Z", "2025-12-31")]
    [InlineData("Asia/Kolkata", "2026-03-16T18:30:00Z", "2026-03-17")]
    [InlineData("Pacific/Kiritimati", "2026-03-16T10:00:00Z", "2026-03-17")]
    [InlineData("Pacific/Pago_Pago", "2026-03-16T10:59:59Z", "2026-03-15")]
    [InlineData("Pacific/Apia", "2011-12-31T10:00:00Z", "2012-01-01")] // skipped 30 December 2011
    public void Today_is_the_day_of_the_company_and_not_of_the_server(string zone, string moment, string day)
    {
        var settings = Settings();
        settings.UseTimeZone(zone);
        var utc = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), settings.DayOf(utc));
        Assert.Equal(settings.DayOf(utc), settings.DayOf(utc.ToOffset(TimeSpan.FromHours(9))));
    }

    [Theory]
    [InlineData(""), InlineData("Berlin"), InlineData("Europe/Atlantis"), InlineData("../../../etc/passwd"), InlineData("/etc/passwd"), InlineData("Europe/Berlin\u0000"), InlineData("Europe")]
    public void What_is_no_time_zone_is_refused(string zone)
    {
        var settings = Settings();
        settings.UseTimeZone("Europe/Berlin");
        Assert.Equal("TimeZone", Refusal.Of("settings.time-zone-unknown", () => settings.UseTimeZone(zone)).Field);
        Assert.Equal("Europe/Berlin", settings.TimeZone);
    }

    [Fact]
    public void Nothing_is_dated_on_or_before_the_lock_date()
    {
        var settings = Settings();
        settings.RequireUnlocked(DateOnly.MinValue);
        settings.LockedThrough = Today;
        Refusal.Of("period.locked", () => settings.RequireUnlocked(Today));
        Refusal.Of("period.locked", () => settings.RequireUnlocked(Today.AddDays(-1)));
        settings.RequireUnlocked(Today.AddDays(1));
    }

    private static CompanySettings Settings() => new(AnActor.Company, "Acme Ltd", Currency.Of("EUR"));

    private static FiscalYear Year(string from, string to) => new(
        AnActor.Company, 2026, DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture));
}
