using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace InvoiceWeb.Tests.Components.Documents.Printing;

/// <summary>A PDF as its readers see it: through the tools of poppler, not through our own eyes.</summary>
public sealed partial record PrintedPdf(byte[] Content)
{
    public async Task<int> PagesAsync() => int.Parse(PagesLine().Match(await AskAsync("pdfinfo", "-")).Groups[1].Value, CultureInfo.InvariantCulture);

    public Task<string> InfoAsync() => AskAsync("pdfinfo", "-");

    /// <summary>What a screen reader is told: headings, tables, lists, in reading order.</summary>
    public Task<string> StructureAsync() => AskAsync("pdfinfo", "-struct-text", "-");

    public Task<string> FontsAsync() => AskAsync("pdffonts", "-");

    /// <summary>The text of each page as it stands on paper.</summary>
    public async Task<IReadOnlyList<string>> TextAsync() => (await AskAsync("pdftotext", "-layout", "-", "-")).TrimEnd('\f').Split('\f');

    /// <summary>Words with where they stand, in points from the upper left corner.</summary>
    public async Task<IReadOnlyList<PrintedWord>> WordsAsync(int page)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var text = await AskAsync("pdftotext", "-bbox", "-f", number, "-l", number, "-", "-");
        return [.. WordLine().Matches(text).Select(m => new PrintedWord(Millimetres(m.Groups[1]), Millimetres(m.Groups[2]), Millimetres(m.Groups[3]), Millimetres(m.Groups[4]), m.Groups[5].Value))];
    }

    private static double Millimetres(Group points) => double.Parse(points.Value, CultureInfo.InvariantCulture) * 25.4 / 72;

    private async Task<string> AskAsync(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(Content);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return await text;
    }

    [GeneratedRegex(@"^Pages: +(\d+)", RegexOptions.Multiline)]
    private static partial Regex PagesLine();

    [GeneratedRegex("""<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>""")]
    private static partial Regex WordLine();
}

/// <summary>In millimetres from the upper left corner of the paper.</summary>
public sealed record PrintedWord(double Left, double Top, double Right, double Bottom, string Text);
