namespace InvoiceWeb.Documents;

/// <summary>
/// Prints an invoice. The sheet is set once as if it were one page and measured; where it is longer, it is set again with the pages
/// that were planned.
/// </summary>
public sealed class InvoicePrinter(InvoiceHtml html, ChromiumPrinter printer)
{
    /// <exception cref="RuleBrokenException"><c>pdf.no-browser</c></exception>
    public async Task<byte[]> PrintAsync(InvoiceDocument document, CancellationToken cancellationToken)
    {
        var pdf = await printer.PrintAsync(
            await html.RenderAsync(document, PagePlan.OnePage),
            async sheet => PagePlan.For(sheet) is { IsOnePage: false } plan ? await html.RenderAsync(document, plan) : null,
            cancellationToken);
        PdfNodes.Renumber(pdf);
        return pdf;
    }
}
