using System.Buffers.Binary;

namespace InvoiceWeb.Files;

/// <summary>Pictures that can be a company's logo: PNG or JPEG by their content, of a size that prints well and opens quickly.</summary>
public static class LogoContent
{
    public const int MostKilobytes = 1024;
    public const int MostBytes = MostKilobytes * 1024;
    public const int LeastPixels = 40;
    public const int MostPixels = 4000;

    /// <exception cref="RuleBrokenException"><c>file.empty</c>, <c>logo.too-large</c>, <c>logo.type</c>, <c>logo.dimensions</c>, <c>file.incomplete</c></exception>
    public static LogoPicture Recognise(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MostBytes) throw TooLarge();
        var type = TypeOf(content);
        var (width, height) = (type == FileType.Png ? PngSize(content.Span) : JpegSize(content.Span)) ?? throw FileRules.Incomplete(type.Name);
        if (Math.Min(width, height) < LeastPixels || Math.Max(width, height) > MostPixels) throw Dimensions(width, height);
        return new LogoPicture(type, width, height);
    }

    public static RuleBrokenException TooLarge() =>
        new("logo.too-large", $"The picture is larger than {MostKilobytes} KB. Save it smaller, or with fewer colours.") { Field = "Logo" };

    private static FileType TypeOf(ReadOnlyMemory<byte> content)
    {
        try
        {
            if (FileContent.Recognise(content) is var type && (type == FileType.Png || type == FileType.Jpeg)) return type;
        }
        catch (RuleBrokenException rule) when (rule.Code == "file.type-not-allowed")
        {
            // Said below, in the words of a logo.
        }
        throw new RuleBrokenException("logo.type", $"The content of this file is neither PNG nor JPEG, whatever its name says. Save the logo as PNG and try again.") { Field = "Logo" };
    }

    private static RuleBrokenException Dimensions(int width, int height) =>
        new("logo.dimensions", $"The picture has {width} × {height} pixels; each side must have {LeastPixels} to {MostPixels}.") { Field = "Logo" };

    /// <summary>The header chunk is the first, as <see cref="FileContent"/> has made sure.</summary>
    private static (int, int)? PngSize(ReadOnlySpan<byte> bytes) =>
        (Pixels(BinaryPrimitives.ReadUInt32BigEndian(bytes[16..])), Pixels(BinaryPrimitives.ReadUInt32BigEndian(bytes[20..])));

    /// <summary>From marker to marker up to the frame header (SOF0 to SOF15 without DHT, JPG and DAC).</summary>
    private static (int, int)? JpegSize(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 <= bytes.Length;)
        {
            if (bytes[at] != 0xFF) return null;
            var marker = bytes[at + 1];
            if (marker == 0xFF) at++; // filling
            else if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            else if (marker is 0xDA or 0xD9 or < 0xC0) return null; // the picture begins or ends without a frame
            else at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }
        return null;
    }

    private static int Pixels(uint size) => size > int.MaxValue ? int.MaxValue : (int)size;
}

public sealed record LogoPicture(FileType Type, int Width, int Height);
