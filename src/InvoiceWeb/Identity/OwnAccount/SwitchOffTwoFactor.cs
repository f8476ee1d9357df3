namespace InvoiceWeb.Identity.OwnAccount;

/// <summary>Back to the password alone. The secret is forgotten, so that switching on again needs a new one.</summary>
public sealed class SwitchOffTwoFactor(OwnSession session)
{
    /// <exception cref="RuleBrokenException"><c>two-factor.not-on</c>, <c>account.wrong-password</c>, <c>sign-in.locked-out</c></exception>
    public async Task ExecuteAsync(string password, CancellationToken cancellationToken)
    {
        var user = await session.RequireAsync();
        if (!user.TwoFactorEnabled) throw AccountRules.NotOn();
        await session.ConfirmAsync(user, password, cancellationToken);
        (await session.Users.SetTwoFactorEnabledAsync(user, false)).Require("Password");
        // Identity offers no other way to forget the secret; these are the names that its store keeps it under.
        await session.Users.RemoveAuthenticationTokenAsync(user, "[AspNetUserStore]", "AuthenticatorKey");
        await session.WriteAsync("two-factor.off", user, cancellationToken);
        await session.GoOnAsync(user);
    }
}
