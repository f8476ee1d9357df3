using System.Globalization;
using InvoiceWeb.Archive;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Invoices.Views.Fields;
using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace InvoiceWeb.Invoices.Pages;

public sealed partial class InvoiceList
{
    private const string ColumnsKey = "invoice-columns";
    private readonly Dictionary<Guid, InvoiceRow> _selected = [];
    private string? _shown;
    private ListQuery _query = new();
    private ListWindow _window = ListWindow.None;
    private IReadOnlyList<FiscalYear> _years = [];
    private IReadOnlyList<FilterChip> _chips = [];
    private IReadOnlyList<string> _currencies = [];
    private IReadOnlySet<InvoiceColumn>? _columns;
    private IReadOnlyList<InvoiceRow>? _rows;
    private string? _participant;
    private int? _count;
    private BothTiers? _both;
    private ArchiveSearchPage? _archive;
    private bool _counted;
    private FilterForm? _form;

    [Inject] public required ListReading Read { get; init; }
    [Inject] public required IJSRuntime Scripts { get; init; }

    /// <summary>What the person chose; else the usual ones, and which side a row belongs to where both are listed.</summary>
    private IReadOnlySet<InvoiceColumn> Columns => _columns ?? (_query.Direction is null ? InvoiceColumns.UsualOfBoth : InvoiceColumns.Usual);

    private bool HasMore => _both is { } both ? both.HasMore && both.Rows.Count > 0 : _rows is { Count: > 0 } && (_count is { } count && count <= CountInvoices.Cap ? _query.At + _rows.Count < count : _rows.Count == FindInvoices.PageSize);

    private string Newer => _query.At <= FindInvoices.PageSize || _query.Archived ? _query.WithoutPlace.ToUrl()
        : (_query.WithoutPlace with { Before = InvoiceCursor.At(_rows![0], _query.Order.By).ToString(), At = _query.At - FindInvoices.PageSize }).ToUrl();

