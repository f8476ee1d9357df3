using System.Globalization;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Tests.Components.Ui;

public sealed class NumberTextTests
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    [Theory]
    [InlineData("1.234,50", "1234.50"), InlineData("1,234.50", "1234.50"), InlineData("1234.5", "1234.5"), InlineData("1234,5", "1234.5")]
    [InlineData("0,5", "0.5"), InlineData("0.5", "0.5"), InlineData(".5", "0.5"), InlineData(",5", "0.5"), InlineData("5.", "5"), InlineData("-3", "-3"), InlineData("−3", "-3"), InlineData("+3", "3")]
    [InlineData("0", "0"), InlineData("007", "7"), InlineData(" 12 ", "12"), InlineData("1 234,5", "1234.5"), InlineData("1\u00a0234,5", "1234.5"), InlineData("1\u202f234,5", "1234.5"), InlineData("1'234.50", "1234.50"), InlineData("1’234.50", "1234.50")]
    [InlineData("1.234.567", "1234567"), InlineData("1,234,567", "1234567"), InlineData("1.234.567,89", "1234567.89"), InlineData("1,234,567.89", "1234567.89"), InlineData("12,34,567.89", "1234567.89")]
    [InlineData("-1.234,50", "-1234.50"), InlineData("-1,234.50", "-1234.50"), InlineData("0.125", "0.125"), InlineData("0,125", "0.125"), InlineData("-0.125", "-0.125")]
    [InlineData("1234.567", "1234.567"), InlineData("1234,567", "1234.567"), InlineData("1.2345", "1.2345"), InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Typed_forms_mean_the_same_everywhere(string typed, string meant)
    {
        var value = decimal.Parse(meant, CultureInfo.InvariantCulture);
        Assert.Equal(value, NumberText.Parse(typed, British));
        Assert.Equal(value, NumberText.Parse(typed, German));
    }

    [Theory]
    [InlineData("1,234", "1234", "1.234"), InlineData("1.234", "1.234", "1234"), InlineData("12.345", "12.345", "12345"), InlineData("-1,234", "-1234", "-1.234"), InlineData("123,456", "123456", "123.456")]
    public void One_sign_before_three_digits_is_what_it_is_at_home(string typed, string british, string german)
    {
        Assert.Equal(decimal.Parse(british, CultureInfo.InvariantCulture), NumberText.Parse(typed, British));
        Assert.Equal(decimal.Parse(german, CultureInfo.InvariantCulture), NumberText.Parse(typed, German));
    }

    [Theory]
    [InlineData(""), InlineData("   "), InlineData(null), InlineData("-"), InlineData("."), InlineData("abc"), InlineData("12x"), InlineData("1e5"), InlineData("--3"), InlineData("3-"), InlineData("€5"), InlineData("5%")]
    [InlineData("1.2.3"), InlineData("12.10.2026"), InlineData("1,2.5"), InlineData("1,23.4"), InlineData("1.234.50"), InlineData("1,234.567.890"), InlineData("1..5"), InlineData("0x10"), InlineData("NaN"), InlineData("∞")]
    [InlineData("79228162514264337593543950336"), InlineData("١٢٣"), InlineData("1.234,50,20"), InlineData("'")]
    public void Anything_else_is_no_number(string? typed)
    {
        Assert.Null(NumberText.Parse(typed, British));
        Assert.Null(NumberText.Parse(typed, German));
    }

    [Theory]
    [InlineData("en-GB", "1234.5", 2, "1234.50"), InlineData("de-DE", "1234.5", 2, "1234,50"), InlineData("de-DE", "0.125", 2, "0,125"), InlineData("en-GB", "5", 0, "5"), InlineData("en-GB", "-3.10", 0, "-3.1"), InlineData("en-GB", "0.00000001", 2, "0.00000001")]
    public void A_number_is_shown_with_its_places_and_no_idle_zeros(string culture, string value, int places, string shown) =>
        Assert.Equal(shown, NumberText.Format(decimal.Parse(value, CultureInfo.InvariantCulture), CultureInfo.GetCultureInfo(culture), places));

    [Theory]
    [InlineData("1,250", "1,250.00", "1,25"), InlineData("1.250", "1.25", "1.250,00"), InlineData("-12,345", "-12,345.00", "-12,345")]
    [InlineData("86,40", "86.40", null), InlineData("86.40", null, "86,40"), InlineData("1.234,50", "1,234.50", null), InlineData("1,234.50", null, "1.234,50")]
    [InlineData("1.234.567", "1,234,567.00", null), InlineData("1,234,567", null, "1.234.567,00"), InlineData("1234,567", "1,234.567", null), InlineData("0,125", "0.125", null)]
    [InlineData("1250", null, null), InlineData("1 250", null, null), InlineData("1'250", null, null), InlineData("1,2,3", null, null), InlineData("abc", null, null), InlineData("", null, null), InlineData(null, null, null)]
    public void What_could_be_another_number_elsewhere_is_said_as_it_was_read(string? typed, string? british, string? german)
    {
        Assert.Equal(british, NumberText.Reading(typed, British, places: 2));
        Assert.Equal(german, NumberText.Reading(typed, German, places: 2));
    }

    [Fact]
    public void Three_digits_are_plain_where_the_currency_has_three_places()
    {
        Assert.Null(NumberText.Reading("119.005", British, places: 3));
        Assert.Equal("119,005.000", NumberText.Reading("119,005", British, places: 3));
    }

    [Fact]
    public void Without_places_it_is_said_without_the_sign_that_makes_it_unclear()
    {
        Assert.Equal("1250", NumberText.Reading("1,250", British));
        Assert.Equal("1.25", NumberText.Reading("1.250", British));
    }

    [Theory]
    [InlineData("en-GB"), InlineData("en-US"), InlineData("de-DE"), InlineData("de-AT"), InlineData("de-CH")]
    public void What_is_shown_can_be_read_again(string name)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        Assert.All([0m, 0.5m, 1.234m, 12.345m, 123.456m, 1234.567m, 1_000_000m, -1.234m, 0.12345678m], value => Assert.Equal(value, NumberText.Parse(NumberText.Format(value, culture, 2), culture)));
    }
}
