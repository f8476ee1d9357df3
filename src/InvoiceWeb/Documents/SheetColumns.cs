namespace InvoiceWeb.Documents;

/// <summary>
/// Widths of the columns of figures in millimetres, from the longest figure that stands in each: the description gets the rest.
/// Fixed before the sheet is set, so that sums carried over never change the lines above them.
/// </summary>
public sealed record SheetColumns(string Position, string Quantity, string Price, string Vat, string Amount)
{
    /// <summary>Of a digit in the size of the lines; other signs are narrower.</summary>
    private const double Digit = 1.9;

    private const double Padding = 3.5;

    public static SheetColumns Of(InvoiceDocument document)
    {
        var (culture, currency) = (document.Culture, document.Currency);
        var amounts = document.Lines.Select(l => l.NetAmount).Append(document.Lines.Sum(l => l.NetAmount)).Select(a => SheetTexts.Amount(a, currency, culture));
        return new SheetColumns(
            Width(document.Lines.Select(l => l.Position.ToString(culture)), 8.5),
            Width(document.Lines.Select(l => SheetTexts.Quantity(l, culture)), 20),
            Width(document.Lines.Select(l => SheetTexts.Price(l, currency, culture)), 19),
            Width(document.Lines.Select(l => SheetTexts.RateOrCode(l.VatCategory, l.VatRate, culture)), 13),
            Width(amounts, 24));
    }

    private static string Width(IEnumerable<string> texts, double least)
    {
        var longest = texts.Select(t => t.Sum(c => char.IsLetterOrDigit(c) ? Digit : Digit * .55)).DefaultIfEmpty(0).Max();
        return Math.Round(Math.Max(least, longest + Padding), 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