    private string Older => (_query.WithoutPlace with { After = InvoiceCursor.At(_rows![^1], _query.Order.By).ToString(), At = _query.At + _rows.Count }).ToUrl();

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        _columns = InvoiceColumns.Parse(await Scripts.InvokeAsync<string?>("invoiceweb.recall", Leaving, ColumnsKey));
        await ReadViewsAsync();
    }

    protected override Task OnParametersSetAsync() => ShowAsync();

    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= Moved;
        base.Dispose(disposing);
    }

    /// <summary>The address says everything; a new one of this page shows another part of the list.</summary>
    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath == $"/{Here.Slug}/invoices") _ = InvokeAsync(ShowAsync);
    }

    private async Task ShowAsync()
    {
        if (_shown == Here.Slug + Navigation.Uri) return;
        var before = _query;
        (_shown, _query, _rows, _count, _counted) = (Here.Slug + Navigation.Uri, ListQuery.Parse(Navigation.Uri).InOneCurrency(Here.Company.BaseCurrency), null, null, false);
        (_both, _archive) = (null, null);
        if (!MaySearchArchive) _query = _query with { Archived = false };
        // Over pages and orders a selection stays; another filter finds something else.
        if (before.WithoutPlace with { Order = _query.Order } != _query.WithoutPlace) _selected.Clear();
        if (_query.Participant is null) _participant = null;
        _chips = Chips();
        await Loading.RunNextAsync(LoadAsync);
        _chips = Chips();
        StateHasChanged();
        if (_rows is not null && !_query.Archived) await CountAsync();
    }

    private async Task LoadAsync(Actor actor, CancellationToken stop)
    {
        var (asked, query) = (_shown, _query);
        await ReadFieldsAsync(actor, stop);
        if (_years.Count == 0) _years = (await Read.Years.ExecuteAsync(actor, stop)).Years;
        if (query.Participant is { } id && _participant is null) _participant = (await Read.Participant.ExecuteAsync(actor, id, stop)).Name;
        var window = ListWindow.Of(query, _years, Here.Today);
        var rows = await Read.Find.ExecuteAsync(actor, query.ToFilter(window, Here.Today, _fields), query.Cursor, stop);
        if (asked != _shown) return;
        if (query.Archived) (rows, _both, _archive) = await WithArchiveAsync(actor, query, query.ToFilter(window, Here.Today, _fields), rows, stop);
        if (asked != _shown) return;
        (_window, _rows) = (window, rows);
        foreach (var row in rows.Where(row => _selected.ContainsKey(row.Id))) _selected[row.Id] = row;
    }

    /// <summary>Asked after the hot tier: what moves in between is found in the archive then, and not missed.</summary>
    private async Task<(IReadOnlyList<InvoiceRow> Rows, BothTiers? Both, ArchiveSearchPage? Archive)> WithArchiveAsync(Actor actor, ListQuery query, InvoiceFilter filter, IReadOnlyList<InvoiceRow> hot, CancellationToken stop)
    {
        if (BothTiers.Question(query, filter) is not { } question) return (hot, null, null);
        var archive = await Read.Archive.ExecuteAsync(actor, question, BothTiers.Cursor(query.Cursor), found: null, stop);
        var both = BothTiers.Merge(hot, hot.Count == FindInvoices.PageSize, archive, FindInvoices.PageSize);
        return (both.Rows, both, archive);
    }

    private bool MaySearchArchive => Here.Actor.May(Permission.SearchArchive);

    private async Task CountAsync()
    {
        var asked = _shown;
        var count = await LookUpAsync(async (actor, stop) => await Read.Count.ExecuteAsync(actor, _query.ToFilter(_window, Here.Today, _fields), stop), (int?)null);
        if (asked != _shown) return;
        (_count, _counted) = (count, true);
        StateHasChanged();
    }

    private void Go(ListQuery query) => Navigation.NavigateTo(Here.Url(query.WithoutPlace.ToUrl()));

    private string Ordered(InvoiceOrder order) => Here.Url((_query.WithoutPlace with { Order = order }).ToUrl());

    /// <summary>The other way round where it is the order already; else numbers and days from the newest on.</summary>
    private string? OrderUrl(InvoiceSort sort) => !_query.Offers(sort) ? null : Ordered(new(sort, _query.Order.By == sort && !_query.Order.Ascending));

    private void Select(SelectedRows rows)
    {
        foreach (var row in rows.Rows)
        {
            if (rows.IsOn) _selected[row.Id] = row;
            else _selected.Remove(row.Id);
        }
    }

    private async Task ChooseColumnsAsync(IReadOnlySet<InvoiceColumn> columns)
    {
        _columns = columns;
        await Scripts.InvokeVoidAsync("invoiceweb.keep", Leaving, ColumnsKey, string.Join(',', columns.Order()));
    }

    private async Task ToggleFormAsync()
    {
        if (_form is not null)
        {
            _form = null;
            return;
        }
        _currencies = await LookUpAsync(Read.Currencies.ExecuteAsync, _currencies);
        _form = new FilterForm
        {
            ParticipantId = _query.Participant, ParticipantName = _participant, IssuedFrom = _query.IssuedFrom, IssuedTo = _query.IssuedTo,
            DueFrom = _query.DueFrom, DueTo = _query.DueTo, Currency = _query.Currency ?? "", AmountFrom = new(_query.AmountFrom, 2), AmountTo = new(_query.AmountTo, 2), Fields = FieldFilterForm.Of(Registry, _query.Fields),
        };
    }

    private void Apply(FilterForm form)
    {
        (_form, _participant) = (null, form.ParticipantName);
        Go(_query with
        {
            Participant = form.ParticipantId, IssuedFrom = form.IssuedFrom, IssuedTo = form.IssuedTo, DueFrom = form.DueFrom, DueTo = form.DueTo,
            AmountFrom = form.AmountFrom.Value, AmountTo = form.AmountTo.Value, Currency = form.Currency.Length > 0 ? form.Currency : null, Fields = FieldFilterForm.ToConditions(form.Fields),
        });
    }

    private Task<IReadOnlyList<ParticipantRow>> FindParticipantsAsync(string typed) =>
        LookUpAsync<IReadOnlyList<ParticipantRow>>((actor, stop) => Read.Participants.ExecuteAsync(actor, typed, new(Archived: true), null, stop), []);

    private IReadOnlyList<FilterChip> Chips() => new ListChips(T).Of(ListQuery.Parse(Navigation.Uri), _participant, _fields);

    private string PlaceInWords => _rows switch
    {
        null => "",
        { Count: 0 } => "",
        var rows when _query.Archived => HasMore ? T["{0}–{1} of many", _query.At + 1, _query.At + rows.Count] : T["{0}–{1} of {2}", _query.At + 1, _query.At + rows.Count, _query.At + rows.Count],
        var rows when !_counted => T["{0}–{1}", _query.At + 1, _query.At + rows.Count],
        var rows when _count is null => T["{0}–{1} of many", _query.At + 1, _query.At + rows.Count],
        var rows => T["{0}–{1} of {2}", _query.At + 1, _query.At + rows.Count, _count > CountInvoices.Cap ? CountInvoices.Cap.ToString("N0", CultureInfo.CurrentCulture) + "+" : _count.Value.ToString("N0", CultureInfo.CurrentCulture)],
    };

    /// <summary>Which years the list looks at, and what its order leaves out.</summary>
    private string WindowInWords
    {
        get
        {
            if (_rows is null) return "\u00a0";
            var due = _query.Order.By is InvoiceSort.Due;
            string years = _window switch
            {
                { First: null } => T["In all years."],
                { First: { } one, Last: var same } when one == same => due ? T["Due in fiscal year {0}.", one] : T["Dated in fiscal year {0}.", one],
                { First: { } first, Last: var last } => due ? T["Due in fiscal years {0} to {1} or later.", first, last ?? first] : T["Dated in fiscal years {0} to {1}.", first, last ?? first],
            };
            return _query.Order.By switch
            {
                InvoiceSort.Number => $"{years} {T["What has no number yet is not in this order."]}",
                InvoiceSort.Due => $"{years} {T["What has no due date yet is not in this order."]}",
                InvoiceSort.Amount => $"{years} {T["Amounts are ordered within one currency, {0}, credit notes by their size.", _query.Currency!]}",
                _ => years,
            };
        }
    }

    private static string OrderName(InvoiceSort sort) => sort switch
    {
        InvoiceSort.Date => "Issue date",
        InvoiceSort.Due => "Due date",
        InvoiceSort.Number => "Number",
        InvoiceSort.Amount => "Amount",
        _ => throw new ArgumentOutOfRangeException(nameof(sort)),
    };

    private static T? Member<T>(ChangeEventArgs e) where T : struct, Enum => Enum.TryParse<T>((string?)e.Value, out var value) && Enum.IsDefined(value) ? value : null;
}
