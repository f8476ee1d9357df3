using InvoiceWeb.Files.Views;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Invoices.Numbering;
using InvoiceWeb.Invoices.Rates;
using InvoiceWeb.Participants;
using InvoiceWeb.Participants.Views;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace InvoiceWeb.Invoices.Pages;

/// <summary>Saving and submitting stand here; keeping what is typed in InvoiceEditor.Journal.cs, merging in InvoiceEditor.Merge.cs.</summary>
public sealed partial class InvoiceEditor
{
    /// <summary>What a first line begins with where the company keeps no list of rates.</summary>
    private const decimal UsualRate = 19m;

    private LineChoices _choices = LineChoices.None;
    private EditorState? _state;
    private InvoiceContent _origin = new();
    private ParticipantForm? _newParticipant;

    /// <summary>Who was created here and chosen; null once the choice is another.</summary>
    private string? _created;

    /// <summary>The dialog has done its work: the typing goes on behind the participant.</summary>
    private bool _goesOn;
    private IReadOnlyList<SeriesRow> _series = [];
    private DateTimeOffset? _savedAt;
    private Attempt _save = null!;
    private Attempt _create = null!;

    /// <summary>Null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }
    [SupplyParameterFromQuery] public string? Direction { get; set; }

    /// <summary>Whom a new invoice is for, when the page before knew.</summary>
    [SupplyParameterFromQuery] public Guid? Participant { get; set; }

