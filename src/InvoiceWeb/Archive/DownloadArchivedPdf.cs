using InvoiceWeb.Documents;
using InvoiceWeb.Files;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>Gives the PDF of an archived invoice: the bytes that were stored, or a print of the archived document.</summary>
public sealed class DownloadArchivedPdf(ReadArchivedInvoice read, FileShelf files, InvoicePrinter printer)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>, <c>archive.store-…</c>, <c>pdf.no-browser</c></exception>
    public async Task<InvoicePdf> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var reading = await read.WithoutLogAsync(actor, id, cancellationToken);
        var pdf = await OfAsync(reading, cancellationToken);
        await read.LogAsync(actor, ArchiveAccessKind.Downloaded, reading.Document, cancellationToken);
        return pdf;
    }

    private async Task<InvoicePdf> OfAsync(ArchivedReading reading, CancellationToken cancellationToken)
    {
        var (document, invoice) = (reading.Document, reading.Document.Invoice);
        var kind = invoice.Status is DocumentStatus.Void ? RenditionKind.Void : RenditionKind.Issued;
        if (document.Renditions.FirstOrDefault(r => r.Kind == kind) is { } rendition && document.Files.FirstOrDefault(f => f.Id == rendition.FileId) is { } file)
            return new(file.Name, await files.ReadAsync(file, cancellationToken));
        // Never asked for while it was hot. Not kept either: the archived document stays as it was sealed, and prints the same again.
        var pdf = await printer.PrintAsync(reading.Sheet, cancellationToken);
        PdfDate.Set(pdf, invoice.VoidedAt ?? invoice.IssuedAt!.Value);
        return new(InvoiceFileName.Of(invoice), pdf);
    }
}
