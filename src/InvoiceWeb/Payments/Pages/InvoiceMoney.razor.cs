using InvoiceWeb.Invoices;
using InvoiceWeb.Payments.Views;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Payments.Pages;

public sealed partial class InvoiceMoney
{
    private IReadOnlyList<LinkedDocument> _linked = [];
    private IReadOnlyList<SettlementRow> _settlements = [];
    private ParticipantMoneyRow? _money;
    private AllocationForm? _settle;
    private SettlementRow? _undo;
    private bool _useCredit;
    private (Guid, int)? _shown;
    private Attempt _act = null!;

    [Parameter, EditorRequired] public Invoice Invoice { get; set; } = null!;

    /// <summary>Money has moved: whoever shows the invoice reads it again.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    [Inject] public required MoneyReading Read { get; init; }
    [Inject] public required MoneyMoving Move { get; init; }

    private bool CanMove => Invoice.Status is DocumentStatus.Approved && Here.Actor.May(Permission.RecordPayments);

    private PaymentDirection Direction => Allocating.DirectionOf(Invoice);

    private decimal Credit => Direction is PaymentDirection.In ? _money?.CreditIn ?? 0 : _money?.CreditOut ?? 0;

    protected override void OnInitialized() => _act = NewAttempt();

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (Invoice.Id, Invoice.RowVersion)) return;
        _shown = (Invoice.Id, Invoice.RowVersion);
        await Loading.RunAsync(LoadAsync);
    }

    private async Task LoadAsync(Actor actor, CancellationToken stop)
    {
        (_settlements, _money) = ([], null);
        _linked = await Read.CreditNotes.ExecuteAsync(actor, Invoice.Id, stop);
        if (Invoice.Status is not DocumentStatus.Approved) return;
        _settlements = await Read.Settlements.ExecuteAsync(actor, Invoice.Id, stop);
        _money = (await Read.Money.ExecuteAsync(actor, Invoice.ParticipantId!.Value, stop)).FirstOrDefault(m => m.Currency == Invoice.Currency);
    }

    private void AskCredit()
    {
        _act.Clear();
        _useCredit = true;
    }

    private void AskUndo(SettlementRow row)
    {
        _act.Clear();
        _undo = row;
    }

    private async Task AskSettleAsync()
    {
        var form = new AllocationForm();
        if (!await _act.RunAsync(async (actor, stop) => await ShowOpenAsync(form, actor, stop))) return;
        form.Spread(Invoice.OpenAmount);
        _settle = form;
    }

    /// <summary>The credited invoice comes first, then the oldest.</summary>
    private async Task ShowOpenAsync(AllocationForm form, Actor actor, CancellationToken stop)
    {
        var direction = Invoice.Direction is InvoiceDirection.Sales ? PaymentDirection.In : PaymentDirection.Out;
        var open = await Read.Open.ExecuteAsync(actor, Invoice.ParticipantId!.Value, direction, Invoice.Currency, stop);
        form.Show([.. open.Where(o => o.Kind is InvoiceKind.Invoice)], Invoice.CreditedInvoiceId);
    }

    private Task UseCreditAsync(decimal amount) => ActAsync((actor, stop) => Move.UseCredit.ExecuteAsync(actor, Invoice.Id, amount, Invoice.OpenAmount, stop));

    private Task SettleAsync() => ActAsync((actor, stop) => Move.Settle.ExecuteAsync(actor, Invoice.Id, _settle!.Wishes, Invoice.OpenAmount, stop));

    private Task UndoAsync(string reason) => ActAsync((actor, stop) => Move.Undo.ExecuteAsync(actor, _undo!.NoteId, _undo.InvoiceId, reason, stop));

    private async Task ActAsync(Func<Actor, CancellationToken, Task> action)
    {
        var done = await _act.RunAsync(action);
        if (done) Close();
        else if (_act.Refusal?.Code is not "payment.open-amount-changed") return;
        // After a conflict too: the next try starts from what is true, and what was typed stays.
        else if (_settle is { } form) await Loading.RunAsync((actor, stop) => ShowOpenAsync(form, actor, stop));
        await Changed.InvokeAsync();
    }

    private void Close()
    {
        if (_act.IsBusy) return;
        _act.Clear();
        (_useCredit, _settle, _undo) = (false, null, null);
    }
}
