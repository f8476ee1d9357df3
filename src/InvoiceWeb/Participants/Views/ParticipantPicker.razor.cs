using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace InvoiceWeb.Participants.Views;

public sealed partial class ParticipantPicker
{
    public const string FieldId = "participant";

    private string? _revealed;
    private string _text = "";
    private string? _shownName;
    private IReadOnlyList<ParticipantRow>? _rows;
    private int _active;
    private int _search;

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>The chosen participant's name.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>Finds by what is typed.</summary>
    [Parameter, EditorRequired] public Func<string, Task<IReadOnlyList<ParticipantRow>>> Find { get; set; } = null!;

    /// <summary>Chosen, or null when the text was cleared.</summary>
    [Parameter] public EventCallback<ParticipantRow?> Chosen { get; set; }

    /// <summary>The person wants to create one with this name.</summary>
    [Parameter] public EventCallback<string> Created { get; set; }

    [Parameter] public RuleBrokenException? Problem { get; set; }

    /// <summary>What has just become of the choice, said calmly below the field.</summary>
    [Parameter] public string? Said { get; set; }
    [Inject] public required RuleTexts RuleTexts { get; init; }
    [Inject] public required IJSRuntime Script { get; init; }

    private int Options => (_rows?.Count ?? 0) + (Created.HasDelegate && _text.Trim().Length > 0 ? 1 : 0);

    protected override void OnParametersSet()
    {
        if (Name == _shownName) return;
        (_shownName, _text) = (Name, Name ?? "");
    }

    /// <summary>The list opens below the field, and the window follows where it would be cut off; later the list follows the arrows.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var shown = _rows is null ? null : $"{FieldId}-{(_revealed is null ? "list" : _active)}";
        if (shown == _revealed) return;
        _revealed = shown;
        if (shown is not null) await Script.InvokeVoidAsync("invoiceweb.reveal", shown);
    }

    private async Task TypeAsync(string? typed)
    {
        _text = typed ?? "";
        // Answers may overtake each other; only the newest question's answer counts.
        var search = ++_search;
        if (_text.Trim().Length == 0)
        {
            _rows = null;
            await Chosen.InvokeAsync(null);
            return;
        }
        var rows = await Find(_text);
        if (search != _search) return;
        (_rows, _active) = ([.. rows.Take(8)], 0);
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (_rows is null) return;
        switch (key.Key)
        {
            case "ArrowDown": _active = Math.Min(_active + 1, Options - 1); break;
            case "ArrowUp": _active = Math.Max(_active - 1, 0); break;
            case "Escape": Close(); break;
            case "Enter" when _active < _rows.Count: await ChooseAsync(_rows[_active]); break;
            case "Enter": await CreateAsync(); break;
        }
    }

    private async Task ChooseAsync(ParticipantRow row)
    {
        (_text, _shownName) = (row.Name, row.Name);
        HideList();
        await Chosen.InvokeAsync(row);
    }

    private async Task CreateAsync()
    {
        var name = _text.Trim();
        HideList();
        await Created.InvokeAsync(name);
    }

    /// <summary>Leaving the box takes the only match, or shows again what is chosen: half a name is never mistaken for a choice.</summary>
    private async Task LeaveAsync()
    {
        if (_rows is [var only] && string.Equals(only.Name, _text.Trim(), StringComparison.CurrentCultureIgnoreCase)) await ChooseAsync(only);
        else Close();
    }

    private void Close()
    {
        HideList();
        _text = _shownName ?? _text;
    }

    /// <summary>An answer that is still on its way must not open it again.</summary>
    private void HideList()
    {
        _rows = null;
        _search++;
    }
}
