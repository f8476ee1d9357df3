using System.Globalization;
using System.Text;

namespace InvoiceWeb.Tenancy;

/// <summary>
/// Values of custom fields: as they are written into the metadata, what is wrong with them, and the text by which they are searched.
/// Numbers are JSON strings in decimal notation, because decimals are strings wherever documents are hashed; days are ISO 8601;
/// yes and no are booleans; texts and choices are strings.
/// </summary>
public static class FieldText
{
    public const int TextLength = 200;

    /// <summary>Digits before the decimal point.</summary>
    private const int WholeDigits = 15;
    private const int Places = 8;
    private const decimal TooLarge = 1_000_000_000_000_000m;

    /// <param name="typed">Independent of any culture: <c>-12.5</c>, <c>2026-05-31</c>, <c>true</c>.</param>
    /// <returns>JSON; null for an empty field.</returns>
    public static string? ToJson(CustomFieldType type, string? typed) => Text.CleanLine(typed) is not { } text ? null : type switch
    {
        CustomFieldType.YesNo => text is "true" or "false" ? text : FieldValues.Quoted(text),
        CustomFieldType.Number => FieldValues.Quoted(Number(text) is { } number ? Plain(number) : text),
        _ => FieldValues.Quoted(text),
    };

    /// <param name="before">The value that stands there already; a choice that is no longer offered may stay.</param>
    /// <returns>Null when nothing is wrong.</returns>
    public static RuleBrokenException? Problem(CustomField field, FieldValues values, string? before, string at)
    {
        if (values.Text(field.Key) is not { } text) return null;
        var isText = values.Json(field.Key)![0] is '"';
        return field.Type switch
        {
            CustomFieldType.Text when !isText || text.Length > TextLength => new("field.text-too-long", $"“{field.Label}” holds a text of at most {TextLength} characters.") { Field = at },
            CustomFieldType.Number when Number(text) is null => new("field.not-a-number", $"“{text}” is not a number with at most {WholeDigits} digits before and {Places} after the decimal point.") { Field = at },
            CustomFieldType.Date when Day(text) is null => new("field.not-a-day", $"“{text}” is not a date.") { Field = at },
            CustomFieldType.YesNo when isText || text is not ("true" or "false") => new("field.not-yes-or-no", $"“{field.Label}” is answered by yes or no.") { Field = at },
            CustomFieldType.Choice when text != before && !field.Choices.Contains(text) => new("field.not-a-choice", $"“{text}” is not among the choices of “{field.Label}”.") { Field = at },
            _ => null,
        };
    }

    public static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < TooLarge && decimal.Round(number, Places, MidpointRounding.ToZero) == number ? number : null;

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Plain(decimal number) => number.ToString("0.########", CultureInfo.InvariantCulture);

    /// <summary>The text of a value in the side table: its order under the C collation is the order of the type.</summary>
    /// <returns>Null for what is no value of the type: it is not found, and stays what it is.</returns>
    public static string? SearchKey(CustomFieldType type, string? text) => type switch
    {
        CustomFieldType.Number => Number(text) is { } number ? Sortable(number) : null,
        CustomFieldType.Date => Day(text) is null ? null : text,
        CustomFieldType.YesNo => text is "true" or "false" ? text : null,
        CustomFieldType.Choice => Text.CleanLine(text) is { Length: <= CustomFieldRules.ChoiceLength } choice ? choice : null,
        _ => Folded(text),
    };

    /// <summary>Small letters without accents: nobody remembers how a project was spelled.</summary>
    private static string? Folded(string? text)
    {
        var plain = new StringBuilder();
        foreach (var c in (Text.CleanLine(text) ?? "").Normalize(NormalizationForm.FormKD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark) plain.Append(char.ToLowerInvariant(c));
        var key = string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (key.Length > TextLength) key = key[..(char.IsHighSurrogate(key[TextLength - 1]) ? TextLength - 1 : TextLength)];
        return key.Length == 0 ? null : key;
    }

    /// <summary>As many digits for each number; those below zero come first and run backwards, by the nines' complement.</summary>
    private static string Sortable(decimal number)
    {
        var digits = Math.Abs(number).ToString(new string('0', WholeDigits) + "." + new string('0', Places), CultureInfo.InvariantCulture);
        return number >= 0 ? "1" + digits : "0" + string.Concat(digits.Select(c => c is '.' ? c : (char)('0' + '9' - c)));
    }
}
