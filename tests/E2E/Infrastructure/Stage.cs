using InvoiceWeb.Documents;
using Microsoft.Playwright;

namespace InvoiceWeb.Tests.E2E.Infrastructure;

/// <summary>One app with demo data and one browser, shared by the journeys of a collection.</summary>
public sealed class Stage : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public RunningApp App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        App = await RunningApp.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = ChromiumPath.Find(Environment.GetEnvironmentVariable("Chromium__Path")), Headless = true, Args = ChromiumPath.Arguments,
        });
    }

    public async Task DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
        await App.DisposeAsync();
    }

    /// <summary>A browser profile of its own: nobody signed in, nothing remembered.</summary>
    public async Task<Person> NewPersonAsync(int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = App.Address.ToString(), ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, Locale = "en-GB", AcceptDownloads = true,
        });
        context.SetDefaultTimeout(15_000);
        return new Person(context, await context.NewPageAsync());
    }
}

[CollectionDefinition(Name)]
public sealed class DemoStage : ICollectionFixture<Stage>
{
    public const string Name = "Demo";
}
