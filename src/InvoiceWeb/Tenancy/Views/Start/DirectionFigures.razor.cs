using InvoiceWeb.Invoices;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Tenancy.Views.Start;

public sealed partial class DirectionFigures
{
    [CascadingParameter] public required TenantContext Here { get; set; }
    [Parameter, EditorRequired] public InvoiceDirection Direction { get; set; }

    /// <summary>Null while loading.</summary>
    [Parameter, EditorRequired] public CompanyFigures? Figures { get; set; }

    private string Title => Direction is InvoiceDirection.Sales ? T["Sales: owed to you"] : T["Purchases: you owe"];
    private string Base => Here.Company.BaseCurrency;
    private DateOnly Today => Figures?.Today ?? Here.Today;
    private DateOnly Month => new(Today.Year, Today.Month, 1);
    private IReadOnlyList<Figure>? Moved => Figures?.Moved(Direction, Month);

    private string Documents(IReadOnlyList<Figure>? figures) => T.Count(figures?.Sum(f => f.Count) ?? 0, "1 invoice", "{0} invoices");

    /// <summary>Only where there is more than one currency to add up.</summary>
    private decimal? Sum(IReadOnlyList<Figure>? figures) => figures is { Count: > 0 } && figures.Any(f => Figures!.HasRate(f.Currency)) ? Figures!.InBase(figures) : null;

    private string? Without(IReadOnlyList<Figure>? figures) =>
        figures?.Where(f => !Figures!.HasRate(f.Currency)).Select(f => f.Currency).ToList() is { Count: > 0 } missing
            ? T["without {0}: no exchange rate", string.Join(", ", missing)].Value : null;
}