    /// <summary>A new invoice that was begun before and never saved.</summary>
    [SupplyParameterFromQuery] public string? Draft { get; set; }
    [Inject] public required InvoiceEditing Edit { get; init; }
    [Inject] public required IJSRuntime Script { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    private InvoiceForm Form => _state!.Form;

    private decimal StandardRate => _choices.StandardRateOn(Here.Today, UsualRate);

    private string Title => (_state?.Form.Direction, _state?.Form.Kind, Id) switch
    {
        (_, InvoiceKind.CreditNote, _) => T["Edit credit note"],
        (InvoiceDirection.Purchase, _, null) => T["New purchase invoice"],
        (_, _, null) => T["New invoice"],
        _ => T["Edit draft"],
    };

    protected override void OnInitialized() => (_save, _create) = (NewAttempt(), NewAttempt());

    protected override async Task OnParametersSetAsync()
    {
        // Asked again inside: another opening may have been under way.
        if (!IsOpen) await Loading.RunNextAsync((actor, stop) => IsOpen ? Task.CompletedTask : OpenAsync(actor, stop));
    }

    private bool IsOpen => _state is not null && (Id is null || Id == Form.Id);

    private async Task OpenAsync(Actor actor, CancellationToken stop)
    {
        var fields = await Edit.Fields.ExecuteAsync(actor, stop);
        var form = Id is { } id ? InvoiceForm.Of(await Edit.Read.ExecuteAsync(actor, id, stop), fields) : New(fields);
        if (Id is null && Participant is { } participant) Begin(form, await Edit.ReadParticipant.ExecuteAsync(actor, participant, stop));
        _origin = form.ToContent();
        _series = await Edit.FindSeries.ExecuteAsync(actor, stop);
        _choices = await Edit.LineChoices.ExecuteAsync(actor, stop);
        await RestoreAsync(actor, form, stop);
        if (form.Lines.Count == 0) form.AddLine(StandardRate);
        _state = new EditorState(form, StandardRate) { Choices = _choices, Today = Here.Today };
        _state.Rearranged += JournalRows;
    }

    private InvoiceForm New(FieldRegistry fields) => new()
    {
        Registry = fields,
        Id = Guid.TryParse(Draft, out var begun) ? begun : Guid.CreateVersion7(),
        Direction = Direction == "purchase" ? InvoiceDirection.Purchase : InvoiceDirection.Sales,
        Currency = Here.Company.BaseCurrency,
    };

    private Task<IReadOnlyList<ParticipantRow>> FindAsync(string typed)
    {
        var sales = Form.Direction is InvoiceDirection.Sales;
        return LookUpAsync((actor, stop) => Edit.FindParticipants.ExecuteAsync(actor, typed, new(Customers: sales, Suppliers: !sales), after: null, stop), []);
    }

    private Task<LatestRate?> ReadRateAsync(string currency, DateOnly? day) =>
        LookUpAsync<LatestRate?>((actor, stop) => Edit.ReadRate.ExecuteAsync(actor, currency, day, stop), null);

    private void Choose(ParticipantRow? row)
    {
        (Form.ParticipantId, Form.ParticipantName, _created) = (row?.Id, row?.Name, null);
        if (row?.Currency is { } currency && Form.Lines.All(l => l.IsBlank)) Form.Currency = currency;
        if (row?.TermsDays is { } terms) Form.TermsDays.Set(terms);
        _state!.Touch();
        JournalRows();
    }

    private static void Begin(InvoiceForm form, Participant participant)
    {
        (form.ParticipantId, form.ParticipantName) = (participant.Id, participant.Name);
        form.TermsDays.Set(participant.TermsDays);
        form.Currency = participant.Currency ?? form.Currency;
    }

    private void BeginCreate(string name)
    {
        _create.Clear();
        var sales = Form.Direction is InvoiceDirection.Sales;
        _newParticipant = new ParticipantForm { Name = name, IsCustomer = sales, IsSupplier = !sales, Country = Here.Company.Address.Country };
    }

    private async Task CreateAsync(ParticipantForm typed)
    {
        Participant? created = null;
        if (!await _create.RunAsync(async (actor, stop) => created = await Edit.SaveParticipant.ExecuteAsync(actor, Guid.CreateVersion7(), typed.ToContent(), null, stop))) return;
        (Form.ParticipantId, Form.ParticipantName, _newParticipant) = (created!.Id, created.Name, null);
        (_created, _goesOn) = (created.Name, true);
        _state!.Touch();
        JournalRows();
    }

    private async Task SaveOnlyAsync()
    {
        if (!await AttemptAsync(SaveAsync)) return;
        if (Id is null) Navigation.NavigateTo(Here.Url($"invoices/{Form.Id}/edit"), replace: true);
    }

    private async Task SubmitAsync()
    {
        var done = await AttemptAsync(async (actor, stop) =>
        {
            await SaveAsync(actor, stop);
            foreach (var missing in InvoiceContentRules.Missing(Form.ToContent(), Form.Direction)) throw missing;
            await Edit.Submit.ExecuteAsync(actor, Form.Id, Form.Version!.Value, stop);
        });
        if (done) Navigation.NavigateTo(Here.Url($"invoices/{Form.Id}"));
    }

    /// <summary>A refusal stands in the banner and beside its field; who was overtaken is offered to merge.</summary>
    private async Task<bool> AttemptAsync(Func<Actor, CancellationToken, Task> action)
    {
        _state!.Refusal = null;
        await Script.InvokeVoidAsync("invoiceweb.journal.hold", Leaving, JournalUrl);
        if (await _save.RunAsync(action)) return true;
        await Script.InvokeVoidAsync("invoiceweb.journal.release", Leaving, JournalUrl);
        _state.Refusal = _save.Refusal;
        if (_save.Refusal?.Code == "record.changed-meanwhile" && Form.Version is not null) await OfferMergeAsync();
        return false;
    }

    /// <summary>A file came or went: the draft has a new version, and the typing goes on upon it, unless somebody else came in between.</summary>
    private void FollowFiles(AttachmentsChanged change)
    {
        if (Form.Version == change.SeenVersion) Form.Version = change.NewVersion;
    }

    private async Task SaveAsync(Actor actor, CancellationToken stop)
    {
        foreach (var problem in _state!.Problems) throw problem;
        var content = Form.ToContent();
        Form.Version = await Edit.Save.ExecuteAsync(actor, Form.Id, Form.Direction, Form.Kind, content, Form.Version, stop);
        (_origin, _restored) = (content, null);
        _savedAt = TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), Here.Zone);
        await Script.InvokeVoidAsync("invoiceweb.journal.forget", stop, JournalUrl);
    }
}
