using System.Globalization;
using InvoiceWeb.Invoices;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Documents.Views;

public sealed partial class InvoiceSheet
{
    /// <summary>A longer note is not kept together with the totals: it may run on over pages.</summary>
    private const int ShortNote = 400;

    [Parameter, EditorRequired] public InvoiceDocument Document { get; set; } = null!;

    /// <summary>Where pages begin on paper; on screen there are none.</summary>
    [Parameter] public PagePlan? Plan { get; set; }

    private CultureInfo Culture => Document.Culture;

    private SheetColumns Columns { get; set; } = null!;

    private string? Number => Document.Direction is InvoiceDirection.Sales ? Document.Number : Document.SupplierNumber;

    private string? Mark => SheetTexts.Mark(Document);

    private bool HasShortNote => Document.Note!.Length + (80 * Document.Note.Count(c => c is '\n')) <= ShortNote;

    protected override void OnParametersSet() => Columns = SheetColumns.Of(Document);

    private string Word(string key) => SheetTexts.Word(key, Culture);

    private string Amount(decimal amount) => SheetTexts.Amount(amount, Document.Currency, Culture);

    private decimal SumBefore(int line) => Document.Lines.Take(line).Sum(l => l.NetAmount);

    /// <summary>Where a line begins a page, the row of the sum brought forward does it; before the first line there is none.</summary>
    private string? RowClass(int line) => Plan switch
    {
        null => null,
        _ when line == 0 && Plan.Breaks.Contains(0) => "sheet-page",
        _ when Plan.Tall.Contains(line) => "sheet-tall",
        _ => null,
    };

    private IEnumerable<string> Notes(DocumentLine line)
    {
        if (line.DiscountPercent != 0) yield return $"{Word("Discount")} {SheetTexts.Rate(line.DiscountPercent, Culture)}";
        foreach (var field in line.Fields) yield return $"{field.Label}: {SheetTexts.Field(field, Culture)}";
        foreach (var item in line.Adjustments) yield return $"{SheetTexts.Adjustment(item, Culture)}: {Amount(item.SignedAmount)}";
    }
}
