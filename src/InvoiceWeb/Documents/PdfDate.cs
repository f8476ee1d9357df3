using System.Globalization;
using System.Text;

namespace InvoiceWeb.Documents;

/// <summary>Dates a PDF with the moment of issue instead of the moment of printing.</summary>
internal static class PdfDate
{
    /// <summary>Overwrites CreationDate and ModDate in place: the same length, so that no offset in the file moves.</summary>
    public static void Set(byte[] pdf, DateTimeOffset moment)
    {
        var stamp = Encoding.ASCII.GetBytes(moment.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'+00''00'''", CultureInfo.InvariantCulture));
        foreach (var key in new[] { "/CreationDate (", "/ModDate (" })
        {
            var name = Encoding.ASCII.GetBytes(key);
            for (var from = 0; ;)
            {
                var at = pdf.AsSpan(from).IndexOf(name);
                if (at < 0) break;
                var start = from + at + name.Length;
                var length = pdf.AsSpan(start).IndexOf((byte)')');
                if (length == stamp.Length) stamp.CopyTo(pdf.AsSpan(start));
                from = start;
            }
        }
    }
}
