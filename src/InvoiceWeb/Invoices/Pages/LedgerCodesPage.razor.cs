using InvoiceWeb.Audit;
using InvoiceWeb.Audit.Pages;
using InvoiceWeb.Invoices.Lists;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Invoices.Pages;

/// <summary>Accounts and cost centres: the same page, by its address.</summary>
public sealed partial class LedgerCodesPage
{
    private enum Question { None, Add, Change, Import }

    private LedgerCodePage? _page;
    private LedgerCodeKind _shown;
    private Question _question;
    private LedgerCode? _chosen;
    private Guid _newId;
    private string? _said;
    private Attempt _act = null!;
    private SharedSave _save = null!;
    private SharedSave _restrict = null!;

    [SupplyParameterFromQuery] public string? After { get; set; }
    [Inject] public required FindLedgerCodes FindCodes { get; init; }
    [Inject] public required SaveLedgerCode SaveCode { get; init; }
    [Inject] public required ImportLedgerCodes ImportCodes { get; init; }
    [Inject] public required RestrictLedgerCodes RestrictCodes { get; init; }
    [Inject] public required FindSettingsHistory History { get; init; }

    private bool MayChange => Here.Actor.May(Permission.ManageSettings);

    private string Segment => IsAccounts ? "accounts" : "cost-centres";

    private bool IsAccounts => Kind is LedgerCodeKind.Account;

    private LedgerCodeKind Kind => Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0].EndsWith("/accounts", StringComparison.Ordinal) ? LedgerCodeKind.Account : LedgerCodeKind.CostCentre;

    private string Title => IsAccounts ? T["Accounts"] : T["Cost centres"];

    protected override void OnInitialized() => (_save, _restrict) = (new(_act = NewAttempt(), History), new(NewAttempt(), History));

    protected override Task OnParametersSetAsync()
    {
        if (_shown != Kind) (_shown, _page, _said, _question) = (Kind, null, null, Question.None);
        return Loading.RunNextAsync(LoadAsync);
    }

    private async Task LoadAsync(Actor actor, CancellationToken stop) => _page = await FindCodes.ExecuteAsync(actor, Kind, After, stop);

    private void Ask(Question question, LedgerCode? code = null)
    {
        _save.Clear();
        (_question, _chosen, _newId, _said) = (question, code, Guid.CreateVersion7(), null);
    }

    private void Close() => _question = Question.None;

    private async Task SaveAsync(LedgerCodeContent typed)
    {
        if (!await _save.RunAsync((actor, stop) => SaveCode.ExecuteAsync(actor, _chosen?.Id ?? _newId, typed, _chosen?.RowVersion, stop), TakeOverAsync)) return;
        Close();
        await Loading.RunNextAsync(LoadAsync);
    }

    /// <summary>The dialog puts what is typed onto the entry that it is given anew.</summary>
    private async Task<IReadOnlyList<AuditChange>> TakeOverAsync(Actor actor, CancellationToken stop)
    {
        await LoadAsync(actor, stop);
        var origin = _chosen!;
        _chosen = _page!.Codes.FirstOrDefault(c => c.Id == origin.Id) ?? throw TenancyRules.NotFound("entry");
        return AuditChange.Real([AuditChange.Of("name", origin.Name, _chosen.Name), AuditChange.Of("offered", origin.IsActive, _chosen.IsActive)]);
    }

    private async Task ImportAsync(string? pasted)
    {
        ImportOutcome? outcome = null;
        if (!await _act.RunAsync(async (actor, stop) => outcome = await ImportCodes.ExecuteAsync(actor, Kind, pasted, stop))) return;
        Close();
        _said = T["{0} added, {1} renamed, {2} as they were.", outcome!.Added, outcome.Renamed, outcome.Unchanged];
        await Loading.RunNextAsync(LoadAsync);
    }

    private async Task RestrictAsync(bool only)
    {
        // One tick says all there is to say: what was saved meanwhile elsewhere does not stand against it.
        await _restrict.RunAsync((actor, stop) => RestrictCodes.ExecuteAsync(actor, Kind, only, _page!.SettingsVersion, stop), async (actor, stop) =>
        {
            await LoadAsync(actor, stop);
            return [];
        });
        await Loading.RunNextAsync(LoadAsync);
    }
}
