using System.Globalization;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Search.Pages;

/// <summary>Reads what was typed into the search box.</summary>
public static class TypedTerm
{
    private static readonly CultureInfo[] Readings = [CultureInfo.GetCultureInfo("en-GB"), CultureInfo.GetCultureInfo("de-DE")];

    private static readonly Dictionary<char, string> Signs = new() { ['€'] = "EUR", ['£'] = "GBP", ['$'] = "USD", ['¥'] = "JPY" };

    public static SearchTerm Read(string typed)
    {
        var text = Text.CleanLine(typed) ?? "";
        var (number, currency) = Apart(text);
        // The reader's own way first; 1,190 and 1.190 also as the others would read them.
        var amounts = new[] { CultureInfo.CurrentCulture }.Concat(Readings)
            .Select(culture => NumberText.Parse(number, culture)).OfType<decimal>().Where(value => Math.Abs(value) < 1_000_000_000_000m).Distinct().ToList();
        return new(text, amounts, amounts.Count > 0 ? currency : null);
    }

    /// <summary>“EUR 1.190,00”, “1190 €”: a currency stands before or behind the number.</summary>
    private static (string Number, string? Currency) Apart(string text)
    {
        var sign = text.FirstOrDefault(Signs.ContainsKey);
        if (sign != default) return (text.Replace(sign.ToString(), "", StringComparison.Ordinal).Trim(), Signs[sign]);
        var words = text.Split(' ');
        if (words.Length > 1 && Currency.Find(words[^1].ToUpperInvariant()) is { } behind) return (string.Join(' ', words[..^1]), behind.Code);
        if (words.Length > 1 && Currency.Find(words[0].ToUpperInvariant()) is { } before) return (string.Join(' ', words[1..]), before.Code);
        return (text, null);
    }
}
