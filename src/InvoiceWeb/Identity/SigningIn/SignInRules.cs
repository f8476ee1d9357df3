namespace InvoiceWeb.Identity.SigningIn;

/// <summary>What signing in refuses, by stable code.</summary>
public static class SignInRules
{
    /// <summary>Does not tell which of the two is wrong: that would tell a stranger who has an account here.</summary>
    public static RuleBrokenException Refused() =>
        new("sign-in.refused", $"The e-mail address or the password is not right.");

    public static RuleBrokenException LockedOut(TimeSpan remaining) => Math.Ceiling(remaining.TotalMinutes) is var minutes and > 1
        ? new("sign-in.locked-out", $"Too many wrong attempts. Signing in with this e-mail address is locked for {(int)minutes} more minutes.")
        : new("sign-in.locked-out", $"Too many wrong attempts. Signing in with this e-mail address is locked for one more minute.");

    public static RuleBrokenException Blocked() =>
        new("sign-in.blocked", $"This account is blocked. Ask an administrator of your company to open it again.");

    public static RuleBrokenException WrongCode() =>
        new("sign-in.wrong-code", $"This code is not right, or it is no longer valid. Enter the one that the app shows now.") { Field = "Code" };

    public static RuleBrokenException WrongRecoveryCode() =>
        new("sign-in.wrong-recovery-code", $"This is not one of your recovery codes, or it has been used before.") { Field = "Code" };

    /// <summary>The password was entered too long ago, or not at all.</summary>
    public static RuleBrokenException FirstStepMissing() =>
        new("sign-in.first-step-missing", $"Too much time has passed since you entered your password. Start again.");
}
