using InvoiceWeb.Ui;

namespace InvoiceWeb.Tenancy.Views.Fields;

/// <summary>The custom fields of one record while they are being typed. What is not touched is not written.</summary>
public sealed class FieldForm(FieldRegistry registry, CustomFieldTarget target, FieldValues origin)
{
    private readonly Dictionary<string, FieldEntry> _entries = [];

    /// <summary>What stood there when the typing began.</summary>
    public FieldValues Origin => origin;

    public static FieldForm None(CustomFieldTarget target) => new(FieldRegistry.None, target, FieldValues.None);

    /// <summary>The fields of a form that was begun on this day.</summary>
    public IEnumerable<CustomField> Shown(DateOnly day) => registry.Shown(target, day, origin);

    public bool IsAsked(CustomField field, DateOnly day) => field.IsAskedIn(registry.YearOf(day));

    /// <summary>A field that people know holds a value.</summary>
    public bool HasValues => registry.Of(target).Any(f => origin.Text(f.Key) is not null);

    public FieldEntry Of(CustomField field) => _entries.TryGetValue(field.Key, out var entry) ? entry : _entries[field.Key] = new FieldEntry(field, origin.Text(field.Key));

    public FieldValues ToValues() => _entries.Where(e => e.Value.IsTouched).Aggregate(origin, (values, e) => values.With(e.Key, e.Value.Json));

    /// <summary>What is wrong with what was typed.</summary>
    /// <param name="at">In front of the names of fields, such as <c>Lines[0].</c></param>
    public IEnumerable<RuleBrokenException> Problems(string at = "") => registry.Check(target, ToValues(), origin, at);

    /// <summary>Puts back what a typing journal kept, letter by letter.</summary>
    /// <param name="typed">By the names under which inputs are journalled.</param>
    public void Restore(IReadOnlyDictionary<string, string?> typed)
    {
        foreach (var field in registry.Of(target))
            if (typed.TryGetValue(JournalName(field), out var text)) Of(field).Restore(text);
    }

    /// <summary>The name under which the typing journal keeps a field; no field of a form is called so.</summary>
    public static string JournalName(CustomField field) => "field." + field.Key;
}

/// <summary>One field while it is being typed.</summary>
public sealed class FieldEntry
{
    private readonly CustomFieldType _type;

    public FieldEntry(CustomField field, string? text)
    {
        (_type, Text) = (field.Type, text);
        if (_type is not CustomFieldType.Number) return;
        if (FieldText.Number(text) is { } number) Number.Set(number);
        else Number.Type(text);
    }

    /// <summary>As it is stored; for numbers see <see cref="Number"/>.</summary>
    public string? Text { get; private set; }

    public NumberEntry Number { get; } = new();

    public bool IsTouched { get; private set; }

    public string? Json => _type is CustomFieldType.Number
        ? FieldText.ToJson(_type, Number.Value is { } number ? FieldText.Plain(number) : Number.Text) : FieldText.ToJson(_type, Text);

    public void Type(string? text) => (Text, IsTouched) = (string.IsNullOrEmpty(text) ? null : text, true);

    public void Touch() => IsTouched = true;

    public void Restore(string? text)
    {
        if (_type is CustomFieldType.Number)
        {
            if (text == Number.Text) return;
            Number.Type(text);
            IsTouched = true;
        }
        else if ((text ?? "") != (Text ?? "")) Type(text);
    }
}
