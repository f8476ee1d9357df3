using System.Security.Claims;
using InvoiceWeb.Data.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace InvoiceWeb.Identity;

/// <summary>How a person reads: language, formats and time zone. They travel with the session, so that no page has to ask the database first.</summary>
public static class ReaderClaims
{
    internal const string Culture = "invoiceweb:culture";
    internal const string TimeZone = "invoiceweb:time-zone";
    internal const string BrowserZone = "invoiceweb:browser-zone";

    /// <summary>The culture that a person has chosen; null for whatever the browser wishes.</summary>
    public static string? CultureOf(ClaimsPrincipal person) => person.FindFirstValue(Culture);

    /// <summary>The time zone that a person has chosen, else that of the browser; null where neither is known.</summary>
    public static TimeZoneInfo? ZoneOf(ClaimsPrincipal person) => Find(person.FindFirstValue(TimeZone)) ?? Find(person.FindFirstValue(BrowserZone));

    private static TimeZoneInfo? Find(string? zone) => zone is { Length: <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : null;

    /// <summary>Writes what a person has chosen into the session.</summary>
    internal sealed class Factory(UserManager<User> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<User>(users, options)
    {
        protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
        {
            var identity = await base.GenerateClaimsAsync(user);
            if (user.Culture is { } culture) identity.AddClaim(new(Culture, culture));
            if (user.TimeZone is { } zone) identity.AddClaim(new(TimeZone, zone));
            return identity;
        }
    }
}
