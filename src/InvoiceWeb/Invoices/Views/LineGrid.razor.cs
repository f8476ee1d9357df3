using System.Globalization;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace InvoiceWeb.Invoices.Views;

public sealed partial class LineGrid
{
    /// <summary>The units most invoices use; any other code of a document is kept.</summary>
    private static readonly string[] Units = ["C62", "HUR", "DAY", "MON", "KGM", "MTR", "MTK", "LTR", "KMT"];

    private Guid? _focusNext;

    [Parameter, EditorRequired] public InvoiceForm Form { get; set; } = null!;
    [Parameter] public IReadOnlyList<RuleBrokenException> Problems { get; set; } = [];

    /// <summary>Per cent that a first line begins with.</summary>
    [Parameter] public decimal StandardRate { get; set; }

    [Parameter] public EventCallback Edited { get; set; }
    [Inject] public required RuleTexts RuleTexts { get; init; }
    [Inject] public required IJSRuntime Script { get; init; }

    private int Places => Currency.Find(Form.Currency)?.MinorUnits ?? 2;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusNext is not { } line) return;
        _focusNext = null;
        await Script.InvokeVoidAsync("invoiceweb.focus", $"line-{line:N}");
    }

    /// <summary>Problems count the lines of the invoice; blank lines of the grid are none of them.</summary>
    private RuleBrokenException? Problem(int row)
    {
        if (Form.Lines[row].IsBlank) return null;
        var index = Form.Lines.Take(row).Count(l => !l.IsBlank);
        var at = string.Create(CultureInfo.InvariantCulture, $"Lines[{index}].");
        return Problems.FirstOrDefault(p => p.Field?.StartsWith(at, StringComparison.Ordinal) == true);
    }

    private string Net(LineForm line)
    {
        if (Currency.Find(Form.Currency) is not { } currency || line.IsBlank) return "";
        // Numbers that no invoice could carry are refused beside their field; the live sum just stays silent about them.
        return InvoiceContentRules.Check(new InvoiceContent { Currency = Form.Currency, Lines = [line.ToContent()] }).Any()
            ? "" : line.ToContent().LineNet(currency).ToString("N" + currency.MinorUnits.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture);
    }

    private Task Changed(Action change)
    {
        change();
        return Edited.InvokeAsync();
    }

    private Task AddAsync()
    {
        _focusNext = Form.AddLine(StandardRate).Id;
        return Edited.InvokeAsync();
    }

    private Task KeyAsync(KeyboardEventArgs key, LineForm line) =>
        key.Key == "Enter" && Form.Lines[^1] == line ? AddAsync() : Task.CompletedTask;
}
