using Microsoft.Playwright;

namespace InvoiceWeb.Documents;

/// <summary>
/// Prints HTML to PDF with a headless Chromium that is started when first needed and kept. JavaScript of the page is off and nothing
/// is fetched from anywhere but the fonts given here: an invoice's text can never make the printer call out.
/// </summary>
public sealed class ChromiumPrinter(DocumentFonts fonts, IConfiguration configuration, ILogger<ChromiumPrinter> log) : IAsyncDisposable
{
    /// <summary>Pages that print at once; measured, more only wait for each other on two cores.</summary>
    private const int PagesAtOnce = 3;

    private readonly SemaphoreSlim _places = new(PagesAtOnce);
    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A document whose pages the browser may break as it likes.</summary>
    /// <exception cref="RuleBrokenException"><c>pdf.no-browser</c>: Chromium is missing on the server.</exception>
    public Task<byte[]> PrintAsync(string html, CancellationToken cancellationToken) => PrintAsync(html, again: null, cancellationToken);

    /// <param name="again">Gets the measures of the sheet and may answer with other HTML, which is printed instead.</param>
    /// <exception cref="RuleBrokenException"><c>pdf.no-browser</c>: Chromium is missing on the server.</exception>
    public async Task<byte[]> PrintAsync(string html, Func<SheetMeasures, Task<string?>>? again, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            var browser = await BrowserAsync(cancellationToken);
            await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false });
            await context.RouteAsync("**/*", fonts.AnswerAsync);
            var page = await context.NewPageAsync();
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.SetContentAsync(html, new() { WaitUntil = WaitUntilState.Load });
            if (again is not null && await again(SheetMeasures.Parse(await page.EvaluateAsync<string>(SheetMeasures.Script))) is { } other)
                await page.SetContentAsync(other, new() { WaitUntil = WaitUntilState.Load });
            return await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Tagged = true });
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<IBrowser> BrowserAsync(CancellationToken cancellationToken)
    {
        if (_browser is { IsConnected: true }) return _browser;
        await _starting.WaitAsync(cancellationToken);
        try
        {
            if (_browser is { IsConnected: true }) return _browser;
            _playwright ??= await Playwright.CreateAsync();
            var path = ChromiumPath.Find(configuration["Chromium:Path"])
                ?? throw new RuleBrokenException("pdf.no-browser", $"PDFs cannot be printed because Chromium is not installed on the server. An operator can install the package chromium or set Chromium:Path.");
            log.LogInformation("Starting {Path} for printing", path);
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Headless = true, Args = ChromiumPath.Arguments });
            return _browser;
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
        _places.Dispose();
        _starting.Dispose();
    }
}
