using System.Globalization;

namespace InvoiceWeb.Files.Views;

/// <summary>A size as people read it.</summary>
public static class FileSize
{
    public static string InWords(long bytes) => bytes switch
    {
        < 1024 => string.Format(CultureInfo.CurrentCulture, "{0} B", bytes),
        < 1024 * 1024 => string.Format(CultureInfo.CurrentCulture, "{0:N0} kB", bytes / 1024m),
        _ => string.Format(CultureInfo.CurrentCulture, "{0:N1} MB", bytes / 1024m / 1024m),
    };
}
