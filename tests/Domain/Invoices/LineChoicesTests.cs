using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Invoices;

public sealed class LineChoicesTests
{
    private static readonly CodeList Accounts = new(LedgerCodeKind.Account, [new("4300", "Revenue, reduced rate"), new("4400", "Revenue, standard rate"), new("6340", "Freight out")], IsOnly: true);

    [Fact]
    public void Codes_are_suggested_by_their_beginning_and_by_words_of_the_name()
    {
        Assert.Equal(["4300", "4400"], Accounts.Suggest("4").Select(c => c.Code));
        Assert.Equal(["6340"], Accounts.Suggest("FREIGHT").Select(c => c.Code));
        Assert.Equal(3, Accounts.Suggest(" ").Count);
        Assert.Empty(Accounts.Suggest("nothing like it"));
    }

    [Fact]
    public void A_code_is_unknown_only_where_there_is_a_list()
    {
        Assert.Equal((false, true, false), (Accounts.IsUnknown(" 4400 "), Accounts.IsUnknown("4401"), Accounts.IsUnknown(null)));
        Assert.False(LineChoices.None.Accounts.IsUnknown("4401"));
        Assert.Equal("Freight out", Accounts.Find("6340")!.Name);
    }

    [Fact]
    public void Rates_are_those_of_the_day_the_highest_first()
    {
        OfferedVatRate Rate(decimal rate, DateOnly? from, DateOnly? to, VatCategory category = VatCategory.Standard) => new(AnActor.Company, Guid.CreateVersion7(), new(category, rate, "Rate", from, to));
        var choices = LineChoices.None with { Rates = [Rate(7, null, null), Rate(19, null, new(2020, 6, 30)), Rate(16, new(2020, 7, 1), new(2020, 12, 31)), Rate(0, null, null, VatCategory.Exempt)] };
        Assert.Equal([19m, 7m], choices.RatesOn(new(2020, 6, 30)).Select(r => r.Rate));
        Assert.Equal(16, choices.StandardRateOn(new(2020, 7, 1), otherwise: 99));
        Assert.Equal((true, false, false), (choices.IsOffered(7, new(2021, 1, 1)), choices.IsOffered(19, new(2021, 1, 1)), choices.IsOffered(16, new(2021, 1, 1))));
        Assert.Equal((99m, true), (LineChoices.None.StandardRateOn(new(2021, 1, 1), 99), LineChoices.None.IsOffered(3, new(2021, 1, 1))));
    }

    [Theory]
    [InlineData(VatCategory.Standard, 0, "A", "vat-rate.range"), InlineData(VatCategory.Standard, 101, "A", "vat-rate.range"), InlineData(VatCategory.Exempt, 7, "A", "vat-rate.none")]
    [InlineData(VatCategory.Standard, 7.12345, "A", "invoice.percentage-too-fine"), InlineData(VatCategory.Standard, 7, " ", "vat-rate.label")]
    public void A_rate_that_cannot_be_is_refused(VatCategory category, double rate, string label, string code) =>
        Assert.Equal(code, Assert.Single(ListRules.Check(new(category, (decimal)rate, label, null, null))).Code);

    [Fact]
    public void Two_pasted_columns_are_read_and_a_line_that_is_none_is_named()
    {
        Assert.Equal([("1", "One"), ("2", "Two \"2\"; b")], PastedCodes.Read("1\tOne\tmore\r\n\n2;\"Two \"\"2\"\"; b\""));
        Assert.Contains("Line 2", Refusal.Of("ledger-code.line", () => PastedCodes.Read("1\tOne\nonly one")).Message, StringComparison.Ordinal);
        Refusal.Of("ledger-code.line", () => PastedCodes.Read("\tname without code"));
        Refusal.Of("ledger-code.nothing-pasted", () => PastedCodes.Read(" \n "));
    }
}
