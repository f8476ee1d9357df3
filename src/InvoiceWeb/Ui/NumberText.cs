using System.Globalization;

namespace InvoiceWeb.Ui;

/// <summary>Reads numbers as people type them: 1.234,50 and 1,234.50 and 1234.5, with either sign for decimals.</summary>
public static class NumberText
{
    /// <returns>Null when this is not a number.</returns>
    public static decimal? Parse(string? typed, CultureInfo culture)
    {
        var text = Bare(typed);
        if (text.Length == 0) return null;
        var point = DecimalPoint(text, culture.NumberFormat.NumberDecimalSeparator[0]);
        if (!IsGrouped(point < 0 ? text : text[..point])) return null;
        var plain = string.Concat(text.Select((c, i) => i == point ? "." : c is '.' or ',' ? "" : c.ToString()));
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>How a number was read that another reader could read differently: one sign before exactly three digits, or signs as they are set elsewhere.</summary>
    /// <param name="places">Decimal places that are always shown.</param>
    /// <returns>Null where nobody is left to wonder.</returns>
    public static string? Reading(string? typed, CultureInfo culture, int places = 0)
    {
        if (Parse(typed, culture) is not { } value) return null;
        var text = Bare(typed);
        var own = culture.NumberFormat.NumberDecimalSeparator[0];
        var point = DecimalPoint(text, own);
        var isForeign = text.Where((c, i) => c is '.' or ',' && (i == point) != (c == own)).Any();
        // Where three places are usual, three digits behind the reader's own sign are what they look like.
        var couldBeEither = text.Count(c => c is '.' or ',') == 1 && IsGrouped(text) && !(point >= 0 && places >= 3);
        // Without places “1,250” would be answered with “1,250”, which says nothing.
        return isForeign || couldBeEither ? value.ToString((places > 0 ? "#,##0." : "0.") + new string('0', places) + new string('#', 10 - places), culture) : null;
    }

    public static string Format(decimal value, CultureInfo culture, int places = 0) =>
        value.ToString("0." + new string('0', places) + new string('#', 10 - places), culture);

    private static string Bare(string? typed) =>
        string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '’' or '\u202f'))).Replace('−', '-');

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
