using InvoiceWeb.Documents;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>Gives the PDF of an archived invoice: the bytes that were stored, or a print of the archived document.</summary>
public sealed class DownloadArchivedPdf
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>, <c>archive.store-…</c>, <c>pdf.no-browser</c></exception>
    public Task<InvoicePdf> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        throw new NotImplementedException();
    }
}
