using InvoiceWeb.Participants.Views;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Participants.Pages;

public sealed partial class ParticipantEditor
{
    private ParticipantForm _form = new() { IsCustomer = true };
    private Participant? _saved;
    private Attempt _save = null!;
    private Guid _newId;

    /// <summary>Null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }
    [Inject] public required ReadParticipant ReadParticipant { get; init; }
    [Inject] public required SaveParticipant SaveParticipant { get; init; }

    protected override void OnInitialized() => (_save, _newId) = (NewAttempt(), Guid.CreateVersion7());

    /// <summary>Read once: what is being typed is not replaced by a navigation to the same page.</summary>
    protected override Task OnParametersSetAsync() => Id is { } id && _saved?.Id != id ? Loading.RunAsync((actor, stop) => LoadAsync(actor, id, stop)) : Task.CompletedTask;

    private async Task LoadAsync(Actor actor, Guid id, CancellationToken stop)
    {
        _saved = await ReadParticipant.ExecuteAsync(actor, id, stop);
        _form = ParticipantForm.Of(_saved.Content);
    }

    private async Task SaveAsync()
    {
        var id = Id ?? _newId;
        if (await _save.RunAsync((actor, stop) => SaveParticipant.ExecuteAsync(actor, id, _form.ToContent(), _saved?.RowVersion, stop)))
            Navigation.NavigateTo(Here.Url($"participants/{id}"));
    }
}
