using System.Globalization;
using InvoiceWeb.Ui;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Tenancy.Views.Fields;

/// <summary>Says custom fields and their values in the reader's words.</summary>
public static class FieldWords
{
    public static string Value(IStringLocalizer<Texts> texts, CustomFieldType type, string value) => type switch
    {
        CustomFieldType.Number when FieldText.Number(value) is { } number => NumberText.Format(number, CultureInfo.CurrentCulture),
        CustomFieldType.Date when FieldText.Day(value) is { } day => DayText.Of(day),
        CustomFieldType.YesNo when value is "true" or "false" => texts[value is "true" ? "True" : "False"],
        _ => value,
    };

    /// <summary>Label and value of what a record holds: known fields in the order of the registry, then keys that nobody here knows.</summary>
    public static IEnumerable<(string Label, string Value, bool IsKnown)> Of(IStringLocalizer<Texts> texts, FieldRegistry registry, CustomFieldTarget target, FieldValues values)
    {
        foreach (var field in registry.Of(target))
            if (values.Text(field.Key) is { } value) yield return (field.Label, Value(texts, field.Type, value), true);
        foreach (var key in values.Keys.Where(key => registry.Find(target, key) is null).Order(StringComparer.Ordinal))
            if (values.Text(key) is { } value) yield return (key, value, false);
    }

    public static string Type(CustomFieldType type) => type switch
    {
        CustomFieldType.Text => "Text of one line",
        CustomFieldType.Number => "A number",
        CustomFieldType.Date => "A date",
        CustomFieldType.Choice => "One of several choices",
        CustomFieldType.YesNo => "Yes or no",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static string Target(CustomFieldTarget target) => target switch
    {
        CustomFieldTarget.Invoice => "Invoices",
        CustomFieldTarget.Line => "Lines of invoices",
        CustomFieldTarget.Participant => "Participants",
        _ => throw new ArgumentOutOfRangeException(nameof(target)),
    };
}
