using InvoiceWeb.Data.Identity;
using InvoiceWeb.Identity.SigningIn;
using Microsoft.AspNetCore.Identity;

namespace InvoiceWeb.Identity.OwnAccount;

/// <summary>The person of this request, as the actions on one's own account need them.</summary>
public sealed class OwnSession(SignInManager<User> signIn, SignInRecord record)
{
    internal UserManager<User> Users => signIn.UserManager;

    /// <exception cref="RuleBrokenException"><c>access.signed-out</c></exception>
    internal async Task<User> RequireAsync() => await Users.GetUserAsync(signIn.Context.User) ?? throw AccountRules.SignedOut();

    /// <summary>Somebody may have sat down at an open session: guessing the password there is limited as it is at sign-in.</summary>
    /// <exception cref="RuleBrokenException"><c>account.wrong-password</c>, <c>sign-in.locked-out</c></exception>
    internal async Task ConfirmAsync(User user, string password, CancellationToken cancellationToken)
    {
        var result = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (result.Succeeded) return;
        await WriteAsync(result.IsLockedOut ? "sign-in.locked-out" : "password.confirmation-failed", user, cancellationToken);
        throw result.IsLockedOut ? BesidePassword(record.Locked(user)) : AccountRules.WrongPassword();
    }

    private static RuleBrokenException BesidePassword(RuleBrokenException rule) => new(rule.Code, rule.Text) { Field = "Password" };

    /// <summary>A new security stamp has ended every session of this person; this one goes on.</summary>
    internal Task GoOnAsync(User user) => signIn.RefreshSignInAsync(user);

    internal Task WriteAsync(string kind, User user, CancellationToken cancellationToken) => record.WriteAsync(kind, user.Id, "own account", cancellationToken);
}
