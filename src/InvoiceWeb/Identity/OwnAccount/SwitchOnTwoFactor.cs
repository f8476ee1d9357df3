using InvoiceWeb.Identity.SigningIn;

namespace InvoiceWeb.Identity.OwnAccount;

/// <summary>Two-factor sign-in in two steps: a secret for the authenticator app, then a code that proves the app has it.</summary>
public sealed class SwitchOnTwoFactor(OwnSession session)
{
    /// <summary>Makes the secret. A step of its own, because it ends the person's other sessions, which merely opening a page must not.</summary>
    /// <exception cref="RuleBrokenException"><c>two-factor.already-on</c></exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var user = await session.RequireAsync();
        if (user.TwoFactorEnabled) throw AccountRules.AlreadyOn();
        (await session.Users.ResetAuthenticatorKeyAsync(user)).Require("Code");
        await session.WriteAsync("two-factor.prepared", user, cancellationToken);
        await session.GoOnAsync(user);
    }

    /// <returns>The recovery codes, readable this once.</returns>
    /// <exception cref="RuleBrokenException"><c>two-factor.wrong-code</c>, <c>two-factor.not-prepared</c>, <c>two-factor.already-on</c></exception>
    public async Task<IReadOnlyList<string>> ExecuteAsync(string code, CancellationToken cancellationToken)
    {
        var user = await session.RequireAsync();
        if (user.TwoFactorEnabled) throw AccountRules.AlreadyOn();
        if (await session.Users.GetAuthenticatorKeyAsync(user) is null) throw AccountRules.NotPrepared();
        if (!await session.Users.VerifyTwoFactorTokenAsync(user, session.Users.Options.Tokens.AuthenticatorTokenProvider, SecretCodes.Plain(code)))
            throw AccountRules.WrongCode();
        (await session.Users.SetTwoFactorEnabledAsync(user, true)).Require("Code");
        var recovery = await session.Users.GenerateNewTwoFactorRecoveryCodesAsync(user, RenewRecoveryCodes.Count);
        await session.WriteAsync("two-factor.on", user, cancellationToken);
        await session.GoOnAsync(user);
        return [.. recovery!];
    }
}
