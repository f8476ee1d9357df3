using InvoiceWeb.Approvals.Views;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace InvoiceWeb.Approvals.Pages;

public sealed partial class ApprovalInbox
{
    private readonly HashSet<Guid> _ticked = [];
    private readonly Dictionary<Guid, RuleBrokenException> _refused = [];
    private IReadOnlyList<WaitingRow>? _rows;
    private Guid? _chosen;
    private WaitingInvoice? _shown;
    private bool _documents;
    private bool _rejecting;
    private bool _focus;
    private string? _said;
    private Attempt _act = null!;

    [Inject] public required FindWaiting FindWaiting { get; init; }
    [Inject] public required InboxReading Read { get; init; }
    [Inject] public required InboxDeciding Decide { get; init; }
    [Inject] public required WaitingSignal Signal { get; init; }
    [Inject] public required IJSRuntime Scripts { get; init; }

    /// <summary><c>largest</c>; anything else is oldest first.</summary>
    [SupplyParameterFromQuery] public string? Sort { get; set; }

    protected override void OnInitialized() => _act = NewAttempt();

    protected override async Task OnParametersSetAsync()
    {
        await Loading.RunAsync(ReadAsync);
        await ChooseAsync(_chosen is { } id && IsWaiting(id) ? id : _rows is [var first, ..] ? first.Id : null);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus || _chosen is not { } chosen) return;
        _focus = false;
        await Scripts.InvokeVoidAsync("invoiceweb.focus", Leaving, InboxList.IdOf(chosen));
    }

    private async Task ReadAsync(Actor actor, CancellationToken stop)
    {
        var rows = await FindWaiting.ExecuteAsync(actor, stop);
        _rows = Sort == "largest" ? WaitingRow.LargestFirst(rows) : rows;
        _ticked.RemoveWhere(id => !IsWaiting(id));
        foreach (var gone in _refused.Keys.Where(id => !IsWaiting(id)).ToList()) _refused.Remove(gone);
    }

    private bool IsWaiting(Guid id) => _rows!.Any(r => r.Id == id);

    /// <summary>Walking fast, several are asked for at once; the last one chosen is the one that is shown.</summary>
    private async Task ChooseAsync(Guid? id)
    {
        (_chosen, _focus, _shown) = (id, true, _shown?.Invoice.Id == id ? _shown : null);
        StateHasChanged();
        if (id is not { } chosen) return;
        var shown = await LookUpAsync<WaitingInvoice?>(async (actor, stop) => new WaitingInvoice(
            await Read.Invoice.ExecuteAsync(actor, chosen, stop), await Read.Document.ExecuteAsync(actor, chosen, stop),
            await Read.Approvals.ExecuteAsync(actor, chosen, stop), await Read.Attachments.ExecuteAsync(actor, chosen, stop)), null);
        if (_chosen != chosen) return;
        _shown = shown;
        if (shown is null) _said = T["This invoice could not be read. Choose it once more."];
    }

    /// <summary>What was said about another one is over.</summary>
    private Task WalkAsync(Guid id)
    {
        _act.Clear();
        _said = null;
        return ChooseAsync(id);
    }

    private void Tick(Guid id)
    {
        if (!_ticked.Remove(id)) _ticked.Add(id);
    }

    private void Order(ChangeEventArgs e) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("sort", e.Value is string { Length: > 0 } order ? order : null));

    /// <summary>Approves what is on the screen, in the version that is on the screen.</summary>
    private Task ApproveAsync() => DecideAsync((actor, shown, stop) => Decide.Approve.ExecuteAsync(actor, shown.Invoice.Id, shown.Invoice.RowVersion, issueDate: null, stop), "{0}: approved");

    private Task RejectAsync(string reason) => DecideAsync((actor, shown, stop) => Decide.Reject.ExecuteAsync(actor, shown.Invoice.Id, shown.Invoice.RowVersion, reason, stop), "{0}: rejected");

    private async Task DecideAsync(Func<Actor, WaitingInvoice, CancellationToken, Task> decision, string outcome)
    {
        if (_shown is not { } shown || shown.Invoice.Id != _chosen || _act.IsBusy) return;
        _said = null;
        var done = await _act.RunAsync((actor, stop) => decision(actor, shown, stop));
        if (!done && _act.Refusal?.Code is "reason.missing") return; // the dialog says so
        _rejecting = false;
        if (done) _said = T[outcome, string.Join(" · ", new[] { shown.Invoice.ParticipantName, shown.Invoice.SupplierNumber }.Where(part => part is not null))];
        await GoOnAsync();
    }

    private async Task ApproveTickedAsync()
    {
        var selected = _rows!.Where(r => _ticked.Contains(r.Id)).Select(r => (r.Id, r.RowVersion)).ToList();
        IReadOnlyList<ApprovalOutcome> outcomes = [];
        _said = null;
        await _act.RunAsync(async (actor, stop) => outcomes = await Decide.ApproveSelected.ExecuteAsync(actor, selected, stop));
        _refused.Clear();
        foreach (var outcome in outcomes)
            if (outcome.Refusal is { } refusal) _refused[outcome.Id] = refusal;
        if (outcomes.Count > 0) _said = T["{0} approved, {1} refused", outcomes.Count - _refused.Count, _refused.Count];
        await GoOnAsync();
    }

    /// <summary>Reads what is left and goes to the one that stood behind the last; after a conflict to the same one, as it is now.</summary>
    private async Task GoOnAsync()
    {
        var before = _rows!.Select(r => r.Id).ToList();
        await Loading.RunAsync(ReadAsync);
        var behind = before.Skip(_chosen is { } chosen ? before.IndexOf(chosen) : 0);
        await ChooseAsync(behind.Cast<Guid?>().FirstOrDefault(id => IsWaiting(id!.Value)) ?? (_rows is [.., var last] ? last.Id : null));
        await Signal.RaiseAsync();
    }

    private void AskWhy()
    {
        if (_shown is null || _shown.Invoice.Id != _chosen) return;
        _act.Clear();
        _rejecting = true;
    }

    private void StopAsking()
    {
        _act.Clear();
        _rejecting = false;
    }
}
