using System.Globalization;
using InvoiceWeb.Documents;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Invoices.Views;

public sealed partial class LineRow : IDisposable
{
    private static readonly NumberEntry NoRate = new(0);

    private RuleBrokenException? _problem;
    private string? _warning;
    private string _net = "";
    private string? _rounding;
    private int _drawnNumber;

    /// <summary>The VAT category was chosen here and now: what it demands is said beside it.</summary>
    private bool _explains;

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
        var rounding = problem is null && net.Length > 0 ? Rounding(net) : null;
        if (problem?.Message == _problem?.Message && warning == _warning && net == _net && rounding == _rounding && Number == _drawnNumber) return;
        // What is refused must be seen.
        if (problem?.Field?.Contains(".Fields.", StringComparison.Ordinal) == true) Line.IsOpen = true;
        (_problem, _warning, _net, _rounding, _drawnNumber) = (problem, warning, net, rounding, Number);
        _ = InvokeAsync(StateHasChanged);
    }

    private bool Refused(string field) => _problem?.Field?.EndsWith("." + field, StringComparison.Ordinal) == true;

    private RuleBrokenException? ProblemOf(CustomField field) => _problem?.Field?.EndsWith("." + FieldRegistry.At("", field), StringComparison.Ordinal) == true ? _problem : null;

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

    private void ChooseVat(VatCategory category)
    {
        _explains = true;
        Change(() => Line.VatCategory = category);
    }

    private void Remove()
    {
        State.Form.Lines.Remove(Line);
        State.Rearrange();
    }

    /// <summary>Yen have no cents, dinars have three places: a finer price is allowed, but nobody is left to wonder where the rest went.</summary>
    private string? Rounding(string net) =>
        Currency.Find(State.Form.Currency) is not { MinorUnits: not 2 } currency || Line.Price.Value is not { } price || currency.IsExact(price) ? null
        : currency.MinorUnits == 0 ? T["{0} has no decimal places: this line is rounded to {1}.", currency.Code, net].Value
        : T["{0} has {1} decimal places: this line is rounded to {2}.", currency.Code, currency.MinorUnits, net].Value;

    /// <summary>Typed on purpose or by mistake: it may be saved either way.</summary>
    private string? Warning() => !Line.IsBlank && Line.VatCategory.HasRate() && Line.VatRate.Value is { } rate && !State.Choices.IsOffered(rate, State.Day)
        ? T["{0} % is not among your VAT rates of {1}.", rate.ToString("0.####", CultureInfo.CurrentCulture), DayText.Of(State.Day)].Value : null;

    private string Sum()
    {
        if (Line.IsBlank || Currency.Find(State.Form.Currency) is not { } currency || Line.Numbers.Any(n => n.Entry.IsInvalid)) return "";
        var content = Line.ToContent();
        return InvoiceContentRules.Check(new InvoiceContent { Currency = currency.Code, Lines = [content] }).Any()
            ? "" : SheetTexts.Amount(content.LineNet(currency), currency, CultureInfo.CurrentCulture);
    }
}
