using InvoiceWeb.Files;

namespace InvoiceWeb.Tests.Domain.Files;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("invoice.pdf", "invoice.pdf"), InlineData("INVOICE.PDF", "INVOICE.PDF"), InlineData("Rechnung Nr. 5 – Müller.pdf", "Rechnung Nr. 5 – Müller.pdf"), InlineData("請求書.pdf", "請求書.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf"), InlineData("C:\\Users\\x\\bill.pdf", "bill.pdf"), InlineData("/", "document.pdf"), InlineData("..", "document.pdf"), InlineData("a/..", "document.pdf")]
    [InlineData("", "document.pdf"), InlineData(null, "document.pdf"), InlineData("   ", "document.pdf"), InlineData(".pdf", "document.pdf"), InlineData(" .htaccess", "htaccess.pdf")]
    [InlineData("scan.exe", "scan.exe.pdf"), InlineData("scan.pdf.exe", "scan.pdf.exe.pdf"), InlineData("page.html", "page.html.pdf"), InlineData("scan.pdf. . .", "scan.pdf"), InlineData("no extension", "no extension.pdf")]
    [InlineData("a<b>c:d\"e|f?g*h.pdf", "a-b-c-d-e-f-g-h.pdf"), InlineData("line\r\nbreak\t.pdf", "line break.pdf"), InlineData("nul\0l.pdf", "null.pdf"), InlineData("semi;colon'quote.pdf", "semi;colon'quote.pdf")]
    public void A_name_is_safe_to_show_and_to_save_under(string? typed, string expected) => Assert.Equal(expected, FileName.Clean(typed, FileType.Pdf));

    [Theory]
    [InlineData("invoice\u202Efdp.exe"), InlineData("\u2066x\u2069.pdf"), InlineData("a\u200Fb\u061C.pdf"), InlineData("zero\u200Bwidth\uFEFF.pdf"), InlineData("lone\uD800.pdf"), InlineData("\uE000.pdf")]
    public void Marks_that_turn_or_hide_text_are_taken_out(string typed)
    {
        var name = FileName.Clean(typed, FileType.Pdf);
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
        Assert.All(name.EnumerateRunes(), r => Assert.DoesNotContain(System.Text.Rune.GetUnicodeCategory(r), (System.Globalization.UnicodeCategory[])
            [System.Globalization.UnicodeCategory.Format, System.Globalization.UnicodeCategory.Control, System.Globalization.UnicodeCategory.PrivateUse, System.Globalization.UnicodeCategory.Surrogate]));
    }

    [Fact]
    public void A_disguised_extension_shows_its_true_face() => Assert.Equal("invoicefdp.exe.pdf", FileName.Clean("invoice\u202Efdp.exe", FileType.Pdf));

    [Theory]
    [InlineData("a"), InlineData("ä"), InlineData("𝒳"), InlineData("👨‍👩‍👧"), InlineData("e\u0301\u0323"), InlineData("עב")]
    public void Four_hundred_characters_are_cut_between_characters_and_keep_the_extension(string character)
    {
        var name = FileName.Clean(string.Concat(Enumerable.Repeat(character, 400)) + ".pdf", FileType.Pdf);
        Assert.InRange(name.Length, 50, FileName.MostCharacters);
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
        Assert.Equal(name, Text.Clean(name));
        Assert.Equal(name, FileName.Clean(name, FileType.Pdf));
    }

    [Fact]
    public void One_character_without_end_becomes_a_name_all_the_same() =>
        Assert.Equal("document.pdf", FileName.Clean("e" + new string('\u0301', 400) + ".pdf", FileType.Pdf));

    [Theory]
    [InlineData("photo.jpeg"), InlineData("photo.JPG"), InlineData("photo.jfif")]
    public void Each_extension_of_a_type_is_kept(string name) => Assert.Equal(name, FileName.Clean(name, FileType.Jpeg));

    [Fact]
    public void A_picture_that_is_called_a_pdf_gets_its_own_extension() => Assert.Equal("scan.pdf.png", FileName.Clean("scan.pdf", FileType.Png));
}
