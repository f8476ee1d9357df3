using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Invoices.Views;

/// <summary>A part of the editor that draws itself again whenever something was typed anywhere in it.</summary>
public abstract class EditorPart : ComponentBase, IDisposable
{
    [Parameter, EditorRequired] public EditorState State { get; set; } = null!;

    protected InvoiceForm Form => State.Form;

    protected override void OnInitialized() => State.Changed += Draw;

    protected void Edit(Action change)
    {
        change();
        State.Touch();
    }

    public virtual void Dispose()
    {
        State.Changed -= Draw;
        GC.SuppressFinalize(this);
    }

    private void Draw() => _ = InvokeAsync(StateHasChanged);
}
