namespace InvoiceWeb.Identity.OwnAccount;

/// <summary>One's own account, as its pages show it.</summary>
public sealed class ReadOwnAccount(OwnSession session)
{
    public async Task<OwnAccountView> ExecuteAsync()
    {
        var user = await session.RequireAsync();
        return new(user.DisplayName, user.Email!, user.TwoFactorEnabled, await session.Users.CountRecoveryCodesAsync(user),
            await session.Users.GetAuthenticatorKeyAsync(user) is { } secret ? new(user.Email!, secret) : null)
        { Culture = user.Culture, TimeZone = user.TimeZone };
    }
}

/// <param name="Key">Null until two-factor sign-in is being set up.</param>
public sealed record OwnAccountView(string Name, string Email, bool HasTwoFactor, int RecoveryCodesLeft, AuthenticatorKey? Key)
{
    /// <summary>Null for whatever the browser wishes.</summary>
    public string? Culture { get; init; }

    /// <inheritdoc cref="Culture"/>
    public string? TimeZone { get; init; }
}

/// <summary>The secret shared with an authenticator app, as cameras and people read it.</summary>
public sealed record AuthenticatorKey(string Email, string Secret)
{
    /// <summary>The Key URI that authenticator apps agree on.</summary>
    public string Uri => $"otpauth://totp/InvoiceWeb:{System.Uri.EscapeDataString(Email)}?secret={Secret}&issuer=InvoiceWeb&digits=6";

    public string InGroups => string.Join(' ', Secret.Chunk(4).Select(group => new string(group)));
}
