using System.Globalization;
using InvoiceWeb.Documents;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Invoices.Views;

public sealed partial class LineRow : IDisposable
{
    private static readonly NumberEntry NoRate = new(0);

    private RuleBrokenException? _problem;
    private string? _warning;
    private string _net = "";
    private int _drawnNumber;

    [Parameter, EditorRequired] public EditorState State { get; set; } = null!;
    [Parameter, EditorRequired] public LineForm Line { get; set; } = null!;

    /// <summary>1 for the first line.</summary>
    [Parameter, EditorRequired] public int Number { get; set; }
    [Inject] public required RuleTexts RuleTexts { get; init; }

    protected override void OnInitialized() => State.Changed += Look;

    protected override void OnParametersSet() => Look();

    public void Dispose() => State.Changed -= Look;

    /// <summary>Draws again only when the sum, the problem or the number of this line is another one.</summary>
    private void Look()
    {
        var (problem, warning, net) = (State.Of(Line), Warning(), Sum());
        if (problem?.Message == _problem?.Message && warning == _warning && net == _net && Number == _drawnNumber) return;
        (_problem, _warning, _net, _drawnNumber) = (problem, warning, net, Number);
        _ = InvokeAsync(StateHasChanged);
    }

    private bool Refused(string field) => _problem?.Field?.EndsWith("." + field, StringComparison.Ordinal) == true;

    private void Edited() => State.Touch();

    private void EditedAndDrawn()
    {
        State.Touch();
        StateHasChanged();
    }

    private void Change(Action change)
    {
        change();
        State.Touch();
    }

    private void Remove()
    {
        State.Form.Lines.Remove(Line);
        State.Rearrange();
    }

    /// <summary>Typed on purpose or by mistake: it may be saved either way.</summary>
    private string? Warning() => !Line.IsBlank && Line.VatCategory.HasRate() && Line.VatRate.Value is { } rate && !State.Choices.IsOffered(rate, State.Day)
        ? T["{0} % is not among your VAT rates of {1}.", rate.ToString("0.####", CultureInfo.CurrentCulture), State.Day.ToString("d", CultureInfo.CurrentCulture)].Value : null;

    private string Sum()
    {
        if (Line.IsBlank || Currency.Find(State.Form.Currency) is not { } currency || Line.Numbers.Any(n => n.Entry.IsInvalid)) return "";
        var content = Line.ToContent();
        return InvoiceContentRules.Check(new InvoiceContent { Currency = currency.Code, Lines = [content] }).Any()
            ? "" : SheetTexts.Amount(content.LineNet(currency), currency, CultureInfo.CurrentCulture);
    }
}
