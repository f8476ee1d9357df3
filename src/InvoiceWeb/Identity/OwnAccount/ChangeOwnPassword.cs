namespace InvoiceWeb.Identity.OwnAccount;

/// <summary>Changes the password and ends the person's sessions everywhere else.</summary>
public sealed class ChangeOwnPassword(OwnSession session)
{
    /// <exception cref="RuleBrokenException"><c>account.wrong-password</c>, <c>account.same-password</c>, <c>user.refused</c>, <c>sign-in.locked-out</c></exception>
    public async Task ExecuteAsync(string password, string newPassword, CancellationToken cancellationToken)
    {
        var user = await session.RequireAsync();
        await session.ConfirmAsync(user, password, cancellationToken);
        if (password == newPassword) throw AccountRules.SamePassword();
        (await session.Users.ChangePasswordAsync(user, password, newPassword)).Require("NewPassword");
        await session.WriteAsync("password.changed", user, cancellationToken);
        await session.GoOnAsync(user);
    }
}
