using InvoiceWeb.Data;
using InvoiceWeb.Data.Identity;
using InvoiceWeb.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace InvoiceWeb.Identity.People;

/// <summary>For a colleague who lost phone and recovery codes: the password alone signs in again. Ends that person's sessions.</summary>
public sealed class ResetTwoFactor(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Where Identity's store keeps what belongs to the second factor; it offers no other way to forget it.</summary>
    private const string Store = "[AspNetUserStore]";

    /// <exception cref="RuleBrokenException"><c>member.oneself</c>, <c>member.belongs-elsewhere</c>, <c>member.two-factor-not-on</c>, <c>record.not-found</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid userId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageUsers);
        if (userId == actor.UserId) throw MemberRules.Oneself();
        await using var scope = scopes.CreateAsyncScope();
        var (db, users) = (scope.ServiceProvider.GetRequiredService<InvoiceDbContext>(), scope.ServiceProvider.GetRequiredService<UserManager<User>>());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var user = await db.HoldAccountAsync(actor.Tenant, userId, cancellationToken);
        if (!user.TwoFactorEnabled) throw MemberRules.TwoFactorNotOn(user.DisplayName);
        // Makes a new security stamp, which ends the sessions.
        (await users.SetTwoFactorEnabledAsync(user, false)).Require("TwoFactor");
        foreach (var secret in new[] { "AuthenticatorKey", "RecoveryCodes" }) (await users.RemoveAuthenticationTokenAsync(user, Store, secret)).Require("TwoFactor");
        db.Log(actor, clock.GetUtcNow(), "two-factor.reset", userId, user.DisplayName);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
