using Microsoft.Playwright;

namespace InvoiceWeb.Tests.E2E.Infrastructure;

/// <summary>Saves pictures of pages where INVOICEWEB_PICTURES names a folder, to be looked at.</summary>
public static class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("INVOICEWEB_PICTURES");

    /// <summary>Keeps a PDF to be printed to a picture and looked at.</summary>
    public static Task KeepAsync(byte[] pdf, string name) =>
        Folder is null ? Task.CompletedTask : File.WriteAllBytesAsync(Path.Combine(Folder, name + ".pdf"), pdf);

    /// <summary>What fits on the screen, as a person sits before it.</summary>
    public static async Task ShootAsync(IPage page, string name)
    {
        if (Folder is null) return;
        await page.EvaluateAsync("document.activeElement?.matches('main, h1') && document.activeElement.blur()");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
    }

    public static async Task TakeAsync(IPage page, string name)
    {
        if (Folder is null) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = true });
    }
}
