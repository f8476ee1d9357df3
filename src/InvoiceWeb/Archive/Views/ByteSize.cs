using System.Globalization;
using InvoiceWeb.Files.Views;

namespace InvoiceWeb.Archive.Views;

/// <summary>Sizes of whole tiers, which are larger than files.</summary>
public static class ByteSize
{
    private const decimal Gigabyte = 1024m * 1024m * 1024m;

    public static string InWords(long bytes) => bytes >= Gigabyte ? string.Format(CultureInfo.CurrentCulture, "{0:N1} GB", bytes / Gigabyte) : FileSize.InWords(bytes);
}
