using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Invoices.Views;

public sealed partial class InvoiceTable
{
    /// <summary>Stands between our number and the supplier's; a narrow column breaks there and nowhere else.</summary>
    private const string Between = " · ";

    private int? _anchor;

    [CascadingParameter] public required TenantContext Here { get; set; }

    /// <summary>Null while loading.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<InvoiceRow>? Rows { get; set; }

    /// <summary>The page says whose invoices these are; the column would only repeat it.</summary>
    [Parameter] public bool IsOfOneParticipant { get; set; }

    /// <summary>One sentence and one button: the way out of an empty list.</summary>
    [Parameter, EditorRequired] public RenderFragment Empty { get; set; } = null!;

    /// <summary>Null for the usual ones: with the one that tells sales from purchases where both are among the rows.</summary>
    [Parameter] public IReadOnlySet<InvoiceColumn>? Columns { get; set; }

    /// <summary>Custom fields that are columns; their values stand in the rows.</summary>
    [Parameter] public IReadOnlyList<CustomField> Fields { get; set; } = [];

    /// <summary>How the rows are ordered; with <see cref="OrderUrl"/> the headers lead to other orders.</summary>
    [Parameter] public InvoiceOrder? Order { get; set; }

    [Parameter] public Func<InvoiceSort, string?>? OrderUrl { get; set; }

    /// <summary>Ids of selected rows, of this page and of others; null where nothing can be selected.</summary>
    [Parameter] public IReadOnlySet<Guid>? Selected { get; set; }

    /// <summary>Rows that become selected, or no longer are.</summary>
    [Parameter] public EventCallback<SelectedRows> SelectedChanged { get; set; }

    private bool IsSelectable => Selected is not null;

    private bool AllSelected => Rows is { Count: > 0 } && Selectable.Any() && Selectable.All(row => Selected!.Contains(row.Id));

    /// <summary>What is archived takes part in nothing that is done to a selection.</summary>
    private IEnumerable<InvoiceRow> Selectable => (Rows ?? []).Where(row => !row.IsArchived);

    private int CellCount => 1 + (IsSelectable ? 1 : 0) + Enum.GetValues<InvoiceColumn>().Count(Shows) + Fields.Count;

    private IReadOnlySet<InvoiceColumn> Chosen => Columns ?? (Rows?.DistinctBy(row => row.Direction).Count() > 1 ? InvoiceColumns.UsualOfBoth : InvoiceColumns.Usual);

    private bool Shows(InvoiceColumn column) => Chosen.Contains(column) && !(IsOfOneParticipant && column is InvoiceColumn.Participant);

    private string Name(InvoiceRow row) => row.Numbers ?? T["No number yet"];

    private Task SelectAllAsync() => SelectedChanged.InvokeAsync(new([.. Selectable], !AllSelected));

    /// <summary>With the shift key everything between the last row touched and this one.</summary>
    private Task SelectAsync(int at, bool range)
    {
        var on = !Selected!.Contains(Rows![at].Id);
        var from = range && _anchor is { } anchor && anchor < Rows.Count ? anchor : at;
        _anchor = at;
        return SelectedChanged.InvokeAsync(new([.. Rows.Skip(Math.Min(from, at)).Take(Math.Abs(from - at) + 1).Where(row => !row.IsArchived)], on));
    }
}

public sealed record SelectedRows(IReadOnlyList<InvoiceRow> Rows, bool IsOn);
