using InvoiceWeb.Data.Identity;
using Microsoft.AspNetCore.Identity;

namespace InvoiceWeb.Identity.SigningIn;

/// <summary>Ends every way of signing in alike: what the security log keeps and what the person is told.</summary>
public sealed class SignInRecord(SecurityLog log, IHttpContextAccessor http, TimeProvider clock)
{
    private static readonly TimeSpan LongestAutomaticLock = TimeSpan.FromDays(1);

    /// <returns>True when the person is signed in; false when the second factor is still to come.</returns>
    internal async Task<bool> SettleAsync(SignInResult result, User user, string way, RuleBrokenException refusal, CancellationToken cancellationToken)
    {
        if (result.RequiresTwoFactor) return false;
        var kind = result.Succeeded ? "sign-in.succeeded" : result.IsLockedOut ? "sign-in.locked-out" : "sign-in.failed";
        await WriteAsync(kind, user.Id, way, cancellationToken);
        if (result.Succeeded) return true;
        throw result.IsLockedOut ? Locked(user) : refusal;
    }

    internal Task WriteAsync(string kind, Guid? userId, string detail, CancellationToken cancellationToken) =>
        log.WriteAsync(kind, userId, tenantId: null, detail, http.HttpContext?.Connection.RemoteIpAddress?.ToString(), cancellationToken);

    internal RuleBrokenException Locked(User user)
    {
        var remaining = (user.LockoutEnd ?? default) - clock.GetUtcNow();
        return remaining > LongestAutomaticLock ? SignInRules.Blocked() : SignInRules.LockedOut(remaining);
    }
}
