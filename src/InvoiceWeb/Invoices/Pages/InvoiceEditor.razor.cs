using InvoiceWeb.Approvals;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Participants;
using InvoiceWeb.Participants.Views;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Invoices.Pages;

public sealed partial class InvoiceEditor
{
    /// <summary>What a first line begins with until tenants keep their own rates.</summary>
    private const decimal StandardRate = 19m;

    private InvoiceForm? _form;
    private InvoiceTotals? _totals;
    private IReadOnlyList<RuleBrokenException> _problems = [];
    private ParticipantForm? _newParticipant;
    private DateTimeOffset? _savedAt;
    private Attempt _save = null!;
    private Attempt _create = null!;

    /// <summary>Null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }
    [SupplyParameterFromQuery] public string? Direction { get; set; }
    /// <summary>Whom a new invoice is for, when the page before knew.</summary>
    [SupplyParameterFromQuery] public Guid? Participant { get; set; }
    [Inject] public required ReadParticipant ReadParticipant { get; init; }
    [Inject] public required ReadInvoice ReadInvoice { get; init; }
    [Inject] public required SaveInvoiceDraft SaveDraft { get; init; }
    [Inject] public required SubmitInvoice Submit { get; init; }
    [Inject] public required FindParticipants FindParticipants { get; init; }
    [Inject] public required SaveParticipant SaveParticipant { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    private string Title => (_form?.Direction, Id) switch
    {
        (InvoiceDirection.Purchase, null) => T["New purchase invoice"],
        (_, null) => T["New invoice"],
        _ when _form is { Kind: InvoiceKind.CreditNote } => T["Edit credit note"],
        _ => T["Edit draft"],
    };

    protected override void OnInitialized() => (_save, _create) = (NewAttempt(), NewAttempt());

    protected override async Task OnParametersSetAsync()
    {
        if (_form is not null && (Id is null || Id == _form.Id)) return;
        if (Id is { } id) await Loading.RunAsync(async (actor, stop) => _form = InvoiceForm.Of(await ReadInvoice.ExecuteAsync(actor, id, stop)));
        else _form = new InvoiceForm { Direction = Direction == "purchase" ? InvoiceDirection.Purchase : InvoiceDirection.Sales, Currency = Here.Company.BaseCurrency };
        if (Id is null && Participant is { } participant) await Loading.RunAsync(async (actor, stop) => Begin(_form!, await ReadParticipant.ExecuteAsync(actor, participant, stop)));
        if (_form is { Lines.Count: 0 }) _form.AddLine(StandardRate);
        Recompute();
    }

    private RuleBrokenException? For(string field) => _problems.FirstOrDefault(p => p.Field == field) ?? (_save.Refusal?.Field == field ? _save.Refusal : null);

    private void Edit(Action change)
    {
        change();
        Recompute();
    }

    /// <summary>Live sums and marks. Numbers that no invoice could carry keep the last sums on screen.</summary>
    private void Recompute()
    {
        if (_form is null) return;
        var content = _form.ToContent();
        _problems = [.. InvoiceContentRules.Check(content)];
        if (_problems.Count == 0) _totals = content.Totals();
    }

    private Task<IReadOnlyList<ParticipantRow>> FindAsync(string typed)
    {
        var sales = _form!.Direction is InvoiceDirection.Sales;
        return LookUpAsync((actor, stop) => FindParticipants.ExecuteAsync(actor, typed, new(Customers: sales, Suppliers: !sales), after: null, stop), []);
    }

    private void Choose(ParticipantRow? row)
    {
        (_form!.ParticipantId, _form.ParticipantName) = (row?.Id, row?.Name);
        if (row?.Currency is { } currency && _form.Lines.All(l => l.IsBlank)) _form.Currency = currency;
        if (row?.TermsDays is { } terms) _form.TermsDays = terms;
        Recompute();
    }

    private static void Begin(InvoiceForm form, Participant participant)
    {
        (form.ParticipantId, form.ParticipantName, form.TermsDays) = (participant.Id, participant.Name, participant.TermsDays);
        form.Currency = participant.Currency ?? form.Currency;
    }

    private void BeginCreate(string name)
    {
        _create.Clear();
        var sales = _form!.Direction is InvoiceDirection.Sales;
        _newParticipant = new ParticipantForm { Name = name, IsCustomer = sales, IsSupplier = !sales };
    }

    private async Task CreateAsync(ParticipantForm typed)
    {
        Participant? created = null;
        if (!await _create.RunAsync(async (actor, stop) => created = await SaveParticipant.ExecuteAsync(actor, Guid.CreateVersion7(), typed.ToContent(), null, stop))) return;
        (_form!.ParticipantId, _form.ParticipantName, _newParticipant) = (created!.Id, created.Name, null);
        Recompute();
    }

    private async Task SaveOnlyAsync()
    {
        if (await _save.RunAsync(SaveAsync) && Id is null) Navigation.NavigateTo(Here.Url($"invoices/{_form!.Id}/edit"), replace: true);
    }

    private async Task SubmitAsync()
    {
        var done = await _save.RunAsync(async (actor, stop) =>
        {
            await SaveAsync(actor, stop);
            foreach (var missing in InvoiceContentRules.Missing(_form!.ToContent(), _form.Direction)) throw missing;
            await Submit.ExecuteAsync(actor, _form.Id, _form.Version!.Value, stop);
        });
        if (done) Navigation.NavigateTo(Here.Url($"invoices/{_form!.Id}"));
    }

    private async Task SaveAsync(Actor actor, CancellationToken stop)
    {
        _form!.Version = await SaveDraft.ExecuteAsync(actor, _form.Id, _form.Direction, _form.Kind, _form.ToContent(), _form.Version, stop);
        _savedAt = TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), Here.Zone);
    }
}
