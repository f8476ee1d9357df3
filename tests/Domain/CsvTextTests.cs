using System.Text;

namespace InvoiceWeb.Tests.Domain;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("plain", "plain"), InlineData(null, ""), InlineData("a,b", "\"a,b\""), InlineData("say \"no\"", "\"say \"\"no\"\"\""), InlineData("two\nlines", "\"two\nlines\""), InlineData("a;b", "\"a;b\"")]
    [InlineData("=1+1", "'=1+1"), InlineData("+1", "'+1"), InlineData("-1", "'-1"), InlineData("@SUM(A1)", "'@SUM(A1)"), InlineData("  =1", "'  =1"), InlineData("\t=1", "\"'\t=1\""), InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("=cmd|' /C calc'!A0,x", "\"'=cmd|' /C calc'!A0,x\""), InlineData("a=b", "a=b"), InlineData("2026-000001", "2026-000001")]
    public void A_cell_is_quoted_where_it_must_be_and_never_a_formula(string? value, string cell) => Assert.Equal(cell, CsvText.Cell(value));

    [Fact]
    public void Rows_end_as_RFC_4180_says_and_begin_with_the_mark_of_UTF_8()
    {
        var bytes = CsvText.Encode([["ä", "b"], ["1", null]]);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal("ä,b\r\n1,\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }
}
