namespace InvoiceWeb.Identity.OwnAccount;

/// <summary>New recovery codes; the ones given out before stop working.</summary>
public sealed class RenewRecoveryCodes(OwnSession session)
{
    public const int Count = 10;

    /// <returns>The recovery codes, readable this once.</returns>
    /// <exception cref="RuleBrokenException"><c>two-factor.not-on</c></exception>
    public async Task<IReadOnlyList<string>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var user = await session.RequireAsync();
        if (!user.TwoFactorEnabled) throw AccountRules.NotOn();
        var codes = await session.Users.GenerateNewTwoFactorRecoveryCodesAsync(user, Count);
        await session.WriteAsync("two-factor.recovery-codes-renewed", user, cancellationToken);
        return [.. codes!];
    }
}
