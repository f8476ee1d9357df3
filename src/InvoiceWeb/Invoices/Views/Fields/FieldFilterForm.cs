using InvoiceWeb.Invoices.Fields;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Invoices.Views.Fields;

/// <summary>The filter on one searchable field while it is typed.</summary>
public sealed class FieldFilterForm
{
    public required CustomField Field { get; init; }

    /// <summary>The beginning of a text, a choice, or yes or no.</summary>
    public string? Value { get; set; }
    public DateOnly? FromDay { get; set; }
    public DateOnly? ToDay { get; set; }
    public NumberEntry From { get; init; } = new();
    public NumberEntry To { get; init; } = new();

    public IReadOnlyList<string> Choices => Field.Type is CustomFieldType.YesNo ? ["true", "false"] : Field.Choices;

    public bool IsInvalid => From.IsInvalid || To.IsInvalid;

    public static IReadOnlyList<FieldFilterForm> Of(FieldRegistry registry, FieldConditions conditions) =>
    [
        .. registry.Of(CustomFieldTarget.Invoice).Where(f => f.IsSearchable).Select(f => (Field: f, Now: conditions.Of(f.Key))).Select(f => new FieldFilterForm
        {
            Field = f.Field, Value = f.Now?.Value, FromDay = FieldText.Day(f.Now?.From), ToDay = FieldText.Day(f.Now?.To),
            From = new(FieldText.Number(f.Now?.From)), To = new(FieldText.Number(f.Now?.To)),
        }),
    ];

    public static FieldConditions ToConditions(IEnumerable<FieldFilterForm> forms) => new(forms.Select(f => f.ToCondition()));

    private FieldCondition ToCondition() => Field.Type switch
    {
        CustomFieldType.Number => new(Field.Key, From: Plain(From), To: Plain(To)),
        CustomFieldType.Date => new(Field.Key, From: Iso(FromDay), To: Iso(ToDay)),
        _ => new(Field.Key, Text.CleanLine(Value)),
    };

    private static string? Plain(NumberEntry entry) => entry.Value is { } number ? FieldText.Plain(number) : null;

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
