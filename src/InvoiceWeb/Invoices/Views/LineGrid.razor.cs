using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace InvoiceWeb.Invoices.Views;

public sealed partial class LineGrid : IAsyncDisposable
{
    private ElementReference _grid;
    private DotNetObjectReference<LineGrid>? _self;
    private Guid? _focusNext;

    [Parameter, EditorRequired] public EditorState State { get; set; } = null!;
    [Inject] public required IJSRuntime Script { get; init; }

    protected override void OnInitialized() => State.Rearranged += Redraw;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await Script.InvokeVoidAsync("invoiceweb.grid", _grid, _self);
        }
        if (_focusNext is not { } line) return;
        _focusNext = null;
        await Script.InvokeVoidAsync("invoiceweb.focus", $"line-{line:N}");
    }

    /// <summary>Enter on the last line.</summary>
    [JSInvokable]
    public void Add()
    {
        _focusNext = State.Form.AddLine(State.StandardRate).Id;
        State.Rearrange();
    }

    /// <summary>A table was pasted: rows by line breaks, cells by tabs, as spreadsheets give them.</summary>
    /// <param name="row">Where it was pasted, 0 for the first line.</param>
    /// <param name="column">0 description, 1 quantity, 2 unit, 3 price, 4 discount, 5 VAT category, 6 VAT rate.</param>
    [JSInvokable]
    public void Paste(int row, int column, string text)
    {
        PastedLines.Into(State.Form, row, column, text, State.StandardRate);
        State.Rearrange();
    }

    public ValueTask DisposeAsync()
    {
        State.Rearranged -= Redraw;
        _self?.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Redraw() => _ = InvokeAsync(StateHasChanged);
}
