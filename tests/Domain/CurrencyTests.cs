using FsCheck.Fluent;
using InvoiceWeb.Tests.Domain.Invoices;

namespace InvoiceWeb.Tests.Domain;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("JPY", 0), InlineData("KRW", 0), InlineData("ISK", 0), InlineData("CLP", 0), InlineData("VND", 0), InlineData("XOF", 0)]
    [InlineData("EUR", 2), InlineData("USD", 2), InlineData("HUF", 2), InlineData("CHF", 2), InlineData("MGA", 2)]
    [InlineData("KWD", 3), InlineData("BHD", 3), InlineData("TND", 3), InlineData("IQD", 3), InlineData("JOD", 3), InlineData("LYD", 3), InlineData("OMR", 3)]
    public void Minor_units_are_those_of_ISO_4217(string code, int minorUnits) => Assert.Equal(minorUnits, Currency.Of(code).MinorUnits);

    [Theory]
    [InlineData("XCG"), InlineData("VED"), InlineData("SVC")]
    public void Currencies_that_are_easily_forgotten_are_known(string code) => Assert.Equal(2, Currency.Of(code).MinorUnits);

    [Theory]
    [InlineData("eur"), InlineData(""), InlineData("EURO"), InlineData("XXX"), InlineData("€"), InlineData("EUR "), InlineData("ＥＵＲ"), InlineData("'; DROP TABLE")]
    public void Anything_but_a_code_is_refused(string code)
    {
        Assert.Null(Currency.Find(code));
        Assert.Equal("Currency", Refusal.Of("currency.unknown", () => Currency.Of(code)).Field);
    }

    [Fact] public void Nothing_is_not_a_currency() => Assert.Null(Currency.Find(null));

    [Fact]
    public void Each_code_appears_once_and_finds_itself()
    {
        Assert.Equal(Currency.All.Count, Currency.All.Select(c => c.Code).Distinct().Count());
        Assert.All(Currency.All, c => Assert.Same(c, Currency.Of(c.Code)));
        Assert.All(Currency.All, c => Assert.Matches("^[A-Z]{3}$", c.Code));
    }

    [Theory]
    [InlineData("EUR", "0.005", "0.01"), InlineData("EUR", "-0.005", "-0.01"), InlineData("EUR", "0.0049999", "0.00")]
    [InlineData("EUR", "2.675", "2.68"), InlineData("EUR", "-2.675", "-2.68"), InlineData("EUR", "1.125", "1.13"), InlineData("EUR", "-1.125", "-1.13")]
    [InlineData("JPY", "0.5", "1"), InlineData("JPY", "-0.5", "-1"), InlineData("JPY", "1.5", "2"), InlineData("JPY", "2.5", "3"), InlineData("JPY", "2.4999", "2")]
    [InlineData("KWD", "0.0005", "0.001"), InlineData("KWD", "-0.0005", "-0.001"), InlineData("KWD", "1.2344", "1.234")]
    public void Ties_are_rounded_away_from_zero(string code, string amount, string rounded) =>
        Assert.Equal(Invariant(rounded), Currency.Of(code).Round(Invariant(amount)));

    [Fact]
    public void Rounding_mirrors_at_zero_stays_within_half_a_unit_and_does_nothing_twice() => Always.Holds(
        from currency in SomeContent.Currencies from amount in SomeContent.Amounts select (currency, amount),
        given =>
        {
            var rounded = given.currency.Round(given.amount);
            Assert.Equal(-rounded, given.currency.Round(-given.amount));
            Assert.Equal(rounded, given.currency.Round(rounded));
            Assert.True(given.currency.IsExact(rounded));
            Assert.True(Math.Abs(rounded - given.amount) <= given.currency.FromMinorUnits(1) / 2);
        });

    [Theory]
    [InlineData("EUR", "12.34", 1234), InlineData("EUR", "-0.01", -1), InlineData("EUR", "12.3400", 1234), InlineData("JPY", "1000", 1000), InlineData("KWD", "1.001", 1001)]
    public void Minor_units_are_whole_numbers(string code, string amount, long units)
    {
        Assert.Equal(units, Currency.Of(code).ToMinorUnits(Invariant(amount)));
        Assert.Equal(Invariant(amount), Currency.Of(code).FromMinorUnits(units));
    }

    [Theory]
    [InlineData("EUR", "0.001"), InlineData("JPY", "0.1"), InlineData("KWD", "0.0001")]
    public void What_is_finer_than_the_minor_unit_is_no_amount(string code, string amount)
    {
        Assert.False(Currency.Of(code).IsExact(Invariant(amount)));
        Assert.Throws<ArgumentException>(() => Currency.Of(code).ToMinorUnits(Invariant(amount)));
    }

    [Fact]
    public void Minor_units_come_back_as_the_same_amount() => Always.Holds(
        from currency in SomeContent.Currencies from units in Gen.Choose(int.MinValue, int.MaxValue) select (currency, units: units * 1_000L),
        given => Assert.Equal(given.units, given.currency.ToMinorUnits(given.currency.FromMinorUnits(given.units))));

    [Fact]
    public void Minor_units_that_do_not_fit_are_never_cut_silently() =>
        Assert.Throws<OverflowException>(() => Currency.Of("EUR").ToMinorUnits(1_000_000_000_000_000_000m));

    private static decimal Invariant(string number) => decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
}
