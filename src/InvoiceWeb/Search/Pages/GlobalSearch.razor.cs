using InvoiceWeb.Archive.Pages;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace InvoiceWeb.Search.Pages;

public sealed partial class GlobalSearch : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<FoundGroup> _groups = [];
    private string _text = "";
    private string? _answered;
    private string? _problem;
    private int _active = -1;
    private int _question;
    private bool _away;
    private bool _enterWaits;

    [Parameter, EditorRequired] public TenantContext Here { get; set; } = null!;
    [Inject] public required FindAnywhere Find { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required RuleTexts RuleTexts { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }
    [Inject] public required IJSRuntime Scripts { get; init; }

    private bool IsOpen => !_away && _answered is not null && _text.Trim().Length > 0;

    private List<(FoundBy By, Found Found)> Rows => [.. _groups.SelectMany(group => group.Rows.Select(found => (group.By, found)))];

    private string Said => _problem ?? (_groups.Count > 0
        ? T["{0} found", Rows.Count]
        : OffersArchive ? T["Not in the current books: Enter looks in the archived years. Looked at here: invoice numbers, suppliers' numbers and references by their beginning, names by the beginnings of their words, exact amounts."]
        : T["Nothing was found for “{0}”. Looked at: invoice numbers, suppliers' numbers and references by their beginning, names by the beginnings of their words, exact amounts.", _answered!]);

    private bool OffersArchive => Here.Actor.May(Permission.SearchArchive);

    /// <summary>Nothing was found, but there is another place to look: that comes first, and Enter goes there.</summary>
    private bool IsOfferFirst => _groups.Count == 0 && _problem is null && OffersArchive;

    /// <summary>Rows and, behind them, the way into the archive.</summary>
    private int Options => Rows.Count + (OffersArchive ? 1 : 0);

    private int IndexOf(Found found) => Rows.FindIndex(row => ReferenceEquals(row.Found, found));

    private async Task TypeAsync(string? typed)
    {
        _text = typed ?? "";
        (_away, _active, _enterWaits) = (false, -1, false);
        var question = ++_question;
        if (_text.Trim().Length == 0)
        {
            (_groups, _answered) = ([], null);
            return;
        }
        try
        {
            await Task.Delay(Pause, Clock, _leaving.Token);
            if (question != _question) return;
            await AnswerAsync(question);
        }
        catch (OperationCanceledException)
        {
            // The person has left.
        }
    }

    private async Task AnswerAsync(int question)
    {
        IReadOnlyList<FoundGroup> groups = [];
        string? problem = null;
        var asked = _text.Trim();
        try
        {
            groups = await Find.ExecuteAsync(await Here.EnterAsync(_leaving.Token), TypedTerm.Read(asked), _leaving.Token);
        }
        catch (RuleBrokenException rule)
        {
            problem = RuleTexts.Say(rule);
        }
        if (question != _question) return;
        (_groups, _answered, _problem, _active) = (groups, asked, problem, problem is null && (groups.Count > 0 || OffersArchive) ? 0 : -1);
        if (_enterWaits) await OpenAsync();
    }

    private async Task PressAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" when IsOpen: _active = Math.Min(_active + 1, Options - 1); break;
            case "ArrowUp" when IsOpen: _active = Math.Max(_active - 1, 0); break;
            case "Escape" when _text.Length > 0: Clear(); break;
            // Faster than the answer: what is found first is opened as soon as it is there.
            case "Enter" when _text.Trim() != _answered: _enterWaits = true; break;
            case "Enter": await OpenAsync(); break;
        }
    }

    private Task OpenAtAsync(int at)
    {
        _active = at;
        return OpenAsync();
    }

    private async Task OpenAsync()
    {
        if (OffersArchive && _active == Rows.Count)
        {
            var words = _text.Trim();
            Clear();
            await Scripts.InvokeVoidAsync("invoiceweb.focus", _leaving.Token, "content");
            Navigation.NavigateTo(Here.Url(new ArchiveSearchQuery { Words = words }.ToUrl()));
            return;
        }
        if (_active < 0 || _active >= Rows.Count) return;
        var (by, found) = Rows[_active];
        Clear();
        // The page has the keys now, also where its heading comes later.
        await Scripts.InvokeVoidAsync("invoiceweb.focus", _leaving.Token, "content");
        Navigation.NavigateTo(Here.Url($"{(by is FoundBy.Participant ? "participants" : "invoices")}/{found.Id}"));
    }

    private void Clear()
    {
        _question++;
        (_text, _groups, _answered, _active, _enterWaits) = ("", [], null, -1, false);
    }

    private void Leave() => _away = true;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private static string Name(FoundBy by) => by switch
    {
        FoundBy.Number => "Invoice number",
        FoundBy.SupplierNumber => "Supplier's number",
        FoundBy.Reference => "Reference",
        FoundBy.Amount => "Amount",
        FoundBy.Participant => "Participants",
        FoundBy.InvoiceOfParticipant => "Their newest invoices",
        _ => throw new ArgumentOutOfRangeException(nameof(by)),
    };
}
