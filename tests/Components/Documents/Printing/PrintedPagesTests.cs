using System.Globalization;
using System.Text.RegularExpressions;
using InvoiceWeb.Documents;

namespace InvoiceWeb.Tests.Components.Documents.Printing;

/// <summary>Documents of many pages, as pdftotext reads them.</summary>
[Collection(nameof(PrintShop))]
public sealed partial class PrintedPagesTests(PrintShop shop)
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    [Theory]
    [InlineData(17), InlineData(60), InlineData(200)]
    public async Task Sums_are_carried_over_from_page_to_page_and_add_up(int lines)
    {
        var document = Samples.German(Samples.WithLines(lines));
        var pages = await (await shop.PrintAsync(document, $"carried-{lines}")).TextAsync();
        var sum = 0m;
        for (var i = 0; i < pages.Count; i++)
        {
            if (i > 0) Assert.Equal(sum, Figure(BroughtForward().Match(pages[i])));
            sum += LineAmount().Matches(pages[i]).Sum(Figure);
            if (i < pages.Count - 1) Assert.Equal(sum, Figure(CarriedOver().Match(pages[i])));
            else Assert.DoesNotMatch(CarriedOver(), pages[i]);
        }
        Assert.Equal(document.Totals.LineTotal, sum);
        Assert.True(pages.Count > 1);
    }

    [Fact]
    public async Task Each_page_has_the_headings_its_number_the_invoices_and_the_legal_footer()
    {
        var pages = await (await shop.PrintAsync(Samples.German(Samples.WithLines(120)), "headings")).TextAsync();
        Assert.All(pages.Index(), page =>
        {
            Assert.Matches(@"Pos\. +Beschreibung +Menge +Preis +USt\. +Betrag EUR", page.Item);
            Assert.Contains("Rechnung RE-2026-000041", page.Item, StringComparison.Ordinal);
            Assert.Contains($"Seite {page.Index + 1} von {pages.Count}", page.Item, StringComparison.Ordinal);
            Assert.Contains("HRB 123456 B", page.Item, StringComparison.Ordinal);
        });
    }

    /// <summary>With the plan off by a row, a page would hold hardly anything; each but the last is filled.</summary>
    [Theory]
    [InlineData(13), InlineData(14), InlineData(15), InlineData(16), InlineData(18)]
    public async Task The_totals_never_stand_without_a_line(int lines)
    {
        var pages = await (await shop.PrintAsync(Samples.German(Samples.WithLines(lines, 1000)), $"totals-{lines}")).TextAsync();
        var withTotals = pages.Single(p => p.Contains("Zahlbetrag", StringComparison.Ordinal));
        Assert.NotEmpty(LineAmount().Matches(withTotals));
        Assert.Contains("Zahlung", withTotals, StringComparison.Ordinal);
        Assert.InRange(pages.Count, 1, 2);
    }

    [Fact]
    public async Task A_line_longer_than_a_page_runs_on_and_the_sums_still_fit()
    {
        var text = string.Join('\n', Enumerable.Range(1, 110).Select(i => $"Zeile {i}"));
        var document = Samples.German(Builders.AnInvoice.Issued().Of(Samples.Line("Erste Leistung", 1, 100, "HUR"), Samples.Line(text, 1, 500, "HUR"), Samples.Line("Letzte Leistung", 1, 10, "HUR")));
        var pages = await (await shop.PrintAsync(document, "tall")).TextAsync();
        Assert.Equal(4, pages.Count);
        Assert.Equal(100, Figure(BroughtForward().Match(pages[1])));
        Assert.Contains("Zeile 1\n", pages[1].Replace("  ", "", StringComparison.Ordinal).Replace("1 Std", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Zeile 110", pages[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_invoice_is_the_same_bytes_whatever_was_printed_between()
    {
        var first = await shop.PrintAsync(Samples.German(Samples.WithLines(60)), "same-1");
        await shop.PrintAsync(ADocument.Of(Builders.AnInvoice.Issued()), "between");
        var second = await shop.PrintAsync(Samples.German(Samples.WithLines(60)), "same-2");
        Assert.Equal(Undated(first), Undated(second));
    }

    private static string Undated(PrintedPdf pdf) => Moment().Replace(System.Text.Encoding.Latin1.GetString(pdf.Content), "");

    private static decimal Figure(Match match)
    {
        Assert.True(match.Success);
        return decimal.Parse(match.Groups[1].Value, German);
    }

    [GeneratedRegex(@"^ *\d+ +Leistung.* 19\s% +([\d.]+,\d\d)\r?$", RegexOptions.Multiline)]
    private static partial Regex LineAmount();

    [GeneratedRegex(@"^ *Übertrag +([\d.]+,\d\d)\r?$", RegexOptions.Multiline)]
    private static partial Regex CarriedOver();

    [GeneratedRegex(@"^ *Übertrag von der vorigen Seite +([\d.]+,\d\d)\r?$", RegexOptions.Multiline)]
    private static partial Regex BroughtForward();

    [GeneratedRegex(@"D:\d{14}")]
    private static partial Regex Moment();
}
