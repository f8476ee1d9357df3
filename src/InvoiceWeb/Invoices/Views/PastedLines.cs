namespace InvoiceWeb.Invoices.Views;

/// <summary>Puts cells copied from a spreadsheet into the line grid.</summary>
public static class PastedLines
{
    /// <summary>Fills lines from a cell on, adding lines as needed, up to the limit of an invoice.</summary>
    public static void Into(InvoiceForm form, int row, int column, string text, decimal standardRate)
    {
        var rows = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        for (var r = 0; r < rows.Length && row + r < InvoiceContentRules.MaxLines; r++)
        {
            while (form.Lines.Count <= row + r) form.AddLine(standardRate);
            var cells = rows[r].Split('\t');
            for (var c = 0; c < cells.Length; c++) Put(form.Lines[row + r], column + c, cells[c].Trim(), form.Places);
        }
    }

    private static void Put(LineForm line, int column, string cell, int places)
    {
        switch (column)
        {
            case 0: line.Description = cell; break;
            case 1: line.Quantity.Type(cell); break;
            case 2: if (cell.Length is > 0 and <= 10) line.Unit = Units.CodeOf(cell); break;
            case 3: line.Price.Type(Bare(cell)); line.Price.Settle(places); break;
            case 4: line.DiscountPercent.Type(Bare(cell)); break;
            case 5: line.VatCategory = Enum.GetValues<VatCategory>().FirstOrDefault(v => v.Code().Equals(cell, StringComparison.OrdinalIgnoreCase), line.VatCategory); break;
            case 6: line.VatRate.Type(Bare(cell)); break;
        }
    }

    /// <summary>Without the signs of currency and per cent that spreadsheets copy along.</summary>
    private static string Bare(string cell) => cell.Trim(' ', '\u00a0', '€', '$', '£', '¥', '%');
}
