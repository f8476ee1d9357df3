using System.Reflection;
using Microsoft.Playwright;

namespace InvoiceWeb.Documents;

/// <summary>
/// Hands the printer its fonts and refuses every other request. They are two cuts of Inter and not its variable font, which
/// Chromium can only embed as drawings: three times as large, and with letters that other programs cannot search.
/// </summary>
public sealed class DocumentFonts
{
    /// <summary>An address that exists nowhere: only this class answers it.</summary>
    private const string Host = "https://fonts.invalid/";

    private static readonly (string File, int Weight)[] Cuts = [("Inter-Regular.woff2", 400), ("Inter-SemiBold.woff2", 600)];

    private readonly Dictionary<string, byte[]> _files = Cuts.ToDictionary(cut => Host + cut.File, cut => Embedded(cut.File));

    /// <summary>The rules that name the fonts to a style sheet.</summary>
    public static string Faces { get; } =
        string.Concat(Cuts.Select(cut => $"@font-face {{ font-family: Inter; src: url({Host}{cut.File}) format('woff2'); font-weight: {cut.Weight}; }}\n"));

    internal Task AnswerAsync(IRoute route) => _files.TryGetValue(route.Request.Url, out var font)
        ? route.FulfillAsync(new() { BodyBytes = font, ContentType = "font/woff2", Headers = [new("Access-Control-Allow-Origin", "*")] })
        : route.AbortAsync();

    private static byte[] Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
