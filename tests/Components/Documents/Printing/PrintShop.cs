using InvoiceWeb.Documents;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace InvoiceWeb.Tests.Components.Documents.Printing;

/// <summary>The printer of the product, with a real browser, shared by the tests that look at paper.</summary>
public sealed class PrintShop : IAsyncLifetime
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("INVOICEWEB_PICTURES");

    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
    private readonly ChromiumPrinter _printer = new(new DocumentFonts(), new ConfigurationBuilder().AddEnvironmentVariables().Build(), NullLogger<ChromiumPrinter>.Instance);

    public Task InitializeAsync() => Task.CompletedTask;

    /// <param name="keptAs">Its name in the folder INVOICEWEB_PICTURES, where it is kept to be looked at.</param>
    public async Task<PrintedPdf> PrintAsync(InvoiceDocument document, string keptAs)
    {
        var pdf = await new InvoicePrinter(new InvoiceHtml(_services, _services.GetRequiredService<ILoggerFactory>()), _printer).PrintAsync(document, CancellationToken.None);
        if (Folder is not null) await File.WriteAllBytesAsync(Path.Combine(Folder, keptAs + ".pdf"), pdf);
        return new PrintedPdf(pdf);
    }

    public async Task DisposeAsync()
    {
        await _printer.DisposeAsync();
        await _services.DisposeAsync();
    }
}

[CollectionDefinition(nameof(PrintShop))]
public sealed class PrintShopCollection : ICollectionFixture<PrintShop>;
