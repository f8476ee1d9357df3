using InvoiceWeb.Data;
using InvoiceWeb.Data.Identity;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Identity.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity.Links;

/// <summary>Whose password a link sets, for whoever holds it.</summary>
public sealed class ReadPasswordLink(HostDatabase host, LinkWork links)
{
    /// <param name="address">The network address of the request.</param>
    /// <returns>The person's e-mail address.</returns>
    /// <exception cref="RuleBrokenException">A rule of <see cref="LinkRules"/>.</exception>
    public async Task<string> ExecuteAsync(string token, string? address, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        var link = await links.OpenAsync(db, AccessLinkKind.NewPassword, token, address, cancellationToken);
        return await db.Users.AsNoTracking().Where(u => u.Id == link.UserId).Select(u => u.Email!).SingleAsync(cancellationToken);
    }
}

/// <summary>Sets the password that a person chose behind a link, and ends the sessions there were. A second factor is still asked for.</summary>
public sealed class SetPasswordByLink(IServiceScopeFactory scopes, LinkWork links, TimeProvider clock)
{
    private static readonly TimeSpan LongestAutomaticLock = TimeSpan.FromDays(1);

    /// <param name="address">The network address of the request.</param>
    /// <exception cref="RuleBrokenException">A rule of <see cref="LinkRules"/>, <c>user.refused</c>.</exception>
    public async Task ExecuteAsync(string token, string password, string? address, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, users) = (scope.ServiceProvider.GetRequiredService<InvoiceDbContext>(), scope.ServiceProvider.GetRequiredService<UserManager<User>>());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var link = await links.OpenAsync(db, AccessLinkKind.NewPassword, token, address, cancellationToken);
        var user = await AccountAsync(db, link, cancellationToken);
        var now = clock.GetUtcNow();
        (await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), password)).Require("Password");
        // Wrong guesses are what brought the person here; an account that somebody has blocked stays blocked.
        if (user.LockoutEnd is { } end && end - now <= LongestAutomaticLock) (await users.SetLockoutEndDateAsync(user, null)).Require("Password");
        (await users.ResetAccessFailedCountAsync(user)).Require("Password");
        link.Use(now);
        db.SecurityEvents.Add(new(now, "password-link.used", user.Id, link.Tenant.Value, detail: null, address) { UserName = user.DisplayName });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Asked once more: the person may have joined another company since the link was made, or have been cut off from this one.</summary>
    private static async Task<User> AccountAsync(InvoiceDbContext db, AccessLink link, CancellationToken cancellationToken)
    {
        try
        {
            return await db.HoldAccountAsync(link.Tenant, link.UserId!.Value, cancellationToken);
        }
        catch (RuleBrokenException rule) when (rule.Code is "member.belongs-elsewhere" or "record.not-found")
        {
            throw LinkRules.NoLongerAlone();
        }
    }
}
