using System.Globalization;
using System.Text.RegularExpressions;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Audit.Views;

/// <summary>Says in the reader's words what the history keeps in a form of its own: fields by name, values as they are hashed.</summary>
public static partial class HistoryWords
{
    /// <summary>Fields whose values are words of the program, not of a person.</summary>
    private static readonly string[] Chosen = ["status", "closed", "usualSeries", "archived", "customer", "supplier", "only these", "required", "searchable", "printed"];

    /// <summary>“line 3 quantity”, “line “Oak table” price” or “dueDate”.</summary>
    /// <param name="fields">The company's custom fields, by whose labels people know them.</param>
    /// <param name="subject">Whose history it is; what stands behind “line …” is the line's.</param>
    public static string Field(IStringLocalizer<Texts> texts, string name, FieldRegistry? fields = null, CustomFieldTarget subject = CustomFieldTarget.Invoice)
    {
        if (Line().Match(name) is not { Success: true } line) return Part(texts, name, fields, subject);
        var of = texts["line {0}", line.Groups["which"].Value];
        return line.Groups["rest"] is { Length: > 0 } rest ? $"{of}, {Part(texts, rest.Value, fields, CustomFieldTarget.Line)}" : of;
    }

    /// <summary>Days, moments, numbers and words of the program as the reader writes them; what a person typed stays as it is.</summary>
    public static string Value(IStringLocalizer<Texts> texts, string field, string? value, TimeZoneInfo zone)
    {
        if (value is null) return "–";
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return DayText.Of(day);
        if (Moment().IsMatch(value) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var at)) return DayText.Of(TimeZoneInfo.ConvertTime(at, zone));
        if (Decimals().IsMatch(value) && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) return NumberText.Format(number, CultureInfo.CurrentCulture);
        if (Custom().IsMatch(field) && value is "true" or "false") return texts[value is "true" ? "True" : "False"];
        return Chosen.Contains(field) ? texts[value] : value;
    }

    /// <returns>Where the record is that the change names by its id alone, below the company; null when the change says what it means.</returns>
    public static string? Place(AuditChange change) => Guid.TryParse(change.To, out var id) ? change.Field switch
    {
        "payment" => $"payments/{id}",
        "creditNote" or "copyOf" => $"invoices/{id}",
        _ => null,
    } : null;

    private static string Part(IStringLocalizer<Texts> texts, string name, FieldRegistry? fields, CustomFieldTarget target) =>
        Numbered().Match(name) is { Success: true } item ? texts["allowance or charge {0}", item.Groups["n"].Value]
        : Custom().Match(name) is { Success: true } custom ? Label(texts, custom.Groups["key"].Value, fields, target) : texts[name];

    /// <summary>The key only where the field is gone.</summary>
    private static string Label(IStringLocalizer<Texts> texts, string key, FieldRegistry? fields, CustomFieldTarget target) =>
        fields?.Find(target, key)?.Label ?? texts["custom field {0}", key];

    [GeneratedRegex("^line (?<which>\\d+|“.*”)( (?<rest>.+))?$", RegexOptions.Singleline)]
    private static partial Regex Line();

    [GeneratedRegex(@"^allowance or charge (?<n>\d+)$")]
    private static partial Regex Numbered();

    [GeneratedRegex("\\bcustom field (?<key>.+)$", RegexOptions.Singleline)]
    private static partial Regex Custom();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")]
    private static partial Regex Moment();

    /// <summary>Whole numbers are left alone: they may be a postcode, a year or a number somebody gave.</summary>
    [GeneratedRegex(@"^-?\d+\.\d+$")]
    private static partial Regex Decimals();
}
