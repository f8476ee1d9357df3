using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace InvoiceWeb.Ui;

/// <summary>
/// Gives the focus to the heading of a page that was gone to. The framework's <c>FocusOnNavigate</c> takes it even from somebody
/// who is quicker than the page and types already; those keys would be lost.
/// </summary>
public sealed class FocusHeading : ComponentBase
{
    private Type? _page;
    private bool _isNew;

    [Parameter, EditorRequired] public Microsoft.AspNetCore.Components.RouteData Route { get; set; } = null!;
    [Inject] public required IJSRuntime Scripts { get; init; }

    protected override void OnParametersSet()
    {
        if (_page == Route.PageType) return;
        (_page, _isNew) = (Route.PageType, true);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isNew) return;
        _isNew = false;
        await Scripts.InvokeVoidAsync("invoiceweb.focusHeading");
    }
}
