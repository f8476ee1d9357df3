namespace InvoiceWeb.Tests.Builders;

/// <summary>Moments and days for tests, where it matters only that they are given.</summary>
public static class Moments
{
    /// <summary>Monday, 16 March 2026, noon UTC.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 3, 16, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2026, 3, 16);

    public static DateOnly Day(int year, int month, int day) => new(year, month, day);
}
