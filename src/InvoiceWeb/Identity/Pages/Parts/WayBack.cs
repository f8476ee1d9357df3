using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace InvoiceWeb.Identity.Pages.Parts;

/// <summary>Where a person wanted to go before they were asked to sign in.</summary>
internal static class WayBack
{
    /// <summary>The address, if it is one of ours: a link in a mail must not send a person who has just signed in to a look-alike.</summary>
    public static string To(string? returnUrl) => RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl! : "/";

    /// <summary>A page of the same sign-in, which must not forget the way back.</summary>
    public static string Through(string page, string? returnUrl, bool stay) => QueryHelpers.AddQueryString(page, new Dictionary<string, string?>
    {
        ["returnUrl"] = To(returnUrl), ["stay"] = stay.ToString(CultureInfo.InvariantCulture).ToLowerInvariant(),
    });
}
