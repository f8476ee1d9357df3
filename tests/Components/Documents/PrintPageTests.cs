using System.Text.RegularExpressions;
using Bunit;
using InvoiceWeb.Documents;
using InvoiceWeb.Documents.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Documents;

public sealed partial class PrintPageTests : View
{
    private string Markup(string supplierNumber) => Show<PrintPage>(p => p
        .Add(s => s.Document, ADocument.Of(AnInvoice.Issued().Bought()) with { Number = null, SupplierNumber = supplierNumber }).Add(s => s.Plan, PagePlan.OnePage).Add(s => s.Styles, ".sheet{}")).Markup;

    [GeneratedRegex("@bottom-right \\{ content: \"(?<text>.*?)\\\\A Page ", RegexOptions.Singleline)]
    private static partial Regex Footer();

    [Theory]
    [InlineData("\"; } body{display:none}"), InlineData("</style><script>alert(1)</script>"), InlineData("\\\"; } * { background: url(https://example.org) }"), InlineData("*/ } @import 'x'; /*"), InlineData("a\nb\r\fc")]
    public void A_suppliers_number_cannot_leave_its_string(string number)
    {
        var footer = Footer().Match(Markup(number));
        Assert.True(footer.Success);
        Assert.Matches(@"^([\p{L}\p{Nd} .-]|\\[0-9a-f]{1,4} )*$", footer.Groups["text"].Value);
        Assert.Equal($"Purchase invoice {number}", Unescaped(footer.Groups["text"].Value));
    }

    [Fact]
    public void Nothing_but_the_page_rules_ends_the_style_element()
    {
        var markup = Markup("</style><script>alert(1)</script>");
        Assert.Single(Regex.Matches(markup, "</style"));
        Assert.DoesNotContain("<script", markup, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("display:none}", Markup("\"; } body{display:none}").Split("<body")[0].Split("</title>")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_ordinary_number_is_printed_as_it_is() => Assert.Equal("Purchase invoice RE-2026.41 Ä", Footer().Match(Markup("RE-2026.41 Ä")).Groups["text"].Value);

    private static string Unescaped(string css) => EscapeSequence().Replace(css, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());

    [GeneratedRegex(@"\\([0-9a-f]{1,4}) ")]
    private static partial Regex EscapeSequence();
}
