using InvoiceWeb.Documents;
using Microsoft.Playwright;

namespace InvoiceWeb.Tests.E2E.Infrastructure;

/// <summary>An app and a browser, for journeys that need either to themselves.</summary>
public sealed class Theatre : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Theatre(RunningApp app, IPlaywright playwright, IBrowser browser) => (App, _playwright, _browser) = (app, playwright, browser);

    public RunningApp App { get; }

    /// <param name="arguments">None for the demo companies as a first start leaves them.</param>
    public static async Task<Theatre> OpenAsync(params string[] arguments) =>
        await AroundAsync(arguments.Length == 0 ? await RunningApp.StartWithDemoAsync() : await RunningApp.StartAsync(arguments));

    /// <param name="app">Ends with the theatre.</param>
    public static async Task<Theatre> AroundAsync(RunningApp app)
    {
        // Two cores may serve several journeys at once: patience is cheaper than a test that fails now and then.
        Assertions.SetDefaultExpectTimeout(20_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = ChromiumPath.Find(Environment.GetEnvironmentVariable("Chromium__Path")), Headless = true, Args = ChromiumPath.Arguments,
        });
        return new Theatre(app, playwright, browser);
    }

    /// <summary>A browser profile of its own: nobody signed in, nothing remembered.</summary>
    public async Task<Person> NewPersonAsync(int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, string language = "en-GB", string? zone = null)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = App.Address.ToString(), ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, Locale = language, TimezoneId = zone, AcceptDownloads = true,
        });
        context.SetDefaultTimeout(30_000);
        return new Person(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
        await App.DisposeAsync();
    }
}
