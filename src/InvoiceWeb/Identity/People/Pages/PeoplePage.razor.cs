using InvoiceWeb.Tenancy;
using InvoiceWeb.Ui;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Identity.People.Pages;

public sealed partial class PeoplePage
{
    private enum Question { None, Invite, Roles, CutOff, TwoFactor, Password, Revoke }

    private sealed record Issued(string Title, string Consequence, string Address, IssuedLink Link);

    private IReadOnlyList<PersonRow>? _people;
    private IReadOnlyList<AccessLinkRow>? _links;
    private Question _question;
    private PersonRow? _person;
    private AccessLinkRow? _link;
    private Issued? _issued;
    private Attempt _act = null!;

    [Inject] public required PeopleWork Work { get; init; }

    protected override void OnInitialized() => _act = NewAttempt();

    protected override Task OnParametersSetAsync() => Loading.RunNextAsync(LoadAsync);

    private async Task LoadAsync(Actor actor, CancellationToken stop)
    {
        _people = await Work.People.ExecuteAsync(actor, stop);
        _links = await Work.Links.ExecuteAsync(actor, stop);
    }

    private void Ask(Question question, PersonRow? person = null)
    {
        _act.Clear();
        (_question, _person) = (question, person);
    }

    private void AskRevoke(AccessLinkRow link)
    {
        _link = link;
        Ask(Question.Revoke);
    }

    private void Close() => _question = Question.None;

    private Task InviteAsync((string? Email, Roles Roles) typed) => IssueAsync(
        (actor, stop) => Work.Invite.ExecuteAsync(actor, typed.Email, typed.Roles, stop), "invitation",
        T["Invitation for {0}", typed.Email ?? ""], T["Hand this link over to {0}. Who has an account signs in and joins; who has none chooses a name and a password.", typed.Email ?? ""]);

    private Task MakePasswordLinkAsync() => IssueAsync(
        (actor, stop) => Work.PasswordLink.ExecuteAsync(actor, _person!.UserId, stop), "set-password",
        T["New password for {0}", _person!.Name], T["Hand this link over to {0} in person or by another safe way. The old password works until it is used.", _person.Name]);

    private async Task IssueAsync(Func<Actor, CancellationToken, Task<IssuedLink>> issue, string path, string title, string consequence)
    {
        IssuedLink? link = null;
        if (!await DoAsync(async (actor, stop) => link = await issue(actor, stop))) return;
        _issued = new(title, consequence, Navigation.ToAbsoluteUri($"{path}/{link!.Token}").ToString(), link);
    }

    private Task<bool> ChangeRolesAsync(Roles roles) => DoAsync((actor, stop) => Work.ChangeRoles.ExecuteAsync(actor, _person!.UserId, roles, _person.Roles, stop));

    private Task<bool> CutOffAsync() => DoAsync((actor, stop) => Work.EndMembership.ExecuteAsync(actor, _person!.UserId, stop));

    private Task<bool> ResetTwoFactorAsync() => DoAsync((actor, stop) => Work.ResetTwoFactor.ExecuteAsync(actor, _person!.UserId, stop));

    private Task<bool> RevokeAsync() => DoAsync((actor, stop) => Work.RevokeLink.ExecuteAsync(actor, _link!.Id, stop));

    /// <summary>The dialog stays open with its refusal; when it was done, the list is read anew.</summary>
    private async Task<bool> DoAsync(Func<Actor, CancellationToken, Task> action)
    {
        if (!await _act.RunAsync(action)) return false;
        Close();
        await Loading.RunNextAsync(LoadAsync);
        return true;
    }
}
