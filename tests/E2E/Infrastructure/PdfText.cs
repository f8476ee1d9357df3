using System.Diagnostics;

namespace InvoiceWeb.Tests.E2E.Infrastructure;

/// <summary>What a reader of the PDF reads (pdftotext of poppler).</summary>
public static class PdfText
{
    public static async Task<string> OfAsync(byte[] pdf)
    {
        var start = new ProcessStartInfo("pdftotext") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-layout", "-", "-"]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(pdf);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return await text;
    }
}
