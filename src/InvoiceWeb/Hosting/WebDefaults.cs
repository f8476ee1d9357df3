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
            builder.WebHost.UseUrls($"http://127.0.0.1:{Port(options.Port)}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<RuleBrokenHandler>();
        builder.Services.AddSingleton<CurrentActor>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseReady>("database", tags: [DatabaseReady.Tag]);
    }

    public static void UseInvoiceWeb(this WebApplication app)
    {
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseMiddleware<SecurityHeaders>();
        app.UseAuthentication();
        app.UseRequestLocalization(); // after knowing who reads: they may have chosen a language
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<StaleForms>();
        app.MapStaticAssets();
        app.MapBlazorScript();
        // Live: the process answers; restarting it would not bring a database back. Ready: it may be sent requests.
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(DatabaseReady.Tag) }).AllowAnonymous();
    }

    /// <exception cref="CannotStartException">The port is taken, or none is free.</exception>
    private static int Port(int? wished)
    {
        if (wished is { } port)
            return IsFree(port) ? port : throw new CannotStartException($"Port {port} is in use. Choose another with --port, or leave it out and the next free one is taken.");
        for (port = FirstPort; port < FirstPort + 100; port++)
            if (IsFree(port)) return port; // A taken one may be another InvoiceWeb: the next is as good.
        throw new CannotStartException($"The ports {FirstPort} to {FirstPort + 99} are all in use. Choose a free one with --port.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
