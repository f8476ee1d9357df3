using InvoiceWeb.Data.Identity;
using Microsoft.AspNetCore.Identity;

namespace InvoiceWeb.Identity.SigningIn;

/// <summary>The first step of signing in, and the only one for people without a second factor.</summary>
public sealed class SignInWithPassword(SignInManager<User> signIn, SignInRecord record)
{
    /// <param name="stay">Stay signed in when the browser is closed.</param>
    /// <returns>True when signed in; false when the second factor is still to come.</returns>
    /// <exception cref="RuleBrokenException"><c>sign-in.refused</c>, <c>sign-in.locked-out</c>, <c>sign-in.blocked</c></exception>
    public async Task<bool> ExecuteAsync(string email, string password, bool stay, CancellationToken cancellationToken)
    {
        var user = await signIn.UserManager.FindByEmailAsync(email.Trim());
        if (user is null)
        {
            // Costs what checking a password costs, so that the time taken does not tell who has an account.
            signIn.UserManager.PasswordHasher.HashPassword(new User(), password);
            await record.WriteAsync("sign-in.failed", userId: null, $"unknown e-mail address {email.Trim()}", cancellationToken);
            throw SignInRules.Refused();
        }
        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: stay, lockoutOnFailure: true);
        return await record.SettleAsync(result, user, "password", SignInRules.Refused(), cancellationToken);
    }
}
