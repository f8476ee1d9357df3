using Microsoft.Playwright;

namespace InvoiceWeb.Documents;

/// <summary>Hands the printer its fonts from the app's own assets and refuses every other request.</summary>
public sealed class DocumentFonts(IWebHostEnvironment environment)
{
    /// <summary>An address that exists nowhere: only this class answers it.</summary>
    public const string Inter = "https://fonts.invalid/inter.woff2";

    private readonly Lazy<byte[]> _inter = new(() =>
    {
        var file = environment.WebRootFileProvider.GetFileInfo("_content/Radzen.Blazor/fonts/InterVariable.woff2");
        using var stream = file.CreateReadStream();
        var bytes = new byte[file.Length];
        stream.ReadExactly(bytes);
        return bytes;
    });

    internal Task AnswerAsync(IRoute route) => route.Request.Url == Inter
        ? route.FulfillAsync(new() { BodyBytes = _inter.Value, ContentType = "font/woff2", Headers = [new("Access-Control-Allow-Origin", "*")] })
        : route.AbortAsync();
}
