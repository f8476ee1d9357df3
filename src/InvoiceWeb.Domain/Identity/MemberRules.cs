namespace InvoiceWeb.Identity;

/// <summary>What the administration of people refuses, by stable code.</summary>
public static class MemberRules
{
    public static RuleBrokenException NoRole() =>
        new("member.no-role", $"Choose at least one role. To keep somebody out, cut them off instead.") { Field = "Roles" };

    public static RuleBrokenException LastAdmin() =>
        new("member.last-admin", $"This is the only administrator of the company. Make somebody else an administrator first.") { Field = "Roles" };

    public static RuleBrokenException Already(string email) =>
        new("member.already", $"{email} belongs to this company already. Change their roles in the list.") { Field = "Email" };

    public static RuleBrokenException AlreadyEnded(string name) =>
        new("member.already-ended", $"{name} has been cut off already.");

    public static RuleBrokenException Oneself() =>
        new("member.oneself", $"Password and two-factor sign-in of your own account are changed under “Your account”, where your password is asked for.");

    /// <summary>Says neither which other companies these are nor how many.</summary>
    public static RuleBrokenException BelongsElsewhere(string name) =>
        new("member.belongs-elsewhere", $"{name} does not belong to this company alone, so its administrators may not touch how {name} signs in. Ask the operator of this server.");

    public static RuleBrokenException TwoFactorNotOn(string name) =>
        new("member.two-factor-not-on", $"{name} does not use two-factor sign-in.");

    public static RuleBrokenException EmailShape(string? email) =>
        new("email.shape", $"“{email}” is not an e-mail address.") { Field = "Email" };

    public static RuleBrokenException TooManyInvitations() =>
        new("invitation.too-many", $"{AccessLink.MostOpen} invitations of this company are open. Revoke those that are no longer needed.");
}
