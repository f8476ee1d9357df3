namespace InvoiceWeb.Identity.OwnAccount;

/// <summary>Changes the name that colleagues see from now on; what was recorded under the old one keeps it.</summary>
public sealed class ChangeOwnName(OwnSession session)
{
    /// <exception cref="RuleBrokenException"><c>account.name-missing</c></exception>
    public async Task ExecuteAsync(string name, CancellationToken cancellationToken)
    {
        var user = await session.RequireAsync();
        user.DisplayName = Text.CleanLine(name) is { Length: <= 200 } clean ? clean : throw AccountRules.NameMissing();
        (await session.Users.UpdateAsync(user)).Require("Name");
        await session.WriteAsync("account.name-changed", user, cancellationToken);
    }
}
