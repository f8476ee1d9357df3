using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices.Fields;

/// <summary>A stretch of a searchable field's values in the side table, as its texts are ordered there.</summary>
/// <param name="To">Exclusive.</param>
public sealed record FieldRange(Guid FieldId, string From, string To)
{
    /// <summary>Behind a value and before every longer one that begins with it: no value holds control characters.</summary>
    private const string Next = "\u0001";

    /// <returns>Null where the condition says nothing about a field of this type.</returns>
    public static FieldRange? Of(CustomField field, FieldCondition condition)
    {
        string? Key(string? text) => FieldText.SearchKey(field.Type, text);

        if (field.Type is CustomFieldType.Number or CustomFieldType.Date)
            return (Key(condition.From), Key(condition.To)) is var (from, to) && (from ?? to) is not null
                ? new(field.Id, from ?? "", to is null ? Text.PrefixEnd("") : to + Next) : null;
        if (Key(condition.Value) is not { } value) return null;
        return new(field.Id, value, field.Type is CustomFieldType.Text ? Text.PrefixEnd(value) : value + Next);
    }
}

/// <summary>What a list is narrowed to by one field: a beginning or a value, or a stretch. As it stands in the address, in no culture's spelling.</summary>
public sealed record FieldCondition(string Key, string? Value = null, string? From = null, string? To = null);
