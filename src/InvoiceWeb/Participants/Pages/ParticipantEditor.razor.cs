using InvoiceWeb.Audit;
using InvoiceWeb.Participants.Views;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Fields;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Participants.Pages;

public sealed partial class ParticipantEditor
{
    private ParticipantForm _form = new() { IsCustomer = true };
    private Participant? _saved;
    private IReadOnlyList<AuditChange> _meanwhile = [];
    private string _by = "";
    private Attempt _save = null!;
    private Guid _newId;
    private FieldRegistry _fields = FieldRegistry.None;

    /// <summary>The form of a new participant stands as soon as the company's fields are known.</summary>
    private bool _isReady;

    /// <summary>Null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }
    [Inject] public required ReadParticipant ReadParticipant { get; init; }
    [Inject] public required ReadHistory ReadHistory { get; init; }
    [Inject] public required ReadCustomFields ReadFields { get; init; }
    [Inject] public required SaveParticipant SaveParticipant { get; init; }

    protected override void OnInitialized() => (_save, _newId) = (NewAttempt(), Guid.CreateVersion7());

    /// <summary>Read once: what is being typed is not replaced by a navigation to the same page.</summary>
    protected override Task OnParametersSetAsync() =>
        Id is { } id ? (_saved?.Id == id ? Task.CompletedTask : Loading.RunAsync((actor, stop) => LoadAsync(actor, id, stop)))
        : _isReady ? Task.CompletedTask : Loading.RunAsync(BeginAsync);

    private async Task BeginAsync(Actor actor, CancellationToken stop)
    {
        _form = ParticipantForm.New(await ReadFields.ExecuteAsync(actor, stop), Here.Company.Address.Country);
        _isReady = true;
    }

    private async Task LoadAsync(Actor actor, Guid id, CancellationToken stop)
    {
        _saved = await ReadParticipant.ExecuteAsync(actor, id, stop);
        _fields = await ReadFields.ExecuteAsync(actor, stop);
        _form = ParticipantForm.Of(_saved.Content, _fields);
    }

    /// <summary>The form now stands on what was saved meanwhile; saving it again keeps both.</summary>
    private async Task MergeAsync(Actor actor, Participant origin, CancellationToken stop)
    {
        _saved = await ReadParticipant.ExecuteAsync(actor, origin.Id, stop);
        _form = ParticipantForm.Of(ParticipantMerge.Merge(origin.Content, _form.ToContent(), _saved.Content), _fields);
        (_meanwhile, _by) = (ParticipantContent.Changes(origin.Content, _saved.Content), (await ReadHistory.ExecuteAsync(actor, origin.Id, stop))[^1].ActorName);
        _save.Clear();
    }

    private async Task SaveAsync()
    {
        var id = Id ?? _newId;
        if (await _save.RunAsync((actor, stop) => SaveParticipant.ExecuteAsync(actor, id, _form.ToContent(), _saved?.RowVersion, stop)))
        {
            Navigation.NavigateTo(Here.Url($"participants/{id}"));
            return;
        }
        if (_save.Refusal?.Code == "record.changed-meanwhile" && _saved is { } origin) await Loading.RunAsync((actor, stop) => MergeAsync(actor, origin, stop));
    }
}
