using InvoiceWeb.Audit;
using InvoiceWeb.Participants.Views;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Participants.Pages;

public sealed partial class ParticipantPage
{
    private ParticipantForm _form = new() { IsCustomer = true };
    private Participant? _saved;
    private IReadOnlyList<AuditEvent>? _history;
    private Attempt _save = null!;
    private Guid _newId;
    private bool _done;

    /// <summary>Null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }
    [Inject] public required ReadParticipant ReadParticipant { get; init; }
    [Inject] public required SaveParticipant SaveParticipant { get; init; }
    [Inject] public required ReadHistory ReadHistory { get; init; }

    protected override void OnInitialized() => (_save, _newId) = (NewAttempt(), Guid.CreateVersion7());

    protected override Task OnParametersSetAsync() => Id is { } id ? Loading.RunAsync((actor, stop) => LoadAsync(actor, id, stop)) : Task.CompletedTask;

    private async Task LoadAsync(Actor actor, Guid id, CancellationToken stop)
    {
        _saved = await ReadParticipant.ExecuteAsync(actor, id, stop);
        _history = await ReadHistory.ExecuteAsync(actor, id, stop);
        _form = ParticipantForm.Of(_saved.Content);
    }

    private async Task SaveAsync()
    {
        _done = false;
        var id = Id ?? _newId;
        if (!await _save.RunAsync((actor, stop) => SaveParticipant.ExecuteAsync(actor, id, _form.ToContent(), _saved?.RowVersion, stop))) return;
        if (Id is null) Navigation.NavigateTo(Here.Url($"participants/{id}"));
        else await Loading.RunAsync((actor, stop) => LoadAsync(actor, id, stop));
        _done = true;
    }
}
