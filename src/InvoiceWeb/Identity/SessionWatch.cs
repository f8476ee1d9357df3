using System.Security.Claims;
using InvoiceWeb.Data.Identity;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace InvoiceWeb.Identity;

/// <summary>A circuit may live for hours; a changed password or a blocked account ends it within minutes.</summary>
internal sealed class SessionWatch(ILoggerFactory loggers, IServiceScopeFactory scopes, IOptions<IdentityOptions> options, TimeProvider clock)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(2);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = await users.GetUserAsync(authenticationState.User);
        return user is not null
            && !IsBlocked(user)
            && authenticationState.User.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) == await users.GetSecurityStampAsync(user);
    }

    /// <summary>
    /// Locked for longer than wrong passwords lock. Those close the door to new sessions only:
    /// a stranger who mistypes on purpose must not be able to throw a person out of their work.
    /// </summary>
    private bool IsBlocked(User user) => user.LockoutEnd > clock.GetUtcNow() + options.Value.Lockout.DefaultLockoutTimeSpan;
}
