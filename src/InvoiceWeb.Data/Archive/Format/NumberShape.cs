using System.Globalization;

namespace InvoiceWeb.Data.Archive;

/// <summary>
/// How a series writes its numbers, so that the index keeps the number alone: 2026-000041 is “2026-”, six digits, nothing.
/// </summary>
/// <param name="Width">Digits with leading zeros; -1 when the text does not follow from the number and stands in the prefix whole.</param>
public sealed record NumberShape(string Prefix, int Width, string Suffix)
{
    public static NumberShape Of(string text, long number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var at = text.LastIndexOf(digits, StringComparison.Ordinal);
        if (number < 0 || at < 0) return new(text, -1, "");
        var start = at;
        while (start > 0 && text[start - 1] == '0') start--;
        var end = at + digits.Length;
        return new(text[..start], end - start, text[end..]);
    }

    public string Write(long number) => Width < 0 ? Prefix : Prefix + number.ToString(CultureInfo.InvariantCulture).PadLeft(Width, '0') + Suffix;

    /// <summary>The same for the number as searched.</summary>
    public static NumberShape OfKey(string? key, long number) => Of(key ?? "", number);
}
