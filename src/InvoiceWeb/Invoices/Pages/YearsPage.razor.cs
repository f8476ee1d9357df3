using InvoiceWeb.Audit;
using InvoiceWeb.Audit.Pages;
using InvoiceWeb.Invoices.Calendar;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Invoices.Pages;

public sealed partial class YearsPage
{
    private FiscalYears? _years;
    private YearContent? _proposed;
    private FiscalYear? _closing;
    private FiscalYear? _reopening;
    private YearWork? _work;
    private bool _locking;
    private Attempt _act = null!;
    private SharedSave _save = null!;

    [Inject] public required ReadFiscalYears ReadYears { get; init; }
    [Inject] public required ReadYearWork ReadWork { get; init; }
    [Inject] public required AddFiscalYear AddYear { get; init; }
    [Inject] public required CloseFiscalYear CloseYear { get; init; }
    [Inject] public required ReopenFiscalYear ReopenYear { get; init; }
    [Inject] public required MoveLockDate MoveLock { get; init; }
    [Inject] public required FindSettingsHistory History { get; init; }

    private bool MayChange => Here.Actor.May(Permission.ManageSettings);

    protected override void OnInitialized() => _save = new(_act = NewAttempt(), History);

    protected override Task OnParametersSetAsync() => Loading.RunAsync(LoadAsync);

    private async Task LoadAsync(Actor actor, CancellationToken stop) => _years = await ReadYears.ExecuteAsync(actor, stop);

    private void Ask(Action open)
    {
        CloseDialog();
        open();
    }

    private void CloseDialog()
    {
        _save.Clear();
        (_proposed, _closing, _reopening, _work, _locking) = (null, null, null, null, false);
    }

    private async Task AskCloseAsync(FiscalYear year)
    {
        Ask(() => _closing = year);
        await _act.RunAsync(async (actor, stop) => _work = await ReadWork.ExecuteAsync(actor, year.Id, stop));
    }

    private Task AddAsync(YearContent year) => ActAsync((actor, stop) => AddYear.ExecuteAsync(actor, year, stop));

    private Task CloseYearAsync() => ActAsync((actor, stop) => CloseYear.ExecuteAsync(actor, _closing!.Id, _closing.RowVersion, inSpiteOfWork: _work is { Any: true }, stop));

    private Task ReopenYearAsync(string reason) => ActAsync((actor, stop) => ReopenYear.ExecuteAsync(actor, _reopening!.Id, _reopening.RowVersion, reason, stop));

    private Task LockAsync((DateOnly? Through, string Reason) wish) => ActAsync((actor, stop) => MoveLock.ExecuteAsync(actor, wish.Through, wish.Reason, _years!.SettingsVersion, stop));

    private async Task ActAsync(Func<Actor, CancellationToken, Task> action)
    {
        if (!await _save.RunAsync(action, TakeOverAsync)) return;
        CloseDialog();
        await Loading.RunAsync(LoadAsync);
    }

    /// <summary>A year that somebody else has closed or opened meanwhile is refused by its own rule; only of a lock date may two think differently.</summary>
    private async Task<IReadOnlyList<AuditChange>> TakeOverAsync(Actor actor, CancellationToken stop)
    {
        var lockedBefore = _years!.LockedThrough;
        await LoadAsync(actor, stop);
        _closing = Now(_closing);
        _reopening = Now(_reopening);
        return _locking ? AuditChange.Real([AuditChange.Of("lockedThrough", lockedBefore, _years.LockedThrough)]) : [];
    }

    private FiscalYear? Now(FiscalYear? seen) => seen is null ? null : _years!.Years.Single(y => y.Id == seen.Id);
}
