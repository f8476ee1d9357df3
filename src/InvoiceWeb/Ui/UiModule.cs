using System.Globalization;
using Radzen;

namespace InvoiceWeb.Ui;

/// <summary>Pages, their texts and what they share.</summary>
internal static class UiModule
{
    /// <summary>Numbers and dates follow the reader's own culture.</summary>
    private static readonly CultureInfo[] Cultures =
        [.. new[] { "en-GB", "en-US", "en-IE", "de-DE", "de-AT", "de-CH" }.Select(CultureInfo.GetCultureInfo)];

    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<RuleTexts>();
        services.AddRequestLocalization(options =>
        {
            options.SetDefaultCulture("en-GB");
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
