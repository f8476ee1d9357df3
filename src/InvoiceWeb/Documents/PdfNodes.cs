using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace InvoiceWeb.Documents;

/// <summary>
/// Chromium names the headings of tables after a counter that goes on from print to print (<c>node00000063</c>). Numbered anew from
/// one, the same invoice is the same bytes.
/// </summary>
internal static class PdfNodes
{
    private const int Digits = 8;

    private static ReadOnlySpan<byte> Prefix => "(node"u8;

    /// <summary>In place and in the same length, so that no offset in the file moves; in the same order, as the file's tree of names wants it.</summary>
    public static void Renumber(byte[] pdf)
    {
        var found = Find(pdf);
        var ranks = found.Values.Distinct().Order().Select((old, i) => (old, i)).ToDictionary(n => n.old, n => n.i + 1);
        foreach (var (at, old) in found) Encoding.ASCII.GetBytes(ranks[old].ToString("D8", CultureInfo.InvariantCulture)).CopyTo(pdf, at);
    }

    private static Dictionary<int, int> Find(byte[] pdf)
    {
        var found = new Dictionary<int, int>();
        for (var from = 0; ;)
        {
            var at = pdf.AsSpan(from).IndexOf(Prefix);
            if (at < 0) return found;
            from += at + Prefix.Length;
            if (from + Digits < pdf.Length && pdf[from + Digits] == ')' && Utf8Parser.TryParse(pdf.AsSpan(from, Digits), out int number, out var read) && read == Digits)
                found[from] = number;
        }
    }
}
