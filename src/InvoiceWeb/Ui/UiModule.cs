using System.Globalization;
using InvoiceWeb.Tenancy;
using Microsoft.Extensions.Localization;
using Radzen;

namespace InvoiceWeb.Ui;

/// <summary>Pages, their texts and what they share.</summary>
internal static class UiModule
{
    /// <summary>Numbers and dates follow the reader's own culture.</summary>
    private static readonly CultureInfo[] Cultures = [.. Languages.All.Select(CultureInfo.GetCultureInfo)];

    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<IStringLocalizer<Texts>, TextLocalizer>();
        services.AddSingleton<RuleTexts>();
        services.AddRequestLocalization(options =>
        {
            options.SetDefaultCulture(Languages.All[0]);
            options.RequestCultureProviders = [new ReadersCulture()];
            options.SupportedCultures = options.SupportedUICultures = Cultures;
        });
        // A table of a thousand lines is pasted in one message.
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = 1024 * 1024);
        services.AddRadzenComponents();
        services.AddScoped<TenantSession>();
        return services;
    }

    public static void MapUi(this WebApplication app) => app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
}
