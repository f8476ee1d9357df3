using InvoiceWeb.Identity;
using InvoiceWeb.Tenancy;
using Microsoft.AspNetCore.Localization;

namespace InvoiceWeb.Ui;

/// <summary>The reader's own choice, else what the browser wishes; by the language alone where the country is not one of ours.</summary>
internal sealed class ReadersCulture : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var chosen = ReaderClaims.CultureOf(httpContext.User) is { } own && Languages.All.Contains(own) ? own : null;
        var culture = chosen ?? Wishes(httpContext).Select(Languages.Fitting).FirstOrDefault(fitting => fitting is not null);
        return Task.FromResult(culture is null ? null : new ProviderCultureResult(culture));
    }

    private static IEnumerable<string> Wishes(HttpContext context) =>
        context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(wish => wish.Quality ?? 1).Select(wish => wish.Value.ToString());
}
