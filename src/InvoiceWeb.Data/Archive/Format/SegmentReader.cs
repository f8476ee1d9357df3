using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using InvoiceWeb.Archive;
using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Data.Archive;

/// <summary>Reads segments out of the object store. Says nothing about which ordinals may be read: the catalogue does.</summary>
public sealed class SegmentReader(IObjectStore objects, IndexCache indexes)
{
    /// <summary>All invoices in the order of their ordinals, as a stream; each line is checked. For verification, rebuilding and export.</summary>
    /// <exception cref="ObjectStoreException">The object is not there, damaged, or must be restored first.</exception>
    public async IAsyncEnumerable<ArchivedInvoice> ReadAllAsync(ArchiveSegment segment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await OpenAsync(segment.DocumentsKey, cancellationToken);
        await foreach (var (_, document) in DocumentsStream.ReadAsync(stream, segment.DocumentsKey, cancellationToken)) yield return document;
    }

    /// <summary>One invoice: the index from the cache, one ranged read of the documents.</summary>
    /// <returns>Null when it is not in the segment.</returns>
    /// <exception cref="ObjectStoreException">The object is not there, damaged, or must be restored first.</exception>
    public async Task<ArchivedInvoice?> ReadAsync(ArchiveSegment segment, Guid invoiceId, CancellationToken cancellationToken)
    {
        return await FindAsync(segment, invoiceId, cancellationToken) is { } place ? await ReadAsync(segment, place, invoiceId, cancellationToken) : null;
    }

    /// <summary>One invoice whose place is known: one ranged read, and the index is not asked again.</summary>
    /// <exception cref="ObjectStoreException">The object is not there, damaged, or must be restored first.</exception>
    public async Task<ArchivedInvoice> ReadAsync(ArchiveSegment segment, SegmentIndex.Place place, Guid invoiceId, CancellationToken cancellationToken)
    {
        var block = await objects.ReadRangeAsync(segment.DocumentsKey, place.Start, place.Bytes, cancellationToken) ?? throw Gone(segment.DocumentsKey);
        try
        {
            using var lines = new StreamReader(new GZipStream(new MemoryStream(block), CompressionMode.Decompress), Encoding.UTF8);
            for (var i = 0; i < place.Line; i++) await lines.ReadLineAsync(cancellationToken);
            var line = await lines.ReadLineAsync(cancellationToken) ?? throw new InvalidDataException("The block has fewer lines than the index says.");
            var document = DocumentJson.Read(line, segment.TenantId);
            return document.Invoice.Id == invoiceId ? document : throw new InvalidDataException($"The index points to {document.Invoice.Id} where {invoiceId} should be.");
        }
        catch (InvalidDataException problem)
        {
            throw Damaged(segment.DocumentsKey, problem);
        }
    }

    /// <summary>The place of an invoice in a segment.</summary>
    /// <returns>Null when it is not in the segment.</returns>
    public Task<SegmentIndex.Place?> FindAsync(ArchiveSegment segment, Guid invoiceId, CancellationToken cancellationToken) =>
        indexes.AskAsync(segment, index => index.Find(invoiceId) is { } ordinal ? index.PlaceOf(ordinal) : null, cancellationToken);

    /// <summary>Orders the restore of the documents where they rest; otherwise nothing happens.</summary>
    public async Task WakeAsync(ArchiveSegment segment, CancellationToken cancellationToken)
    {
        try
        {
            await objects.ReadRangeAsync(segment.DocumentsKey, 0, 1, cancellationToken);
        }
        catch (ObjectStoreException)
        {
            // Said when they are read.
        }
    }

    /// <summary>Searches the index of a segment.</summary>
    /// <inheritdoc cref="SegmentIndex.Search"/>
    public Task<IReadOnlyList<IndexedInvoice>> SearchAsync(
        ArchiveSegment segment, ArchiveQuery query, ArchiveCursor? after, IReadOnlyCollection<int> barred, int most, CancellationToken cancellationToken) =>
        indexes.AskAsync(segment, index => index.Search(query, after, segment.Readable, barred, most), cancellationToken);

    /// <summary>Reads both objects whole: hashes, count, totals, every chain.</summary>
    public async Task<SegmentCheck> CheckAsync(ArchiveSegment segment, CancellationToken cancellationToken)
    {
        var facts = new SegmentFacts(segment.TenantId, segment.Id);
        var documentsAreRight = false;
        try
        {
            await using var documents = new HashingStream(await OpenAsync(segment.DocumentsKey, cancellationToken));
            await foreach (var (header, document) in DocumentsStream.ReadAsync(documents, segment.DocumentsKey, cancellationToken))
            {
                if (header.Tenant != segment.TenantId || header.Segment != segment.Id || header.Year != segment.Year) return Wrong("belongs to another segment");
                facts.Add(document);
            }
            if (documents.Sha256() != segment.DocumentsSha256) return Wrong("does not have the hash it was stored with");
            if (facts.Count != segment.Count) return Wrong($"has {facts.Count} invoices, the catalogue says {segment.Count}");
            if (SegmentTotalsJson.Write(facts.Totals) != segment.Totals) return Wrong("does not add up to the totals of the catalogue");
            documentsAreRight = true;
            await using var index = new HashingStream(await OpenAsync(segment.IndexKey, cancellationToken));
            await index.CopyToAsync(Stream.Null, cancellationToken);
            return index.Sha256() == segment.IndexSha256 ? new(null, facts.Count, facts.Totals)
                : new($"The object {segment.IndexKey} does not have the hash it was stored with.", facts.Count, facts.Totals) { IsIndexAlone = true };
        }
        catch (Exception problem) when (problem is ObjectStoreException { Problem: ObjectStoreProblem.Damaged } or InvalidDataException)
        {
            return new(problem.Message, facts.Count, facts.Totals) { IsIndexAlone = documentsAreRight };
        }

        SegmentCheck Wrong(string how) => new($"The object {segment.DocumentsKey} {how}.", facts.Count, facts.Totals);
    }

    private async Task<Stream> OpenAsync(string key, CancellationToken cancellationToken) => await objects.OpenAsync(key, cancellationToken) ?? throw Gone(key);

    private static ObjectStoreException Gone(string key) => new(ObjectStoreProblem.Damaged, key, $"The object {key} is not in the store.");

    internal static ObjectStoreException Damaged(string key, Exception problem) => new(ObjectStoreProblem.Damaged, key, $"The object {key} is damaged: {problem.Message}", problem);
}

/// <summary>What a full reading of a segment found.</summary>
/// <param name="Problem">In English, with the object's key; null when all is right.</param>
public sealed record SegmentCheck(string? Problem, int Count, IReadOnlyList<SegmentTotals> Totals)
{
    public bool IsRight => Problem is null;

    /// <summary>The documents are right, so the index can be made from them again.</summary>
    public bool IsIndexAlone { get; init; }
}
