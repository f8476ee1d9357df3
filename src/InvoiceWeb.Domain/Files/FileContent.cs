using System.Buffers.Binary;
using System.Xml;

namespace InvoiceWeb.Files;

/// <summary>What bytes are. A type must begin at the first byte and reach its end, so that what is half uploaded or in disguise shows.</summary>
public static class FileContent
{
    /// <summary>Trailing bytes that printers and mail gateways leave behind a PDF.</summary>
    private const int Tail = 4096;

    /// <exception cref="RuleBrokenException"><c>file.empty</c>, <c>file.too-large</c>, <c>file.type-not-allowed</c>, <c>file.incomplete</c></exception>
    public static FileType Recognise(ReadOnlyMemory<byte> content)
    {
        if (content.Length == 0) throw FileRules.Empty();
        if (content.Length > FileRules.MostBytes) throw FileRules.TooLarge();
        var bytes = content.Span;
        var (type, isWhole) =
            bytes.StartsWith("%PDF-"u8) ? (FileType.Pdf, IsWholePdf(bytes))
            : bytes.StartsWith(PngSignature) ? (FileType.Png, IsWholePng(bytes))
            : bytes.StartsWith(JpegStart) ? (FileType.Jpeg, bytes.LastIndexOf(JpegEnd) > JpegStart.Length)
            : IsRiff(bytes) ? (FileType.WebP, IsWholeRiff(bytes))
            : bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) ? (FileType.Tiff, IsWholeTiff(bytes))
            : IsHeic(bytes) ? (FileType.Heic, HasWholeBoxes(bytes))
            : IsXml(bytes) ? (FileType.Xml, IsWholeXml(content))
            : throw FileRules.TypeNotAllowed();
        return isWhole ? type : throw FileRules.Incomplete(type.Name);
    }

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];
    private static ReadOnlySpan<byte> JpegEnd => [0xFF, 0xD9];
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    private static bool IsWholePdf(ReadOnlySpan<byte> bytes) => bytes[Math.Max(0, bytes.Length - Tail)..].IndexOf("%%EOF"u8) >= 0;

    /// <summary>From chunk to chunk up to IEND; the first one must be the header of a picture that has a size.</summary>
    private static bool IsWholePng(ReadOnlySpan<byte> bytes)
    {
        for (var at = PngSignature.Length; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            var name = bytes.Slice(at + 4, 4);
            if (at == PngSignature.Length && !(name.SequenceEqual("IHDR"u8) && length == 13)) return false;
            if (length > bytes.Length - at - 12) return false;
            if (name.SequenceEqual("IEND"u8)) return true;
            at += 12 + (int)length;
        }
        return false;
    }

    private static bool IsRiff(ReadOnlySpan<byte> bytes) => bytes.Length >= 16 && bytes.StartsWith("RIFF"u8) && bytes.Slice(8, 7).SequenceEqual("WEBPVP8"u8);

    private static bool IsWholeRiff(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) <= bytes.Length - 8;

    /// <summary>The first directory lies inside of the file.</summary>
    private static bool IsWholeTiff(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8) return false;
        var first = bytes[0] == 'I' ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        return first >= 8 && first <= bytes.Length - 6;
    }

    private static bool IsHeic(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 12 || !bytes.Slice(4, 4).SequenceEqual("ftyp"u8)) return false;
        var brand = bytes.Slice(8, 4);
        return brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("heim"u8) || brand.SequenceEqual("heis"u8);
    }

    private static bool HasWholeBoxes(ReadOnlySpan<byte> bytes)
    {
        long at = 0;
        while (at + 8 <= bytes.Length)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(bytes[(int)at..]);
            if (length == 0) return true; // to the end of the file
            if (length == 1) length = at + 16 <= bytes.Length ? BinaryPrimitives.ReadInt64BigEndian(bytes[((int)at + 8)..]) : 0;
            if (length < 8 || length > bytes.Length - at) return false;
            at += length;
        }
        return at == bytes.Length;
    }

    private static bool IsXml(ReadOnlySpan<byte> bytes) => (bytes.StartsWith(Utf8Mark) ? bytes[Utf8Mark.Length..] : bytes).StartsWith("<?xml "u8);

    /// <summary>Read to its end without a DTD. Pages and drawings are programs in disguise, and so is what asks for a style sheet.</summary>
    private static bool IsWholeXml(ReadOnlyMemory<byte> content)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        try
        {
            using var reader = XmlReader.Create(stream, settings);
            while (reader.Read())
                if ((reader.NodeType is XmlNodeType.Element && IsActive(reader)) || reader is { NodeType: XmlNodeType.ProcessingInstruction, Name: "xml-stylesheet" })
                    throw FileRules.TypeNotAllowed();
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool IsActive(XmlReader reader) =>
        reader.NamespaceURI is "http://www.w3.org/1999/xhtml" or "http://www.w3.org/2000/svg" or "http://www.w3.org/1999/XSL/Transform"
        || reader.LocalName.ToUpperInvariant() is "HTML" or "SVG" or "SCRIPT";
}
