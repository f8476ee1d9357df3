using InvoiceWeb.Data.Identity;
using InvoiceWeb.Data.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity.SigningIn;

/// <summary>Ends every way of signing in alike: what the security log keeps and what the person is told.</summary>
public sealed class SignInRecord(SecurityLog log, HostDatabase host, IHttpContextAccessor http, TimeProvider clock)
{
    private static readonly TimeSpan LongestAutomaticLock = TimeSpan.FromDays(1);

    /// <returns>True when the person is signed in; false when the second factor is still to come.</returns>
    internal async Task<bool> SettleAsync(SignInResult result, User user, string way, RuleBrokenException refusal, CancellationToken cancellationToken)
    {
        if (result.RequiresTwoFactor) return false;
        var kind = result.Succeeded ? "sign-in.succeeded" : result.IsLockedOut ? "sign-in.locked-out" : "sign-in.failed";
        await WriteAsync(kind, user.Id, way, cancellationToken);
        if (result.Succeeded)
        {
            await RememberAsync(user.Id, cancellationToken);
            return true;
        }
        throw result.IsLockedOut ? Locked(user) : refusal;
    }

    /// <summary>Past Identity's store: signing in must not look like a change of the account to somebody who changes it in this moment.</summary>
    private async Task RememberAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await db.Users.Where(u => u.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(u => u.LastSignInAt, now), cancellationToken);
    }

    internal Task WriteAsync(string kind, Guid? userId, string detail, CancellationToken cancellationToken) =>
        log.WriteAsync(kind, userId, tenantId: null, detail, http.HttpContext?.Connection.RemoteIpAddress?.ToString(), cancellationToken);

    internal RuleBrokenException Locked(User user)
    {
        var remaining = (user.LockoutEnd ?? default) - clock.GetUtcNow();
        return remaining > LongestAutomaticLock ? SignInRules.Blocked() : SignInRules.LockedOut(remaining);
    }
}
