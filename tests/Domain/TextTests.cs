using FsCheck.Fluent;
using InvoiceWeb.Tests.Domain.Invoices;

namespace InvoiceWeb.Tests.Domain;

public sealed class TextTests
{
    [Theory]
    [InlineData("DE 811 907 980", "DE811907980"), InlineData("dk 13 58 56 28", "dk13585628"), InlineData("FR 40 303265045", "FR40303265045"), InlineData("143/265/10273", "143/265/10273")]
    [InlineData("Kontor 24", "Kontor 24"), InlineData("Halle 7 Tor 1234567", "Halle 7 Tor 1234567"), InlineData("", ""), InlineData(null, null)]
    public void A_tax_id_with_spaces_is_one_word_to_search_for(string? typed, string? searched) => Assert.Equal(searched, Text.JoinedVatId(typed));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("   "), InlineData("\u0000\u0007\u001b"), InlineData("\t\r\n"), InlineData("\u00a0\u2003"), InlineData("\ufffe")]
    public void Nothing_is_left_of_nothing(string? typed)
    {
        Assert.Null(Text.Clean(typed));
        Assert.Null(Text.CleanLine(typed));
        Assert.Null(Text.NumberKey(typed));
        Assert.Empty(Text.SearchTerms(typed));
    }

    [Theory]
    [InlineData("  a  ", "a"), InlineData("a\tb", "a b"), InlineData("a\r\nb", "a b"), InlineData("a\rb", "a b"), InlineData("a\u2028b", "a b"), InlineData("a\u0085b", "a b")]
    [InlineData("a\u0000b", "ab"), InlineData("cafe\u0301", "café"), InlineData("<b>a</b>", "<b>a</b>")]
    public void A_line_is_one_line(string typed, string line) => Assert.Equal(line, Text.CleanLine(typed));

    [Fact]
    public void Cleaning_breaks_on_nothing_and_twice_is_once() => Always.Holds(SomeContent.AnyText, text =>
    {
        var clean = Text.Clean(text);
        Assert.Equal(clean, Text.Clean(clean));
        Assert.NotEqual("", clean);
        if (clean is null) return;
        Assert.True(clean.IsNormalized());
        Assert.DoesNotContain(clean, c => char.IsControl(c) && c != '\n');
        _ = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(clean);
    }, tests: 2_000);

    [Fact]
    public void Keys_and_terms_break_on_nothing_and_can_be_stored() => Always.Holds(SomeContent.AnyText, text =>
    {
        var strict = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true);
        _ = strict.GetBytes(Text.NumberKey(text) ?? "");
        Assert.All(Text.SearchTerms(text, new string('x', 39) + text), term =>
        {
            _ = strict.GetBytes(term);
            Assert.InRange(term.Length, 1, 40);
        });
        Assert.Matches("^[0-9a-f]*$", Text.SortKey(text));
    }, tests: 2_000);

    [Theory]
    [InlineData("inv-2026/041", "INV2026041"), InlineData("INV 2026 041", "INV2026041"), InlineData(" Inv.2026_041 ", "INV2026041")]
    [InlineData("ＩＮＶ２０２６", "INV2026"), InlineData("№ 7", "NO7"), InlineData("---", "---"), InlineData("R\u00e94", "RÉ4"), InlineData("Re\u03014", "RÉ4")]
    public void A_number_is_what_people_compare(string typed, string key) => Assert.Equal(key, Text.NumberKey(typed));

    [Theory]
    [InlineData("000123", "123")]
    [InlineData("1-23", "12-4")]
    public void Different_numbers_stay_different(string one, string other) => Assert.NotEqual(Text.NumberKey(one), Text.NumberKey(other));

    [Theory]
    [InlineData("Müller & Söhne GmbH", new[] { "muller", "sohne", "gmbh" })]
    [InlineData("CAFÉ café", new[] { "cafe" })]
    [InlineData("Ελληνικά", new[] { "ελληνικα" })]
    [InlineData("山田商事 株式会社", new[] { "山田商事", "株式会社" })]
    [InlineData("o'Neill-Smith", new[] { "o", "neill", "smith" })]
    [InlineData("ﬁnance ① ＡＢＣ", new[] { "finance", "1", "abc" })]
    [InlineData("'; DROP TABLE x;--%_", new[] { "drop", "table", "x" })]
    public void Search_terms_are_plain_words(string name, string[] terms) => Assert.Equal(terms, Text.SearchTerms(name));

    [Fact]
    public void A_long_word_is_cut_but_never_through_a_character()
    {
        Assert.Equal(40, Assert.Single(Text.SearchTerms(new string('a', 300))).Length);
        Assert.Equal(new string('a', 39), Assert.Single(Text.SearchTerms(new string('a', 39) + "𠮷")));
    }

    [Fact]
    public void Half_a_character_is_not_a_word()
    {
        Assert.Equal(["a"], Text.SearchTerms("a\ud83d"));
        Assert.Empty(Text.SearchTerms("\udc00"));
    }

    [Fact]
    public void Sort_keys_order_names_as_a_dictionary_does()
    {
        string[] sorted = ["Abel", "äbel & Co", "Acker", "Zeta", "Ωmega"];
        Assert.Equal(sorted, sorted.Reverse().OrderBy(Text.SortKey, StringComparer.Ordinal));
    }

    [Fact]
    public void Sort_keys_disregard_case_and_accents_and_have_a_limit()
    {
        Assert.Equal(Text.SortKey("müller"), Text.SortKey("MULLER"));
        Assert.InRange(Text.SortKey(new string('ß', 5_000)).Length, 1, 120);
    }
}
