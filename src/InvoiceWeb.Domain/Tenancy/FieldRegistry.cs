namespace InvoiceWeb.Tenancy;

/// <summary>All custom fields of a company in the order in which they were added, with the fiscal years in which they are asked for.</summary>
public sealed class FieldRegistry(IReadOnlyList<CustomField> fields, IReadOnlyList<FiscalYear> years)
{
    public static FieldRegistry None { get; } = new([], []);

    public IReadOnlyList<CustomField> All { get; } = [.. fields.OrderBy(f => f.AppliesTo)];

    public IEnumerable<CustomField> Of(CustomFieldTarget target) => All.Where(f => f.AppliesTo == target);

    public CustomField? Find(CustomFieldTarget target, string key) => All.FirstOrDefault(f => f.AppliesTo == target && f.Key == key);

    /// <summary>The fiscal year of a day; its calendar year where no fiscal year covers it.</summary>
    public int YearOf(DateOnly day) => years.FirstOrDefault(y => y.Covers(day))?.Year ?? day.Year;

    /// <summary>What a form shows: the fields asked for on a day, and those that hold a value.</summary>
    public IEnumerable<CustomField> Shown(CustomFieldTarget target, DateOnly day, FieldValues values) =>
        Of(target).Where(f => f.IsAskedIn(YearOf(day)) || values.Text(f.Key) is not null);

    /// <summary>What is wrong with the values that were changed; what stood there before is left alone.</summary>
    /// <param name="at">The name of a problem's field, in front of the key.</param>
    public IEnumerable<RuleBrokenException> Check(CustomFieldTarget target, FieldValues values, FieldValues before, string at = "") =>
        from field in Of(target)
        where values.Json(field.Key) != before.Json(field.Key)
        select FieldText.Problem(field, values, before.Text(field.Key), At(at, field)) into problem
        where problem is not null
        select problem;

    /// <summary>Required fields of that day's year that are empty.</summary>
    public IEnumerable<CustomField> Missing(CustomFieldTarget target, DateOnly day, FieldValues values)
    {
        var year = YearOf(day);
        return Of(target).Where(f => f.IsRequired && f.IsAskedIn(year) && values.Text(f.Key) is null);
    }

    /// <summary>How problems name a field, such as <c>Lines[0].Fields.project</c>.</summary>
    public static string At(string owner, CustomField field) => $"{owner}Fields.{field.Key}";
}
