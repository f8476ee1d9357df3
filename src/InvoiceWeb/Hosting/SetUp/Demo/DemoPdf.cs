using System.Globalization;
using System.Text;

namespace InvoiceWeb.Hosting.SetUp.Demo;

/// <summary>A supplier's document of one page, as small as a PDF can be.</summary>
internal static class DemoPdf
{
    public static byte[] Of(params string[] lines)
    {
        var page = new StringBuilder("BT /F1 12 Tf 72 760 Td 20 TL\n");
        foreach (var line in lines) page.Append(CultureInfo.InvariantCulture, $"({Plain(line)}) Tj T*\n");
        page.Append("ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {page.Length} >>\nstream\n{page}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var pdf = new StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) pdf.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    /// <summary>The built-in fonts know Latin letters only.</summary>
    private static string Plain(string text) =>
        string.Concat(text.Select(c => c is '(' or ')' or '\\' ? $"\\{c}" : c < 256 ? c.ToString() : "?"));
}
