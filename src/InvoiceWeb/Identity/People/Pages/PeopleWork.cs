namespace InvoiceWeb.Identity.People.Pages;

/// <summary>What the page of people does, by the use cases that do it.</summary>
public sealed record PeopleWork(
    FindPeople People, FindAccessLinks Links, InvitePerson Invite, RevokeAccessLink RevokeLink, ChangeRoles ChangeRoles, EndMembership EndMembership,
    ResetTwoFactor ResetTwoFactor, IssuePasswordLink PasswordLink);
