using InvoiceWeb.Archive.Years;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Recalls;

/// <summary>Puts archived documents back into the hot tier exactly as they were, and bars their place in the archive, in one transaction.</summary>
internal static class Recalling
{
    /// <summary>To be committed by the caller.</summary>
    public static async Task BringBackAsync(
        this TenantWork work, IReadOnlyList<PlacedDocument> documents, string reason, DateOnly expiresOn, Actor by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (files, allocations) = await HotAlreadyAsync(work, documents, cancellationToken);
        foreach (var (document, segment, ordinal) in documents)
        {
            var invoice = document.Invoice;
            invoice.Unseal();
            work.Db.Invoices.Add(invoice);
            work.Db.AddRange(document.Steps);
            work.Db.AddRange(document.Events);
            work.Db.AddRange(document.Attachments);
            work.Db.AddRange(document.Renditions);
            work.Db.AddRange(document.CustomFields);
            // A logo's row never left, and an allocation between two documents stays until both have gone.
            work.Db.AddRange(document.Files.Where(f => files.Add(f.Id)));
            work.Db.AddRange(document.Allocations.Where(a => allocations.Add(a.Id)));
            work.Db.InvoiceRecalls.Add(new InvoiceRecall(invoice.Id, segment, ordinal, reason, expiresOn, by, now)
            {
                SeriesId = invoice.SeriesId!.Value, Year = invoice.Year, Number = invoice.Number!.Value, RecalledVersion = invoice.RowVersion,
            });
        }
        await work.SaveAsync(cancellationToken);
        await work.MoveTotalsAsync([.. documents.Select(d => d.Document.Invoice.Id)], -1, cancellationToken);
    }

    private static async Task<(HashSet<Guid> Files, HashSet<Guid> Allocations)> HotAlreadyAsync(TenantWork work, IReadOnlyList<PlacedDocument> documents, CancellationToken cancellationToken)
    {
        var files = documents.SelectMany(d => d.Document.Files).Select(f => f.Id).Distinct().ToList();
        var allocations = documents.SelectMany(d => d.Document.Allocations).Select(a => a.Id).Distinct().ToList();
        return (
            [.. await work.Db.Files.AsNoTracking().Where(f => files.Contains(f.Id)).Select(f => f.Id).ToListAsync(cancellationToken)],
            [.. await work.Db.PaymentAllocations.AsNoTracking().Where(a => allocations.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancellationToken)]);
    }
}

/// <summary>An archived document and the place that it is read from.</summary>
internal sealed record PlacedDocument(ArchivedInvoice Document, ArchiveSegment Segment, int Ordinal);
