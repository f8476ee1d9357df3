using System.Globalization;
using InvoiceWeb.Archive.Views;
using InvoiceWeb.Invoices;
using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace InvoiceWeb.Archive.Pages;

public sealed partial class SearchPage
{
    private ArchiveSearchQuery _query = new();
    private ArchiveSearchForm? _form;
    private ArchiveSearchPage? _page;
    private IReadOnlyList<ArchiveRow> _rows = [];
    private IReadOnlyList<int>? _years;
    private IReadOnlyList<string> _currencies = [];
    private IReadOnlyList<CustomField> _fields = [];
    private string? _shown;
    private CancellationTokenSource? _asking;
    private Attempt _search = null!;

    [Inject] public required ArchiveSearching Read { get; init; }

    private int AskedYears => _query.YearNumbers is { Count: > 0 } chosen ? (_years ?? []).Intersect(chosen).Count() : _years?.Count ?? 0;

    protected override void OnInitialized()
    {
        _search = NewAttempt();
        Navigation.LocationChanged += Moved;
    }

    protected override Task OnParametersSetAsync() => ShowAsync();

    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= Moved;
        base.Dispose(disposing);
    }

    /// <summary>The address says everything; a new one of this page asks something else.</summary>
    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath == $"/{Here.Slug}/archive/search") _ = InvokeAsync(ShowAsync);
    }

    private async Task ShowAsync()
    {
        if (_shown == Navigation.Uri) return;
        (_shown, _query, _page, _rows) = (Navigation.Uri, ArchiveSearchQuery.Parse(Navigation.Uri), null, []);
        var shown = _shown;
        await Loading.RunNextAsync(LoadAsync);
        if (shown != _shown) return;
        StateHasChanged();
        if (_query.Asked && _years is { Count: > 0 }) await AskAsync(from: null);
    }

    private async Task LoadAsync(Actor actor, CancellationToken stop)
    {
        if (_years is null)
        {
            _fields = [.. (await Read.Fields.ExecuteAsync(actor, stop)).Of(CustomFieldTarget.Invoice)];
            _currencies = await Read.Currencies.ExecuteAsync(actor, stop);
            _years = [.. (await Read.Overview.ExecuteAsync(actor, stop)).Years.Where(y => y.Archived > 0).Select(y => y.Year)];
        }
        var query = _query;
        var name = query.Participant is not { } id ? null : _form?.ParticipantId == id ? _form.ParticipantName : (await Read.Participant.ExecuteAsync(actor, id, stop)).Name;
        _form = new ArchiveSearchForm
        {
            Number = query.Number, SupplierNumber = query.SupplierNumber, ParticipantId = query.Participant, ParticipantName = name, Words = query.Words, From = query.From, To = query.To,
            AtLeast = new(query.AtLeast, 2), AtMost = new(query.AtMost, 2), Currency = query.Currency ?? "", Status = query.Status?.ToString() ?? "", Direction = query.Direction?.ToString() ?? "",
            Kind = query.Kind?.ToString() ?? "", Field = query.Field ?? "", Value = Shown(query), Years = [.. query.YearNumbers],
        };
    }

    private void Go(ArchiveSearchForm form)
    {
        var url = Here.Url(new ArchiveSearchQuery
        {
            Asked = true, Number = Text.CleanLine(form.Number), SupplierNumber = Text.CleanLine(form.SupplierNumber), Participant = form.ParticipantId, Words = Text.CleanLine(form.Words), From = form.From, To = form.To,
            AtLeast = form.AtLeast.Value, AtMost = form.AtMost.Value, Currency = form.Currency.Length > 0 ? form.Currency : null, Status = Member<DocumentStatus>(form.Status), Direction = Member<InvoiceDirection>(form.Direction),
            Kind = Member<InvoiceKind>(form.Kind), Field = Text.CleanLine(form.Field), Value = Stored(form), Years = ArchiveSearchQuery.InAddress(form.Years),
        }.ToUrl());
        // The same question again is asked again: something may have been restored or archived meanwhile.
        if (Navigation.ToAbsoluteUri(url).ToString() == Navigation.Uri) _shown = null;
        Navigation.NavigateTo(url);
    }

    private CustomField? Of(string? key) => _fields.FirstOrDefault(f => f.Key == key);

    /// <summary>Numbers are typed as the reader writes them, and kept as the invoices carry them.</summary>
    private string? Stored(ArchiveSearchForm form) =>
        Of(form.Field) is { Type: CustomFieldType.Number } && NumberText.Parse(form.Value ?? "", CultureInfo.CurrentCulture) is { } number ? FieldText.Plain(number) : Text.CleanLine(form.Value);

    private string? Shown(ArchiveSearchQuery query) =>
        Of(query.Field) is { Type: CustomFieldType.Number } && FieldText.Number(query.Value) is { } number ? NumberText.Format(number, CultureInfo.CurrentCulture) : query.Value;

    private Task ContinueAsync() => AskAsync(_page?.Next);

    private async Task AskAsync(ArchiveCursor? from)
    {
        if (_asking is { } former) await former.CancelAsync();
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        _asking = asking;
        try
        {
            await _search.RunNextAsync((actor, _) => AskAsync(actor, from, from is null ? [] : _rows, asking.Token));
        }
        finally
        {
            if (ReferenceEquals(_asking, asking)) _asking = null;
        }
        StateHasChanged();
    }

    private async Task AskAsync(Actor actor, ArchiveCursor? from, IReadOnlyList<ArchiveRow> before, CancellationToken asking)
    {
        try
        {
            Take(before, await Read.Search.ExecuteAsync(actor, _query.ToQuery(Here.Company.BaseCurrency), from, page => InvokeAsync(() => Take(before, page, asking)), asking), asking);
        }
        catch (OperationCanceledException) when (asking.IsCancellationRequested)
        {
            // Something else is asked now, or the person has left.
        }
    }

    private void Take(IReadOnlyList<ArchiveRow> before, ArchiveSearchPage page, CancellationToken asking)
    {
        if (asking.IsCancellationRequested) return;
        (_page, _rows) = (page, [.. before, .. page.Rows]);
        StateHasChanged();
    }

    private Task<IReadOnlyList<ParticipantRow>> FindParticipantsAsync(string typed) =>
        LookUpAsync<IReadOnlyList<ParticipantRow>>((actor, stop) => Read.Participants.ExecuteAsync(actor, typed, new(Archived: true), null, stop), []);

    private static T? Member<T>(string text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
