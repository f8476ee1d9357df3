using System.Text;
using InvoiceWeb.Files;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Files;

/// <summary>What a file is, by its bytes: names and browsers are not asked.</summary>
public sealed class FileContentTests
{
    public static TheoryData<string, byte[]> Whole => new()
    {
        { "PDF", AFile.Pdf() }, { "PDF", AFile.Pdf(script: "app.alert(1)") }, { "PNG", AFile.Png() }, { "JPEG", AFile.Jpeg }, { "WebP", AFile.WebP },
        { "TIFF", AFile.Tiff }, { "TIFF", [.. "MM\0*"u8, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0] }, { "HEIC", AFile.Heic }, { "XML", AFile.Xml() }, { "XML", [0xEF, 0xBB, 0xBF, .. AFile.Xml()] },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public void Content_says_its_type(string type, byte[] content) => Assert.Equal(type, FileContent.Recognise(content).Name);

    [Theory]
    [MemberData(nameof(Whole))]
    public void What_ends_too_early_is_refused_and_never_taken_for_something_else(string type, byte[] content)
    {
        var cuts = content.Length < 200 ? Enumerable.Range(1, content.Length - 1) : Enumerable.Range(1, 60).Concat([content.Length / 2]).Where(n => n < content.Length - 8);
        foreach (var cut in cuts)
        {
            FileType? found = null;
            var code = Refusal.CodeOf(() => found = FileContent.Recognise(content.AsMemory(0, cut)));
            if (code is null) Assert.Equal(type, found!.Name); // a trailing byte that nobody misses
            else Assert.Contains(code, (string[])["file.incomplete", "file.type-not-allowed"]);
        }
        Refusal.Of("file.incomplete", () => FileContent.Recognise(content.AsMemory(0, type is "PDF" or "PNG" or "XML" ? content.Length / 2 : content.Length - 2)));
    }

    [Fact]
    public void Nothing_is_refused() => Refusal.Of("file.empty", () => FileContent.Recognise(ReadOnlyMemory<byte>.Empty));

    [Fact]
    public void The_limit_is_exact()
    {
        Assert.Equal(FileType.Pdf, FileContent.Recognise(AFile.PdfOf(FileRules.MostBytes)));
        Refusal.Of("file.too-large", () => FileContent.Recognise(AFile.PdfOf(FileRules.MostBytes + 1)));
    }

    [Theory]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>"), InlineData("<html>%PDF-1.7 %%EOF"), InlineData(" %PDF-1.7\n%%EOF"), InlineData("\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"), InlineData("GIF89a"), InlineData("PK\u0003\u0004"), InlineData("MZ"), InlineData("\u007fELF"), InlineData("#!/bin/sh")]
    [InlineData("plain text"), InlineData("alert(1)//%PDF-1.7\n%%EOF"), InlineData("%!PS-Adobe"), InlineData("{\\rtf1"), InlineData("<Invoice/>"), InlineData("\0\0\0\u0010ftypisom\0\0\0\0"), InlineData("RIFF\u0004\0\0\0WAVE")]
    public void What_is_none_of_them_is_refused_whatever_it_holds_further_on(string content) =>
        Refusal.Of("file.type-not-allowed", () => FileContent.Recognise(Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><script>alert(1)</script></html>")]
    [InlineData("<?xml version=\"1.0\"?><a><b><x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script></b></a>")]
    [InlineData("<?xml version=\"1.0\"?><a><SVG/></a>"), InlineData("<?xml version=\"1.0\"?><?xml-stylesheet href=\"evil.xsl\" type=\"text/xsl\"?><a/>")]
    [InlineData("<?xml version=\"1.0\"?><x:stylesheet xmlns:x=\"http://www.w3.org/1999/XSL/Transform\"/>")]
    public void Pages_and_drawings_are_no_electronic_invoices(string content) => Refusal.Of("file.type-not-allowed", () => FileContent.Recognise(Encoding.UTF8.GetBytes(content)));

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>")]
    [InlineData("<?xml version=\"1.0\"?><a>"), InlineData("<?xml version=\"1.0\"?>"), InlineData("<?xml version=\"1.0\"?><a/><b/>")]
    public void A_document_type_and_broken_xml_are_refused(string content) => Refusal.Of("file.incomplete", () => FileContent.Recognise(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void A_polyglot_is_what_it_begins_as_and_only_that()
    {
        var script = Encoding.UTF8.GetBytes("<script>alert(1)</script><svg onload=alert(1)>");
        Assert.Equal(FileType.Png, FileContent.Recognise((byte[])[.. AFile.Png(), .. script]));
        Assert.Equal(FileType.Jpeg, FileContent.Recognise((byte[])[.. AFile.Jpeg, .. script]));
        Assert.Equal(FileType.Pdf, FileContent.Recognise((byte[])[.. AFile.Pdf(), .. script]));
        Refusal.Of("file.type-not-allowed", () => FileContent.Recognise((byte[])[.. script, .. AFile.Pdf()]));
        Refusal.Of("file.type-not-allowed", () => FileContent.Recognise((byte[])[.. script, .. AFile.Png()]));
    }

    [Fact]
    public void A_png_must_be_made_of_chunks_and_begin_with_its_header()
    {
        var png = AFile.Png();
        var signature = png[..8];
        Refusal.Of("file.incomplete", () => FileContent.Recognise((byte[])[.. signature, .. "<html><script>alert(1)</script></html>"u8]));
        Refusal.Of("file.incomplete", () => FileContent.Recognise((byte[])[.. signature, .. png[^12..]]));
        Refusal.Of("file.incomplete", () => FileContent.Recognise((byte[])[.. signature, 0xFF, 0xFF, 0xFF, 0xFF, .. png[12..]]));
    }

    [Fact]
    public void Random_bytes_never_break_the_reader()
    {
        var random = new Random(4711);
        byte[][] beginnings = [AFile.Pdf()[..5], AFile.Png()[..8], AFile.Png()[..16], AFile.Jpeg[..3], AFile.WebP[..15], AFile.Tiff[..4], AFile.Heic[..12], AFile.Xml()[..6], []];
        for (var n = 0; n < 5_000; n++)
        {
            var tail = new byte[random.Next(0, 60)];
            random.NextBytes(tail);
            Refusal.CodeOf(() => FileContent.Recognise((byte[])[.. beginnings[n % beginnings.Length], .. tail]));
        }
    }

    [Fact]
    public void Only_what_browsers_show_without_running_it_is_shown() =>
        Assert.Equal(["PDF", "PNG", "JPEG", "WebP"], FileType.All.Where(t => t.IsShown).Select(t => t.Name));
}
