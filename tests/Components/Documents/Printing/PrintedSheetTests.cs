using System.Text;
using System.Text.RegularExpressions;
using InvoiceWeb.Documents;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Documents.Printing;

/// <summary>One sheet on paper: where things stand, which letters it carries, and what a screen reader is told.</summary>
[Collection(nameof(PrintShop))]
public sealed class PrintedSheetTests(PrintShop shop)
{
    private const int MostBytes = 75_000;

    [Fact]
    public async Task The_address_stands_in_the_window_of_an_envelope()
    {
        var words = await (await shop.PrintAsync(Samples.German(Samples.Simple), "window")).WordsAsync(1);
        foreach (var word in (string[])["Hafenkontor", "Sandtorkai", "20457", "Hamburg"])
        {
            var at = words.First(w => w.Text == word);
            Assert.InRange(at.Left, 25 - 0.5, 105);
            Assert.InRange(at.Top, 45 + 17.7, 90);
            Assert.InRange(at.Bottom, 45 + 17.7, 90);
        }
        Assert.InRange(words.First(w => w is { Text: "Lindenstraße", Top: > 45 }).Top, 45, 45 + 17.7);
        Assert.InRange(words.First(w => w.Text == "RE-2026-000041").Top, 90, 110);
    }

    [Fact]
    public async Task A_simple_invoice_is_small_and_carries_its_letters_as_fonts()
    {
        var pdf = await shop.PrintAsync(Samples.German(Samples.Simple), "size");
        Assert.InRange(pdf.Content.Length, 10_000, MostBytes);
        var fonts = (await pdf.FontsAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.Equal(2, fonts.Count);
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+Inter-(Regular|SemiBold) +CID TrueType +Identity-H +yes yes yes ", font));
    }

    [Theory]
    [InlineData("استشارات قانونية", "NotoSansArabic"), InlineData("ייעוץ משפטי", "NotoSansHebrew"), InlineData("法律咨询", "Type 3"), InlineData("法律相談サービス", "Type 3")]
    [InlineData("법률 상담", "Type 3"), InlineData("Νομικές συμβουλές", "Inter"), InlineData("Юридическая", "Inter"), InlineData("👋 ✅", "Type 3"), InlineData("ที่ปรึกษา", "NotoSansThai")]
    public async Task Every_script_has_a_font_that_is_embedded_and_can_be_searched(string text, string font)
    {
        var pdf = await shop.PrintAsync(ADocument.Of(AnInvoice.Issued().Of(AnInvoice.Line(100) with { Description = text })), "script");
        var fonts = (await pdf.FontsAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.Contains(fonts, f => f.Contains(font, StringComparison.Ordinal));
        Assert.All(fonts, f => Assert.Matches(@" yes (yes|no ) yes ", f));
        Assert.DoesNotContain(fonts, f => f.Contains("DejaVu", StringComparison.Ordinal) || f.Contains("LastResort", StringComparison.Ordinal));
        Assert.Contains(text.EnumerateRunes().First(r => r.Value > 127 && r.Value < 0x10000 || r.Value > 0x1F000).ToString(), string.Concat(await pdf.TextAsync()).Normalize(NormalizationForm.FormKC), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screen_reader_gets_title_language_headings_and_tables_in_order()
    {
        var logo = new DocumentLogo(Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAFUlEQVR42mPgL5NhIBKAmIGBgQEAFpQBHk1nEbUAAAAASUVORK5CYII="), "image/png");
        var pdf = await shop.PrintAsync(Samples.German(Samples.WithLines(40)) with { Logo = logo }, "tagged");
        var info = await pdf.InfoAsync();
        Assert.Matches(@"Title: +Rechnung RE-2026-000041", info);
        Assert.Matches(@"Tagged: +yes", info);
        var raw = Encoding.Latin1.GetString(pdf.Content);
        Assert.Contains("/Lang (de)", raw, StringComparison.Ordinal);
        Assert.Matches(@"/Alt (\(Studio L|<FEFF)", raw);

        var told = await pdf.StructureAsync();
        Assert.Matches(@"Figure[\s\S]*H1[\s\S]*""Rechnung ""[\s\S]*Table[\s\S]*Leistung 1[\s\S]*Übertrag[\s\S]*Zahlbetrag[\s\S]*H2[\s\S]*Zahlung", told);
        Assert.Matches(@"TH[\s\S]{0,80}/Scope /Column", told);
        Assert.Matches(@"/Scope /Row", told);
        // What decorates, and what is repeated in the margins, is told to nobody.
        Assert.DoesNotContain("Seite 1", told, StringComparison.Ordinal);
        Assert.DoesNotContain("HRB", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DocumentStatus.Draft, "Entwurf"), InlineData(DocumentStatus.Void, "Storniert")]
    public async Task What_is_not_valid_says_so_on_each_page_and_once_to_screen_readers(DocumentStatus status, string mark)
    {
        var lines = Enumerable.Range(1, 40).Select(i => Samples.Line($"Leistung {i}", 1, 10, "HUR")).ToArray();
        var pdf = await shop.PrintAsync(Samples.German(AnInvoice.In(status).Of(lines)), $"marked-{status}");
        Assert.All(await pdf.TextAsync(), page => Assert.Contains($"{mark} · Seite", page, StringComparison.Ordinal));
        Assert.Single(Regex.Matches(await pdf.StructureAsync(), mark.ToUpperInvariant()));
    }

    [Fact]
    public async Task Foreign_text_can_do_nothing_in_the_printer()
    {
        const string attack = "<script>document.title='x'</script><img src='https://example.invalid/x'><style>*{display:none}</style>";
        var pdf = await shop.PrintAsync(ADocument.Of(AnInvoice.Issued().Of(AnInvoice.Line(1) with { Description = attack })) with { LegalFooter = "\"; } * { display: none } /*" }, "attack");
        Assert.Contains("<script>", string.Concat(await pdf.TextAsync()), StringComparison.Ordinal);
        Assert.Contains("display: none }", string.Concat(await pdf.TextAsync()), StringComparison.Ordinal);
        Assert.Matches(@"Title: +Invoice RE-2026-000041", await pdf.InfoAsync());
    }
}
