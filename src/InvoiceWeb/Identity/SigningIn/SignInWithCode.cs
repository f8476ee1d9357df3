using InvoiceWeb.Data.Identity;
using Microsoft.AspNetCore.Identity;

namespace InvoiceWeb.Identity.SigningIn;

/// <summary>The second step: a code from an authenticator app, or one of the recovery codes.</summary>
public sealed class SignInWithCode(SignInManager<User> signIn, SignInRecord record)
{
    /// <summary>Whether the password was entered a moment ago, in this browser.</summary>
    public async Task<bool> IsExpectedAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    /// <param name="stay">Stay signed in when the browser is closed.</param>
    /// <param name="remember">Ask for no code on this device for a while.</param>
    /// <exception cref="RuleBrokenException"><c>sign-in.wrong-code</c>, <c>sign-in.locked-out</c>, <c>sign-in.first-step-missing</c></exception>
    public async Task ExecuteAsync(string code, bool stay, bool remember, CancellationToken cancellationToken)
    {
        var user = await RequireAsync();
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(SecretCodes.Plain(code), stay, remember);
        await record.SettleAsync(result, user, "code of the authenticator app", SignInRules.WrongCode(), cancellationToken);
    }

    /// <exception cref="RuleBrokenException"><c>sign-in.wrong-recovery-code</c>, <c>sign-in.locked-out</c>, <c>sign-in.first-step-missing</c></exception>
    public async Task RecoverAsync(string recoveryCode, CancellationToken cancellationToken)
    {
        var user = await RequireAsync();
        if (await signIn.UserManager.IsLockedOutAsync(user)) throw record.Locked(user);
        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(SecretCodes.Recovery(recoveryCode));
        await record.SettleAsync(result, user, "recovery code", SignInRules.WrongRecoveryCode(), cancellationToken);
    }

    private async Task<User> RequireAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() ?? throw SignInRules.FirstStepMissing();
}
