using Microsoft.Playwright;

namespace InvoiceWeb.Tests.E2E.Infrastructure;

/// <summary>One app with demo data and one browser, shared by the journeys of a collection.</summary>
public sealed class Stage : IAsyncLifetime
{
    private Theatre _theatre = null!;

    /// <summary>For the same journeys somewhere else.</summary>
    internal static Stage In(Theatre theatre) => new() { _theatre = theatre };

    public RunningApp App => _theatre.App;

    public async Task InitializeAsync() => _theatre = await Theatre.OpenAsync();

    public Task DisposeAsync() => _theatre.DisposeAsync().AsTask();

    /// <inheritdoc cref="Theatre.NewPersonAsync"/>
    public Task<Person> NewPersonAsync(int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, string language = "en-GB", string? zone = null) =>
        _theatre.NewPersonAsync(width, height, scheme, language, zone);
}

[CollectionDefinition(Name)]
public sealed class DemoStage : ICollectionFixture<Stage>
{
    public const string Name = "Demo";
}
