using System.Buffers;
using System.Text;

namespace InvoiceWeb;

/// <summary>Comma-separated text as RFC 4180 writes it, harmless in a spreadsheet.</summary>
public static class CsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n;\t");

    /// <summary>With a byte order mark, by which spreadsheets know that the text is UTF-8.</summary>
    public static byte[] Encode(IEnumerable<IEnumerable<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>A cell that a spreadsheet would take for a formula gets an apostrophe before it: the text came from people.</summary>
    public static string Cell(string? value)
    {
        var text = value ?? "";
        if (text.TrimStart() is ['=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..] || text is ['\t' or '\r' or '\n', ..]) text = "'" + text;
        return text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
