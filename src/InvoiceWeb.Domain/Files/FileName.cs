using System.Globalization;
using System.Text;

namespace InvoiceWeb.Files;

/// <summary>How the name that somebody's computer gave a file becomes one that is safe to show and to save under.</summary>
public static class FileName
{
    public const int MostCharacters = 120;

    /// <summary>
    /// The last part of a path, without what file systems refuse and without marks of writing direction, which make
    /// “exe.pdf” look like a PDF. It ends with an extension of its true type.
    /// </summary>
    public static string Clean(string? typed, FileType type)
    {
        var last = (Text.CleanLine(typed) ?? "").Split('/', '\\')[^1];
        var kept = new StringBuilder();
        foreach (var rune in last.EnumerateRunes()) kept.Append(Kept(rune));
        var name = kept.ToString().Trim().TrimEnd(' ', '.');
        var extension = type.Extensions.FirstOrDefault(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        var stem = (extension is null ? name : name[..^extension.Length]).Trim(' ', '.');
        var ending = extension is null ? type.Extensions[0] : name[^extension.Length..];
        return (stem.Length == 0 ? "document" : Shortened(stem, MostCharacters - ending.Length)) + ending;
    }

    private static string Kept(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => "",
        UnicodeCategory.SpaceSeparator => " ",
        _ when rune.Value is ':' or '*' or '?' or '"' or '<' or '>' or '|' => "-",
        _ => rune.ToString(),
    };

    /// <summary>Cut between what people see as characters.</summary>
    private static string Shortened(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next <= length) end = next;
        return end == 0 ? "document" : text[..end].TrimEnd(' ', '.');
    }
}
