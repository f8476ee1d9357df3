using InvoiceWeb.Invoices.Views.Fields;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Invoices.Views;

/// <summary>Filters while they are typed.</summary>
public sealed class FilterForm
{
    public Guid? ParticipantId { get; set; }
    public string? ParticipantName { get; set; }
    public DateOnly? IssuedFrom { get; set; }
    public DateOnly? IssuedTo { get; set; }
    public DateOnly? DueFrom { get; set; }
    public DateOnly? DueTo { get; set; }
    public NumberEntry AmountFrom { get; init; } = new();
    public NumberEntry AmountTo { get; init; } = new();
    public string Currency { get; set; } = "";

    /// <summary>For each searchable custom field.</summary>
    public IReadOnlyList<FieldFilterForm> Fields { get; init; } = [];

    public bool IsInvalid => AmountFrom.IsInvalid || AmountTo.IsInvalid || Fields.Any(f => f.IsInvalid);
}
