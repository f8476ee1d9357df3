using FsCheck.Fluent;
using InvoiceWeb.Participants;

namespace InvoiceWeb.Tests.Domain.Participants;

public sealed class IbanTests
{
    /// <summary>Examples of the SWIFT IBAN registry.</summary>
    private static readonly string[] Official =
    [
        "DE89370400440532013000", "GB29NWBK60161331926819", "FR1420041010050500013M02606", "CH9300762011623852957", "NO9386011117947", "BE68539007547034",
        "NL91ABNA0417164300", "ES9121000418450200051332", "IT60X0542811101000000123456", "PL61109010140000071219812874", "MT84MALT011000012345MTLCAST001S", "SE4550000000058398257466",
        "LC55HEMM000100010012001200023015", "QA58DOHB00001234567890ABCDEFG",
    ];

    public static TheoryData<string> Examples => new(Official);

    [Theory, MemberData(nameof(Examples))]
    public void Official_examples_are_valid_also_in_small_letters_and_in_groups(string iban)
    {
        Assert.True(Iban.IsValid(iban));
        Assert.Equal(iban, Iban.Compact(Iban.Grouped(iban)));
        Assert.Equal(iban, Iban.Compact($"  {iban.ToLowerInvariant()}\t"));
        Assert.Equal(iban, Iban.Compact(Iban.Grouped(iban).Replace(' ', '\u00a0')));
    }

    [Fact] public void An_IBAN_is_printed_in_groups_of_four() => Assert.Equal("NO93 8601 1117 947", Iban.Grouped("NO9386011117947"));

    [Theory, MemberData(nameof(Examples))]
    public void One_wrong_digit_is_always_found(string iban)
    {
        for (var at = 2; at < iban.Length; at++)
            for (var digit = '0'; digit <= '9'; digit++)
                if (char.IsAsciiDigit(iban[at]) && digit != iban[at]) Assert.False(Iban.IsValid(iban[..at] + digit + iban[(at + 1)..]), $"{iban} with {digit} at {at}");
    }

    [Theory, MemberData(nameof(Examples))]
    public void Two_neighbours_changed_over_are_always_found(string iban)
    {
        for (var at = 4; at + 1 < iban.Length; at++)
            if (iban[at] != iban[at + 1]) Assert.False(Iban.IsValid(iban[..at] + iban[at + 1] + iban[at] + iban[(at + 2)..]));
    }

    [Theory]
    [InlineData(""), InlineData("DE"), InlineData("DE89"), InlineData("DE8937040044053201300"), InlineData("89DE370400440532013000"), InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("DE８９370400440532013000"), InlineData("DE89370400440532013000DE89370400440532013000"), InlineData("DE89-3704-0044-0532-0130-00"), InlineData("ÄÖ89370400440532013000")]
    public void What_has_not_the_shape_is_not_valid(string text) => Assert.False(Iban.IsValid(text));

    /// <summary>Letters in the place of the check digits can satisfy the arithmetic; found by search.</summary>
    [Fact]
    public void Check_digits_are_digits() => Assert.DoesNotContain(
        from a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" from b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" select $"DE{a}{b}370400440532013000", Iban.IsValid);

    [Fact]
    public void No_text_breaks_the_check() => Always.Holds(
        from head in Gen.Elements("", "DE89", "DE89370400440532013000") from tail in Invoices.SomeContent.AnyText select head + tail,
        text => Iban.IsValid(Iban.Compact(text) ?? ""));
}
