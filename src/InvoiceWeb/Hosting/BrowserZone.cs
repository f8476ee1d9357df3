using System.Security.Claims;
using InvoiceWeb.Identity;
using Microsoft.AspNetCore.Authentication;

namespace InvoiceWeb.Hosting;

/// <summary>Adds the time zone that the browser says it is in. A principal of its own: the session must not keep it, people travel.</summary>
internal sealed class BrowserZone(IHttpContextAccessor http) : IClaimsTransformation
{
    /// <summary>Set by the script of every page, before a circuit begins.</summary>
    private const string Cookie = "zone";

    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.HasClaim(c => c.Type == ReaderClaims.BrowserZone) || http.HttpContext?.Request.Cookies[Cookie] is not { Length: > 0 and <= 64 } zone) return Task.FromResult(principal);
        return Task.FromResult(new ClaimsPrincipal(principal.Identities.Append(new ClaimsIdentity([new Claim(ReaderClaims.BrowserZone, zone)]))));
    }
}
