namespace InvoiceWeb.Files;

/// <summary>A kind of file that is kept, known by its content and never by its name or by what a browser says about it.</summary>
/// <param name="IsShown">Browsers show it without running anything in it that could reach our pages; the others are only downloaded.</param>
/// <param name="Extensions">What its names may end with; the first one is added where a name ends with something else.</param>
public sealed record FileType(string Name, string ContentType, bool IsShown, params IReadOnlyList<string> Extensions)
{
    public static readonly FileType Pdf = new("PDF", "application/pdf", IsShown: true, ".pdf");
    public static readonly FileType Png = new("PNG", "image/png", IsShown: true, ".png");
    public static readonly FileType Jpeg = new("JPEG", "image/jpeg", IsShown: true, ".jpg", ".jpeg", ".jpe", ".jfif");
    public static readonly FileType WebP = new("WebP", "image/webp", IsShown: true, ".webp");
    public static readonly FileType Tiff = new("TIFF", "image/tiff", IsShown: false, ".tif", ".tiff");
    public static readonly FileType Heic = new("HEIC", "image/heic", IsShown: false, ".heic", ".heif", ".hif");

    /// <summary>Electronic invoices.</summary>
    public static readonly FileType Xml = new("XML", "application/xml", IsShown: false, ".xml");

    public static IReadOnlyList<FileType> All { get; } = [Pdf, Png, Jpeg, WebP, Tiff, Heic, Xml];

    /// <summary>Null for a content type that no longer is one of these.</summary>
    public static FileType? Of(string contentType) => All.FirstOrDefault(t => t.ContentType == contentType);

    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);
}
