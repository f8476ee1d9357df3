namespace InvoiceWeb.Tenancy;

/// <summary>What the registry of custom fields refuses, by stable code.</summary>
public static class CustomFieldRules
{
    public const int KeyLength = 40;
    public const int LabelLength = 60;
    public const int ChoiceLength = 100;
    public const int MostChoices = 200;

    /// <summary>Of one target: more would make a form that nobody fills in.</summary>
    public const int MostFields = 50;

    private const int FirstYear = 1970;
    private const int LastYear = 2150;

    /// <exception cref="RuleBrokenException"><c>field.key-shape</c></exception>
    public static string RequireKey(string? key) =>
        key is { Length: > 0 and <= KeyLength } && char.IsAsciiLetterLower(key[0]) && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_')
            ? key : throw new RuleBrokenException("field.key-shape", $"A key begins with a small letter and has at most {KeyLength} small letters, digits and underscores, such as “project”.") { Field = "Key" };

    /// <exception cref="RuleBrokenException"><c>field.label</c></exception>
    public static string RequireLabel(string? label) => Text.CleanLine(label) is { Length: <= LabelLength } text
        ? text : throw new RuleBrokenException("field.label", $"Type a label of at most {LabelLength} characters.") { Field = "Label" };

    /// <exception cref="RuleBrokenException"><c>field.no-choices</c>, <c>field.choice-shape</c>, <c>field.choice-twice</c></exception>
    public static List<string> RequireChoices(CustomFieldType type, IReadOnlyList<string> typed)
    {
        if (type is not CustomFieldType.Choice) return [];
        var choices = typed.Select(Text.CleanLine).OfType<string>().ToList();
        if (choices.Count == 0) throw new RuleBrokenException("field.no-choices", $"Type the choices, one on each line.") { Field = "Choices" };
        if (choices.Count > MostChoices || choices.Any(c => c.Length > ChoiceLength))
            throw new RuleBrokenException("field.choice-shape", $"There are at most {MostChoices} choices of at most {ChoiceLength} characters.") { Field = "Choices" };
        return choices.GroupBy(c => c, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new RuleBrokenException("field.choice-twice", $"“{twice.Key}” stands among the choices twice.") { Field = "Choices" } : choices;
    }

    /// <exception cref="RuleBrokenException"><c>field.year-range</c>, <c>field.years</c></exception>
    public static void RequireYears(int? since, int? until)
    {
        foreach (var (field, year) in new[] { ("SinceYear", since), ("UntilYear", until) })
            if (year is < FirstYear or > LastYear) throw new RuleBrokenException("field.year-range", $"A fiscal year lies between {FirstYear} and {LastYear}.") { Field = field };
        if (since > until) throw new RuleBrokenException("field.years", $"The last year lies before the first one.") { Field = "UntilYear" };
    }

    public static RuleBrokenException Fixed(string label) =>
        new("field.fixed", $"Key, type and place of “{label}” stay as they are: values were written with them. Retire the field and add another one.") { Field = "Key" };

    public static RuleBrokenException NotSearchable() =>
        new("field.not-searchable", $"Only fields of invoices can be filtered by.") { Field = "IsSearchable" };

    public static RuleBrokenException KeyTaken(string key, string label) =>
        new("field.key-taken", $"The key “{key}” is taken already, by “{label}”.") { Field = "Key" };

    public static RuleBrokenException TooMany() => new("field.too-many", $"There are {MostFields} fields already; that is the most.");

    public static RuleBrokenException Missing(string label, string at) =>
        new("field.missing", $"Fill in “{label}”.") { Field = at };

    public static RuleBrokenException MissingOnLine(string label, int line, string at) =>
        new("field.missing-on-line", $"Fill in “{label}” in line {line}.") { Field = at };

    public static RuleBrokenException MissingOnParticipant(string label, string participant) =>
        new("field.missing-on-participant", $"“{label}” of {participant} is not filled in. Complete the participant first.") { Field = "ParticipantId" };

    public static RuleBrokenException Printed(string label) =>
        new("field.printed", $"“{label}” is printed on the issued document and stays as it is.");

    public static RuleBrokenException Unknown(string key) => new("field.unknown", $"There is no field “{key}”.");
}
