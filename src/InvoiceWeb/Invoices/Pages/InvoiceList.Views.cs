using Microsoft.JSInterop;

namespace InvoiceWeb.Invoices.Pages;

/// <summary>Filters that a person keeps under a name. Like columns they stay in the browser.</summary>
public sealed partial class InvoiceList
{
    private IReadOnlyList<SavedView> _views = [];
    private bool _naming;
    private SavedView? _renaming;

    private string ViewsKey => $"invoice-views-{Here.Slug}-{Here.Actor.UserId:N}";

    private string ShownUrl => _query.WithoutPlace.ToUrl();

    private SavedView? ShownView => _views.FirstOrDefault(view => view.Url == ShownUrl);

    private bool CanSaveView => ShownView is null && _views.Count < SavedViews.Most && ShownUrl != new ListQuery().ToUrl();

    private async Task ReadViewsAsync() => _views = SavedViews.Parse(await Scripts.InvokeAsync<string?>("invoiceweb.recall", Leaving, ViewsKey));

    private void AskName(SavedView? renaming) => (_naming, _renaming) = (true, renaming);

    private Task NameViewAsync(string name)
    {
        _naming = false;
        return KeepViewsAsync(_renaming is { } view ? _views.Renamed(view, name) : _views.With(new(name, ShownUrl)));
    }

    private Task DeleteViewAsync(SavedView view) => KeepViewsAsync(_views.Without(view));

    private async Task KeepViewsAsync(IReadOnlyList<SavedView> views)
    {
        _views = views;
        await Scripts.InvokeVoidAsync("invoiceweb.keep", Leaving, ViewsKey, SavedViews.ToText(views));
    }
}
