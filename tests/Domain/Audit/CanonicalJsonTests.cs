using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using InvoiceWeb.Audit;
using InvoiceWeb.Tests.Domain.Invoices;

namespace InvoiceWeb.Tests.Domain.Audit;

public sealed class CanonicalJsonTests
{
    /// <summary>The example of RFC 8785, section 3.2.3: an emoji (U+1F600) sorts before U+FB33, because UTF-16 code units decide.</summary>
    [Fact]
    public void Members_are_sorted_by_UTF16_code_units() => Assert.Equal(
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"\U0001F600\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
        Canonical("""
            {
              "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """));

    [Fact]
    public void Inner_objects_are_sorted_too_and_arrays_keep_their_order() =>
        Assert.Equal("""{"a":[{"x":1,"y":2},[3,1,2]],"b":{}}""", Canonical("""{ "b": {}, "a": [ {"y":2,"x":1}, [3, 1, 2] ] }"""));

    [Fact]
    public void Only_what_must_be_escaped_is_escaped_and_in_the_shortest_way() => Assert.Equal(
        "\"\\b\\t\\n\\f\\r\\\"\\\\\\u0000\\u001f\u007f/<>&'é€\U0001F600\"",
        CanonicalJson.Write(JsonValue.Create("\b\t\n\f\r\"\\\u0000\u001f\u007f/<>&'é€\U0001F600")));

    [Theory]
    [InlineData("null"), InlineData("true"), InlineData("false"), InlineData("0"), InlineData("-1"), InlineData("9007199254740992"), InlineData("[]"), InlineData("{}"), InlineData("\"\"")]
    public void Literals_and_whole_numbers_stay_as_they_are(string json) => Assert.Equal(json, Canonical(json));

    [Fact] public void Minus_zero_is_zero() => Assert.Equal("0", Canonical("-0"));

    [Theory]
    [InlineData("1.5"), InlineData("1e3"), InlineData("9007199254740993"), InlineData("-9223372036854775808"), InlineData("1e400")]
    public void Numbers_that_could_be_spelled_in_two_ways_are_refused(string json) => Assert.Throws<NotSupportedException>(() => Canonical(json));

    [Fact]
    public void Half_a_character_is_refused_because_its_bytes_would_be_those_of_another_text()
    {
        Assert.ThrowsAny<ArgumentException>(() => CanonicalJson.Write(JsonValue.Create("a\ud83d")));
        Assert.ThrowsAny<ArgumentException>(() => CanonicalJson.Write(new JsonObject { ["\udc00"] = 1 }));
    }

    [Fact]
    public void What_was_canonical_stays_the_same_and_reads_back_as_the_same_text() => Always.Holds(
        SomeContent.AnyText.Select(text => Text.Clean(text) ?? ""),
        text =>
        {
            var json = CanonicalJson.Write(new JsonObject { ["z"] = text, ["a"] = new JsonArray(text) });
            Assert.Equal(json, Canonical(json));
            Assert.Equal(text, JsonNode.Parse(json)!["z"]!.GetValue<string>());
        });

    [Theory]
    [InlineData("1.50", "1.5"), InlineData("1.5000", "1.5"), InlineData("1.00", "1"), InlineData("0.00", "0"), InlineData("-0.00", "0"), InlineData("-1.10", "-1.1")]
    [InlineData("100", "100"), InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001"), InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Decimals_are_written_without_trailing_zeros(string typed, string written) =>
        Assert.Equal(written, CanonicalJson.Number(decimal.Parse(typed, CultureInfo.InvariantCulture)));

    [Fact]
    public void The_same_number_is_always_written_in_the_same_way() => Always.Holds(SomeContent.AnyDecimal, number =>
    {
        var written = CanonicalJson.Number(number);
        Assert.Equal(number, decimal.Parse(written, CultureInfo.InvariantCulture));
        Assert.DoesNotMatch(@"\.\d*0$|\.$|E|^-0$", written);
        if (Math.Abs(number) < 1_000_000) Assert.Equal(written, CanonicalJson.Number(decimal.Round(number, 20) == number ? number * 1.0000m : number));
    });

    [Fact]
    public void Moments_are_written_in_UTC_with_microseconds()
    {
        Assert.Equal("2026-03-16T11:00:00.123456Z", CanonicalJson.Moment(new DateTimeOffset(2026, 3, 16, 12, 0, 0, TimeSpan.FromHours(1)).AddTicks(1_234_569)));
        Assert.Equal("2026-03-16T12:00:00.000000Z", CanonicalJson.Moment(Builders.Moments.Noon));
    }

    private static string Canonical(string json) => CanonicalJson.Write(JsonNode.Parse(json));
}
