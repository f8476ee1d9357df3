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

    [Inject] public required ReadFiscalYears ReadYears { get; init; }
    [Inject] public required ReadYearWork ReadWork { get; init; }
    [Inject] public required AddFiscalYear AddYear { get; init; }
    [Inject] public required CloseFiscalYear CloseYear { get; init; }
    [Inject] public required ReopenFiscalYear ReopenYear { get; init; }
    [Inject] public required MoveLockDate MoveLock { get; init; }

    private bool MayChange => Here.Actor.May(Permission.ManageSettings);

    protected override void OnInitialized() => _act = NewAttempt();

    protected override Task OnParametersSetAsync() => Loading.RunAsync(LoadAsync);

    private async Task LoadAsync(Actor actor, CancellationToken stop) => _years = await ReadYears.ExecuteAsync(actor, stop);

    private void Ask(Action open)
    {
        CloseDialog();
        open();
    }

    private void CloseDialog()
    {
        _act.Clear();
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

    /// <summary>After a conflict the page shows what is true now, so that the next try can succeed.</summary>
    private async Task ActAsync(Func<Actor, CancellationToken, Task> action)
    {
        var done = await _act.RunAsync(action);
        if (done) CloseDialog();
        if (done || _act.Refusal?.Code is "record.changed-meanwhile") await Loading.RunAsync(LoadAsync);
    }
}
