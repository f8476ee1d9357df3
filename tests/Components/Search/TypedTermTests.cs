using System.Globalization;
using InvoiceWeb.Search.Pages;

namespace InvoiceWeb.Tests.Components.Search;

public sealed class TypedTermTests
{
    [Theory]
    [InlineData("1190", "1190", null), InlineData("1.190,00 €", "1190", "EUR"), InlineData("EUR 1,190.00", "1190", "EUR"), InlineData("1190 usd", "1190", "USD"), InlineData("£12.50", "12.5", "GBP")]
    [InlineData("1'190.50", "1190.5", null), InlineData("1 190,5", "1190.5", null), InlineData("RE-2026-1", "", null), InlineData("Müller EUR", "", null), InlineData("", "", null)]
    public void An_amount_is_read_in_any_usual_spelling(string typed, string amounts, string? currency)
    {
        var term = TypedTerm.Read(typed);
        Assert.Equal((amounts, currency), (string.Join(' ', term.Amounts.Select(a => a.ToString("0.##", CultureInfo.InvariantCulture))), term.Currency));
    }

    [Fact]
    public void What_two_readers_read_differently_is_both()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        Assert.Equal([1190m, 1.19m], TypedTerm.Read("1,190").Amounts);
        Assert.Equal([1.19m, 1190m], TypedTerm.Read("1.190").Amounts);
        Assert.Equal([1.19m], TypedTerm.Read("1.19").Amounts);
    }
}
