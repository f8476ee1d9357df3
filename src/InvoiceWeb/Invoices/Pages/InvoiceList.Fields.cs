using InvoiceWeb.Tenancy;
using Microsoft.JSInterop;

namespace InvoiceWeb.Invoices.Pages;

/// <summary>Custom fields of the list: as columns that a person chooses, and as filters.</summary>
public sealed partial class InvoiceList
{
    private FieldRegistry? _fields;
    private HashSet<string> _fieldColumns = [];

    /// <summary>Of this company: another one has other fields.</summary>
    private string FieldColumnsKey => $"invoice-field-columns-{Here.Slug}";

    private FieldRegistry Registry => _fields ?? FieldRegistry.None;

    private IEnumerable<CustomField> Offered => Registry.Of(CustomFieldTarget.Invoice);

    private IReadOnlyList<CustomField> ShownFields => [.. Offered.Where(f => _fieldColumns.Contains(f.Key))];

    private async Task ReadFieldsAsync(Actor actor, CancellationToken stop)
    {
        if (_fields is not null) return;
        _fields = await Read.Fields.ExecuteAsync(actor, stop);
        var kept = await Scripts.InvokeAsync<string?>("invoiceweb.recall", stop, FieldColumnsKey);
        _fieldColumns = [.. (kept ?? "").Split(',')];
    }

    private async Task ToggleFieldColumnAsync(CustomField field)
    {
        if (!_fieldColumns.Remove(field.Key)) _fieldColumns.Add(field.Key);
        await Scripts.InvokeVoidAsync("invoiceweb.keep", Leaving, FieldColumnsKey, string.Join(',', _fieldColumns.Order()));
    }
}
