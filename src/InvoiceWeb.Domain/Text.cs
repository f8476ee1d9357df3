using System.Globalization;
using System.Text;

namespace InvoiceWeb;

/// <summary>How typed text becomes stored text and search keys.</summary>
public static class Text
{
    private static readonly CompareInfo RootCollation = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>
    /// Trimmed, in Unicode normal form C, without control characters and what XML and normalisation do not take;
    /// tabs and line ends stay between words as spaces and \n. Null when nothing is left.
    /// </summary>
    public static string? Clean(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var kept = new StringBuilder(typed.Length);
        foreach (var c in typed.ReplaceLineEndings("\n").Replace('\t', ' '))
            if ((!char.IsControl(c) || c is '\n') && c is not ('\uFFFE' or '\uFFFF')) kept.Append(c);
        var text = WithoutLoneSurrogates(kept.ToString()).Normalize(NormalizationForm.FormC).Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>Cleaned and on one line.</summary>
    public static string? CleanLine(string? typed) => Clean(typed?.ReplaceLineEndings(" "));

    /// <summary>
    /// A document number reduced to what people agree on when they compare two of them: letters and digits, upper case.
    /// “inv-2026/041” and “INV 2026 041” are the same number.
    /// </summary>
    public static string? NumberKey(string? number)
    {
        var text = Clean(number);
        if (text is null) return null;
        var key = string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return key.Length == 0 ? text.ToUpperInvariant() : key;
    }

    /// <summary>Behind every text that begins with a prefix: the last code point there is, because Han of the upper planes sorts behind U+FFFF.</summary>
    public static string PrefixEnd(string prefix) => prefix + "\U0010FFFF";

    /// <summary>The words of a name, lower case and without accents, for the prefix search over names.</summary>
    public static IReadOnlyList<string> SearchTerms(params IEnumerable<string?> texts) =>
        [.. texts.SelectMany(Words).Distinct(StringComparer.Ordinal)];

    /// <summary>“DE 811 907 980”, as it stands on letters, is one word and not four; any other text stays as it is.</summary>
    public static string? JoinedVatId(string? typed)
    {
        var joined = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)));
        var country = (typed ?? "").TrimStart().TakeWhile(char.IsAsciiLetter).Count();
        return country == 2 && joined.Length is >= 8 and <= 16 && joined.All(char.IsAsciiLetterOrDigit) && joined.Count(char.IsAsciiDigit) >= 6 ? joined : typed;
    }

    /// <summary>
    /// Sorts names as a dictionary does, as bytes in hexadecimal, so that a C-collated index gives that order.
    /// </summary>
    public static string SortKey(string name)
    {
        var bytes = RootCollation.GetSortKey(name, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace).KeyData;
        return Convert.ToHexStringLower(bytes.AsSpan(0, Math.Min(bytes.Length, 60)));
    }

    private static IEnumerable<string> Words(string? text)
    {
        var plain = new StringBuilder();
        foreach (var c in (Clean(text) ?? "").Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) continue;
            plain.Append(char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? char.ToLowerInvariant(c) : ' ');
        }
        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(FirstPart);
    }

    /// <summary>What fits into the column, cut between characters and never inside one.</summary>
    private static string FirstPart(string word) => word.Length <= 40 ? word : word[..(char.IsHighSurrogate(word[39]) ? 39 : 40)];

    private static string WithoutLoneSurrogates(string text)
    {
        if (!text.Any(char.IsSurrogate)) return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) kept.Append(text[i]);
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) kept.Append(text[i]).Append(text[++i]);
        }
        return kept.ToString();
    }
}
