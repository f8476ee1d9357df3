using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices.Fields;

/// <summary>The custom fields by which a list is narrowed, as they stand in its address. Equal when they say the same.</summary>
public sealed class FieldConditions : IEquatable<FieldConditions>
{
    private const string Prefix = "field.";

    /// <summary>More would be no question of a person.</summary>
    private const int Most = 10;

    private readonly IReadOnlyList<FieldCondition> _all;

    public FieldConditions(IEnumerable<FieldCondition> all) =>
        _all = [.. all.Where(c => c.Value is not null || c.From is not null || c.To is not null).DistinctBy(c => c.Key).OrderBy(c => c.Key, StringComparer.Ordinal).Take(Most)];

    public static FieldConditions None { get; } = new([]);

    public FieldCondition? Of(string key) => _all.FirstOrDefault(c => c.Key == key);

    public FieldConditions Without(string key) => new(_all.Where(c => c.Key != key));

    /// <summary>Conditions that the registry can answer: on searchable fields of invoices, and with a value of their type.</summary>
    public IEnumerable<(CustomField Field, FieldCondition Condition)> Known(FieldRegistry registry) =>
        from condition in _all
        let field = registry.Find(CustomFieldTarget.Invoice, condition.Key)
        where field is { IsSearchable: true } && FieldRange.Of(field, condition) is not null
        select (field, condition);

    public IReadOnlyList<FieldRange> Ranges(FieldRegistry registry) => [.. Known(registry).Select(known => FieldRange.Of(known.Field, known.Condition)!)];

    public static FieldConditions Parse(IReadOnlyDictionary<string, string?> query) => new(
        from pair in query
        where pair.Key.StartsWith(Prefix, StringComparison.Ordinal)
        group pair by pair.Key.Split('.')[1] into parts
        select new FieldCondition(parts.Key, query.GetValueOrDefault(Prefix + parts.Key), query.GetValueOrDefault($"{Prefix}{parts.Key}.from"), query.GetValueOrDefault($"{Prefix}{parts.Key}.to")));

    public IEnumerable<KeyValuePair<string, string?>> ToQuery() => _all.SelectMany(c => new KeyValuePair<string, string?>[]
    {
        new(Prefix + c.Key, c.Value), new($"{Prefix}{c.Key}.from", c.From), new($"{Prefix}{c.Key}.to", c.To),
    });

    public bool Equals(FieldConditions? other) => other is not null && _all.SequenceEqual(other._all);

    public override bool Equals(object? obj) => Equals(obj as FieldConditions);

    public override int GetHashCode() => _all.Count;
}
