using InvoiceWeb.Files;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Files;

public sealed class LogoContentTests
{
    [Fact]
    public void Png_and_jpeg_are_logos_with_the_size_that_stands_in_them()
    {
        Assert.Equal(new LogoPicture(FileType.Png, 320, 80), LogoContent.Recognise(AFile.Png(320, 80)));
        Assert.Equal(new LogoPicture(FileType.Jpeg, 640, 480), LogoContent.Recognise(Jpeg(640, 480)));
        Assert.Equal(new LogoPicture(FileType.Jpeg, 640, 480), LogoContent.Recognise(Jpeg(640, 480, frame: 0xC2)));
    }

    [Fact]
    public void Other_files_and_pictures_of_another_size_are_not()
    {
        foreach (var other in new[] { AFile.Pdf(), AFile.WebP, AFile.Tiff, AFile.Heic, AFile.Xml(), "GIF89a"u8.ToArray(), "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray() })
            Refusal.Of("logo.type", () => LogoContent.Recognise(other));
        Refusal.Of("logo.dimensions", () => LogoContent.Recognise(AFile.Png(39, 39)));
        Refusal.Of("logo.dimensions", () => LogoContent.Recognise(Jpeg(4001, 100)));
        Refusal.Of("logo.too-large", () => LogoContent.Recognise(new byte[LogoContent.MostBytes + 1]));
        Refusal.Of("file.empty", () => LogoContent.Recognise(Array.Empty<byte>()));
    }

    [Fact]
    public void A_picture_without_a_frame_or_cut_off_is_damaged()
    {
        Refusal.Of("file.incomplete", () => LogoContent.Recognise(AFile.Jpeg));
        Refusal.Of("file.incomplete", () => LogoContent.Recognise(AFile.Png(100, 100).AsMemory()[..^20]));
        // A segment that claims to reach beyond the end.
        Refusal.Of("file.incomplete", () => LogoContent.Recognise((byte[])[0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 1, 2, 3, 4, 5, 6, 0xFF, 0xD9]));
    }

    private static byte[] Jpeg(int width, int height, byte frame = 0xC0) =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, frame, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0,
        0xFF, 0xDA, 0, 2, 9, 9, 9, 0xFF, 0xD9,
    ];
}
