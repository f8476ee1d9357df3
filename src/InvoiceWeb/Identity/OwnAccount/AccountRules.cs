namespace InvoiceWeb.Identity.OwnAccount;

/// <summary>What changing one's own account refuses, by stable code.</summary>
public static class AccountRules
{
    public static RuleBrokenException SignedOut() =>
        new("access.signed-out", $"You are signed out. Sign in again; drafts are kept.");

    public static RuleBrokenException WrongPassword() =>
        new("account.wrong-password", $"This is not your current password.") { Field = "Password" };

    public static RuleBrokenException SamePassword() =>
        new("account.same-password", $"This is the password you have already. Choose a different one.") { Field = "NewPassword" };

    public static RuleBrokenException NameMissing() =>
        new("account.name-missing", $"Enter the name that colleagues know you by, at most 200 characters.") { Field = "Name" };

    public static RuleBrokenException LanguageUnknown() =>
        new("account.language-unknown", $"Choose one of these languages.") { Field = "Culture" };

    public static RuleBrokenException NotPrepared() =>
        new("two-factor.not-prepared", $"Two-factor sign-in has not been prepared. Start again.");

    public static RuleBrokenException AlreadyOn() =>
        new("two-factor.already-on", $"Two-factor sign-in is on already.");

    public static RuleBrokenException NotOn() =>
        new("two-factor.not-on", $"Two-factor sign-in is off already.");

    public static RuleBrokenException WrongCode() =>
        new("two-factor.wrong-code", $"This code is not right. Check that the clock of your phone is set automatically, then enter the code that the app shows now.") { Field = "Code" };
}
