using System.Globalization;

namespace InvoiceWeb.Ui;

/// <summary>Reads numbers as people type them: 1.234,50 and 1,234.50 and 1234.5, with either sign for decimals.</summary>
public static class NumberText
{
    /// <returns>Null when this is not a number.</returns>
    public static decimal? Parse(string? typed, CultureInfo culture)
    {
        var text = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '’' or '\u202f'))).Replace('−', '-');
        if (text.Length == 0) return null;
        var point = DecimalPoint(text, culture.NumberFormat.NumberDecimalSeparator[0]);
        if (!IsGrouped(point < 0 ? text : text[..point])) return null;
        var plain = string.Concat(text.Select((c, i) => i == point ? "." : c is '.' or ',' ? "" : c.ToString()));
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    public static string Format(decimal value, CultureInfo culture, int places = 0) =>
        value.ToString("0." + new string('0', places) + new string('#', 10 - places), culture);

    /// <summary>Which of the signs is the decimal one: the last of two kinds; a single one unless it can only group thousands.</summary>
    private static int DecimalPoint(string text, char own)
    {
        var (dot, comma) = (text.LastIndexOf('.'), text.LastIndexOf(','));
        if (dot >= 0 && comma >= 0) return Math.Max(dot, comma);
        var last = Math.Max(dot, comma);
        if (last < 0) return -1;
        var sign = text[last];
        if (text.IndexOf(sign) != last) return -1;
        return sign == own || !IsGrouped(text) ? last : -1;
    }

    /// <summary>No signs, or one kind of them between groups: 1 to 3 digits first, not led by a zero, then three each (or two, as in India) and three last.</summary>
    private static bool IsGrouped(string whole)
    {
        var groups = whole.TrimStart('-', '+').Split('.', ',');
        if (groups.Length == 1) return true;
        return !(whole.Contains('.') && whole.Contains(',')) && groups[0].Length is >= 1 and <= 3 && groups[0][0] != '0' && groups[1..^1].All(g => g.Length is 2 or 3) && groups[^1].Length == 3;
    }
}
