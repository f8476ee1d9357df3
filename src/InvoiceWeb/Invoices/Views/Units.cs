using System.Globalization;
using InvoiceWeb.Documents;

namespace InvoiceWeb.Invoices.Views;

/// <summary>The units most invoices use, as codes of UN/ECE Recommendation 20; any other code of a document is kept.</summary>
public static class Units
{
    public static IReadOnlyList<string> Common { get; } = ["C62", "HUR", "DAY", "MON", "KGM", "MTR", "MTK", "LTR", "KMT"];

    public static string InWords(string code) => SheetTexts.Unit(code, CultureInfo.CurrentUICulture);

    /// <summary>The code of a word such as “pcs” or “h”; the text itself, in capitals, when it is none.</summary>
    public static string CodeOf(string text) =>
        Common.FirstOrDefault(code => InWords(code).TrimEnd('.').Equals(text.TrimEnd('.'), StringComparison.CurrentCultureIgnoreCase)) ?? text.ToUpperInvariant();
}
