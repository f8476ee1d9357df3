using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Invoices;

public sealed class NumberSeriesTests
{
    [Theory]
    [InlineData("RE-", 6, 2026, 41, "RE-2026-000041")]
    [InlineData("", 3, 2026, 1, "2026-001")]
    [InlineData("", 3, 2026, 1000, "2026-1000")]
    [InlineData("GS/", 12, 2026, long.MaxValue, "GS/2026-9223372036854775807")]
    [InlineData(" RE\u0000- ", 4, 2026, 7, "RE-2026-0007")]
    public void A_number_is_prefix_year_and_digits(string prefix, int width, int year, long number, string text) =>
        Assert.Equal(text, Series(prefix, width).Format(year, number));

    [Fact]
    public void Digits_are_those_of_the_Latin_script_in_every_culture()
    {
        var culture = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new("ar-SA");
        try { Assert.Equal("RE-2026-000041", Series("RE-", 6).Format(2026, 41)); }
        finally { Thread.CurrentThread.CurrentCulture = culture; }
    }

    [Theory]
    [InlineData("RE-", 2), InlineData("RE-", 13), InlineData("RE-", -1), InlineData("123456789012345678901", 6)]
    public void A_series_has_a_shape(string prefix, int width)
    {
        Refusal.Of("series.shape", () => Series(prefix, width));
        var series = Series("RE-", 6);
        Refusal.Of("series.shape", () => series.Shape(prefix, width));
        Assert.Equal(("RE-", 6), (series.Prefix, series.Width));
    }

    private static NumberSeries Series(string prefix, int width) => new(AnActor.Company, "Invoices", InvoiceDirection.Sales, InvoiceKind.Invoice, prefix, width);

    [Theory]
    [InlineData("RE-", "re-", true), InlineData("RE-", "RE", true), InlineData("", "-", true), InlineData("RE-", "RE-", true), InlineData("RE-", "RG-", false), InlineData("", "P-", false), InlineData("R", "RE", false)]
    public void Prefixes_that_people_read_as_the_same_print_alike(string one, string other, bool alike)
    {
        Assert.Equal(alike, NumberSeries.PrintAlike(one, other));
        Assert.Equal(alike, NumberSeries.PrintAlike(other, one));
    }

    [Theory]
    [InlineData(""), InlineData("   ")]
    public void A_series_has_a_name(string name) =>
        Refusal.Of("series.name", () => new NumberSeries(AnActor.Company, name, InvoiceDirection.Sales, InvoiceKind.Invoice, "A-", 6));
}
