using System.Security.Claims;
using InvoiceWeb.Identity;
using InvoiceWeb.Tenancy;
using Microsoft.AspNetCore.Components.Authorization;

namespace InvoiceWeb.Ui;

/// <summary>The signed-in person of this circuit, entering companies.</summary>
public sealed class TenantSession(AuthenticationStateProvider authentication, EnterTenant enter)
{
    /// <summary>Asked anew for every action, so that a role taken away is gone at the next click, not at the next sign-in.</summary>
    public async Task<(Tenant Tenant, Actor Actor)> EnterAsync(string slug, CancellationToken cancellationToken) =>
        await enter.ExecuteAsync(await UserIdAsync(), slug, cancellationToken);

    public async Task<IReadOnlyList<CompanyEntry>> CompaniesAsync(CancellationToken cancellationToken) =>
        await enter.CompaniesAsync(await UserIdAsync(), cancellationToken);

    /// <summary>Where this person is; null where neither they nor their browser have said so.</summary>
    public async Task<TimeZoneInfo?> ZoneAsync() => ReaderClaims.ZoneOf((await authentication.GetAuthenticationStateAsync()).User);

    private async Task<Guid> UserIdAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return Guid.TryParse(state.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? id
            : throw new RuleBrokenException("access.signed-out", $"You are signed out. Sign in again; drafts are kept.");
    }
}
