using InvoiceWeb.Archive;
using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Data.Archive;

/// <summary>Reads segments out of the object store. Says nothing about which ordinals may be read: the catalogue does.</summary>
public sealed class SegmentReader(IObjectStore objects, IndexCache indexes)
{
    /// <summary>All invoices in the order of their ordinals, as a stream; each line is checked. For verification, rebuilding and export.</summary>
    /// <exception cref="ObjectStoreException">The object is not there, damaged, or must be restored first.</exception>
    public IAsyncEnumerable<ArchivedInvoice> ReadAllAsync(ArchiveSegment segment, CancellationToken cancellationToken) => throw new NotImplementedException($"{objects} {indexes}");

    /// <summary>One invoice: the index from the cache, one ranged read of the documents.</summary>
    /// <returns>Null when it is not in the segment.</returns>
    /// <exception cref="ObjectStoreException">The object is not there, damaged, or must be restored first.</exception>
    public Task<ArchivedInvoice?> ReadAsync(ArchiveSegment segment, Guid invoiceId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The place of an invoice in a segment.</summary>
    /// <returns>Null when it is not in the segment.</returns>
    public Task<int?> FindAsync(ArchiveSegment segment, Guid invoiceId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Reads both objects whole: hashes, count, totals, every chain.</summary>
    public Task<SegmentCheck> CheckAsync(ArchiveSegment segment, CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <summary>What a full reading of a segment found.</summary>
/// <param name="Problem">In English, with the object's key; null when all is right.</param>
public sealed record SegmentCheck(string? Problem, int Count, IReadOnlyList<SegmentTotals> Totals)
{
    public bool IsRight => Problem is null;
}
