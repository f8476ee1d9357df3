using System.Globalization;

namespace InvoiceWeb.Invoices;

/// <summary>Two columns copied from a spreadsheet: code and name. Semicolons serve as well, for who pastes a CSV.</summary>
public static class PastedCodes
{
    /// <exception cref="RuleBrokenException"><c>ledger-code.nothing-pasted</c>, <c>ledger-code.line</c>: the line is named, and nothing is imported.</exception>
    public static IReadOnlyList<(string Code, string Name)> Read(string? pasted)
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = (pasted ?? "").ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            var cells = lines[i].Split(lines[i].Contains('\t', StringComparison.Ordinal) ? '\t' : ';', 2);
            if (cells.Length < 2) throw Line(i, lines[i], ListRules.NothingPasted());
            try
            {
                rows[ListRules.RequireCode(Cell(cells[0]))] = ListRules.RequireName(Cell(cells[1]));
            }
            catch (RuleBrokenException rule)
            {
                throw Line(i, lines[i], rule);
            }
        }
        return rows.Count == 0 ? throw ListRules.NothingPasted() : [.. rows.Select(row => (row.Key, row.Value))];
    }

    /// <summary>Further columns are left out; quotation marks around a cell belong to the CSV, not to the name.</summary>
    private static string Cell(string text)
    {
        var cell = text.Split('\t')[0].Trim();
        return cell.Length >= 2 && cell[0] == '"' && cell[^1] == '"' ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
    }

    private static RuleBrokenException Line(int line, string text, RuleBrokenException why)
    {
        var shown = text.Length > 40 ? text[..40] + "…" : text;
        return new("ledger-code.line", $"Line {line + 1} (“{shown}”): {why.Text.ToString(CultureInfo.InvariantCulture)} Nothing was imported.") { Field = "Pasted" };
    }
}
