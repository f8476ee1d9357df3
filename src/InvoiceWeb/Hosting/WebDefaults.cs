using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;

namespace InvoiceWeb.Hosting;

/// <summary>How the web server listens and answers.</summary>
internal static class WebDefaults
{
    private const int FirstPort = 5080;

    public static void UseInvoiceWebDefaults(this WebApplicationBuilder builder, HostOptions options)
    {
        // Started from build output (dotnet run, an IDE, tests), the assets of packages lie in the package cache.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        if (builder.Configuration["urls"] is null or "")
            builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port ?? FreePort()}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<RuleBrokenHandler>();
        builder.Services.AddSingleton<CurrentActor>();
        builder.Services.AddHealthChecks();
    }

    public static void UseInvoiceWeb(this WebApplication app)
    {
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<StaleForms>();
        app.MapStaticAssets();
        app.MapBlazorScript();
        app.MapHealthChecks("/health/live").AllowAnonymous();
    }

    private static int FreePort()
    {
        for (var port = FirstPort; port < FirstPort + 100; port++)
        {
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken, perhaps by another InvoiceWeb: the next one is as good.
            }
        }
        throw new CannotStartException($"The ports {FirstPort} to {FirstPort + 99} are all in use. Choose a free one with --port.");
    }
}
