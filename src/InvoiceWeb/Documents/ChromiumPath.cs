namespace InvoiceWeb.Documents;

/// <summary>Where Chromium is and how it is started: quiet, offline, without a sandbox only as root, which Chromium demands.</summary>
public static class ChromiumPath
{
    private static readonly string[] Known =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    public static string? Find(string? configured) => configured is { Length: > 0 } ? configured : Known.FirstOrDefault(File.Exists);

    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-dev-shm-usage", "--font-render-hinting=none",
        .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
    ];
}
