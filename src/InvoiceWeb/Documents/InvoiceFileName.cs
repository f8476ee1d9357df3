using System.Text.RegularExpressions;
using InvoiceWeb.Files;
using InvoiceWeb.Invoices;

namespace InvoiceWeb.Documents;

/// <summary>Number and participant, in characters that every file system takes.</summary>
public static partial class InvoiceFileName
{
    public static string Of(Invoice invoice) =>
        Of(invoice.NumberText ?? (invoice.SupplierNumber is { } supplier ? $"draft {supplier}" : "draft"), invoice.ParticipantName);

    public static string Of(string number, string? participant)
    {
        // Slashes belong to numbers here; FileName would take them for folders.
        var name = FileName.Clean($"{number} {participant}".Trim().Replace('/', '-').Replace('\\', '-') + FileType.Pdf.Extensions[0], FileType.Pdf);
        return Device().IsMatch(name) ? "_" + name : name;
    }

    /// <summary>Names that Windows keeps for devices, whatever follows after a dot.</summary>
    [GeneratedRegex(@"^(CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³]) *(\.|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Device();
}
