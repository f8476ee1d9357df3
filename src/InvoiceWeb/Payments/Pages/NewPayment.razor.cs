using InvoiceWeb.Participants;
using InvoiceWeb.Payments.Views;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Payments.Pages;

/// <summary>One payment over several invoices of a participant.</summary>
public sealed partial class NewPayment
{
    private Guid _id;
    private Participant? _participant;
    private IReadOnlyList<ParticipantMoneyRow>? _money;
    private string? _shown;
    private AllocationForm? _form;
    private string _currency = "";
    private decimal? _amount;
    private DateOnly? _paidOn;
    private PaymentMethod _method = PaymentMethod.BankTransfer;
    private string? _reference;
    private Attempt _save = null!;

    [SupplyParameterFromQuery] public Guid Participant { get; set; }
    [SupplyParameterFromQuery] public string? Direction { get; set; }
    [SupplyParameterFromQuery(Name = "currency")] public string? CurrencyCode { get; set; }
    [Inject] public required ReadParticipant ReadParticipant { get; init; }
    [Inject] public required FindOpenInvoices FindOpen { get; init; }
    [Inject] public required RecordPayment Record { get; init; }
    [Inject] public required FindParticipants FindParticipants { get; init; }
    [Inject] public required ReadParticipantMoney ReadMoney { get; init; }

    private PaymentDirection Way => Direction == "out" ? PaymentDirection.Out : PaymentDirection.In;

    /// <summary>It is said who paid, in which direction and currency; without that the page asks, by what is open.</summary>
    private bool IsChosen => Participant != default && Direction is not null;

    private string Title => !IsChosen ? T["Record payment"] : Way is PaymentDirection.In ? T["Record payment received"] : T["Record payment made"];

    private decimal Rest => (_amount ?? 0) - _form!.Allocated;

    private string? Reason =>
        !Here.Actor.May(Permission.RecordPayments) ? T["A treasurer records payments."].Value
        : _form!.IsUnreadable ? T["One of the amounts is not a number."].Value
        : _form.Wishes.Count == 0 ? T["Allocate the payment to at least one invoice."].Value
        : Rest < 0 ? T["The allocations must fit into the payment."].Value
        : null;

    protected override void OnInitialized() => (_save, _paidOn) = (NewAttempt(), Here.Today);

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Navigation.Uri) return;
        (_shown, _form, _amount, _money, _id) = (Navigation.Uri, null, null, null, Guid.CreateVersion7());
        if (!IsChosen)
        {
            if (Participant != default) await ShowOpenAsync(Participant);
            return;
        }
        _currency = Currency.Find(CurrencyCode ?? "")?.Code ?? Here.Company.BaseCurrency;
        var form = new AllocationForm();
        if (!await Loading.RunAsync((actor, stop) => LoadAsync(form, actor, stop))) return;
        if (form.Lines.Count > 0) form.Spread((_amount = form.Open).Value);
        _form = form;
    }

    private Task<IReadOnlyList<ParticipantRow>> FindAsync(string typed) =>
        LookUpAsync((actor, stop) => FindParticipants.ExecuteAsync(actor, typed, new(Archived: true), after: null, stop), []);

    private Task ChooseAsync(ParticipantRow? row)
    {
        if (row is not null) return ShowOpenAsync(row.Id);
        (_participant, _money) = (null, null);
        return Task.CompletedTask;
    }

    /// <summary>What is open decides direction and currency; where there is one possibility only, nobody is asked.</summary>
    private async Task ShowOpenAsync(Guid participant)
    {
        await Loading.RunNextAsync(async (actor, stop) =>
            (_participant, _money) = (await ReadParticipant.ExecuteAsync(actor, participant, stop), await ReadMoney.ExecuteAsync(actor, participant, stop)));
        if (_money is not { } money || money.Sum(m => (m.HasOpenSales ? 1 : 0) + (m.HasOpenPurchases ? 1 : 0)) != 1) return;
        var only = money.Single(m => m.HasOpenSales || m.HasOpenPurchases);
        Navigation.NavigateTo(Here.Url($"payments/new?participant={participant}&direction={(only.HasOpenSales ? "in" : "out")}&currency={only.Currency}"), replace: Participant != default);
    }

    private async Task LoadAsync(AllocationForm form, Actor actor, CancellationToken stop)
    {
        _participant = await ReadParticipant.ExecuteAsync(actor, Participant, stop);
        form.Show(await FindOpen.ExecuteAsync(actor, Participant, Way, _currency, stop));
    }

    private void TypeAmount(decimal? amount)
    {
        _amount = amount;
        _form!.Spread(amount ?? 0);
    }

    private RuleBrokenException? For(string field) => _save.Refusal?.Field == field ? _save.Refusal : null;

    private async Task SaveAsync()
    {
        // Enter may be quicker than the button is taken away.
        if (Reason is not null) return;
        var content = new PaymentContent { Amount = _amount ?? 0, Currency = _currency, PaidOn = _paidOn ?? default, Method = _method, Reference = _reference };
        var done = await _save.RunAsync((actor, stop) => Record.ExecuteAsync(actor, _id, content, _form!.Wishes, stop));
        if (done) Navigation.NavigateTo(Here.Url($"payments/{_id}"));
        // Who was second sees what is open now; what they typed stays.
        else if (_save.Refusal?.Code is "payment.open-amount-changed" or "payment.nothing-open") await Loading.RunAsync((actor, stop) => LoadAsync(_form!, actor, stop));
    }
}
