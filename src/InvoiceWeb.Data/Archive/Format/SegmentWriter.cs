using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Data.Archive;

/// <summary>Writes a segment as a stream into two temporary files; what it holds in memory does not grow with the invoices.</summary>
public sealed class SegmentWriter : IAsyncDisposable
{
    private readonly string _documentsPath;
    private readonly string _indexPath;
    private readonly FileStream _documents;
    private readonly IndexWriter _index;
    private readonly SegmentFacts _facts;
    private readonly StringBuilder _block = new();
    private int _inBlock;

    public SegmentWriter(string folder, TenantId tenant, Guid segment, int year)
    {
        Directory.CreateDirectory(folder);
        _documentsPath = Path.Combine(folder, $"{segment:N}.jsonl.gz");
        _indexPath = Path.Combine(folder, $"{segment:N}.sqlite");
        _documents = new(_documentsPath, FileMode.Create, FileAccess.Write, FileShare.None, 81_920);
        var header = new ArchiveHeader(ArchiveFormat.Version, tenant, year, segment);
        _facts = new(tenant, segment);
        _index = new(_indexPath, header);
        _block.Append(DocumentJson.Header(header)).Append('\n');
    }

    /// <summary>In the order of the ordinals: by series, then by number.</summary>
    /// <exception cref="InvalidDataException">Its history does not hold, so that it must not leave the hot tier.</exception>
    public async Task AddAsync(ArchivedInvoice document, CancellationToken cancellationToken)
    {
        // The header is a block of its own, so that every block of invoices begins at a multiple of the block size.
        if (_facts.Count == 0 || _inBlock == ArchiveFormat.BlockSize) await WriteBlockAsync(cancellationToken);
        var start = _block.Length;
        try
        {
            DocumentJson.Write(_block, document);
        }
        catch
        {
            _block.Length = start;
            throw;
        }
        _block.Append('\n');
        _index.Add(_facts.Count, document);
        _facts.Add(document);
        _inBlock++;
    }

    /// <summary>The files stay until the writer is disposed.</summary>
    public async Task<WrittenSegment> CompleteAsync(CancellationToken cancellationToken)
    {
        if (_facts.Count == 0) throw new InvalidOperationException("A segment without invoices is none.");
        await WriteBlockAsync(cancellationToken);
        _documents.Flush(flushToDisk: true);
        await _documents.DisposeAsync();
        _index.Complete();
        var packed = _indexPath + ".gz";
        await using (var from = File.OpenRead(_indexPath))
        await using (var to = new FileStream(packed, FileMode.Create, FileAccess.Write))
        await using (var gzip = new GZipStream(to, CompressionLevel.SmallestSize))
            await from.CopyToAsync(gzip, cancellationToken);
        File.Delete(_indexPath);
        return _facts.Written(_documentsPath, await HashAsync(_documentsPath, cancellationToken), packed, await HashAsync(packed, cancellationToken));
    }

    private async Task WriteBlockAsync(CancellationToken cancellationToken)
    {
        if (_inBlock > 0) _index.AddBlock((_facts.Count - 1) / ArchiveFormat.BlockSize, _documents.Position);
        await using (var gzip = new GZipStream(_documents, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(_block.ToString()), cancellationToken);
        if (_inBlock > 0) _index.EndBlock(_documents.Position);
        _block.Clear();
        _inBlock = 0;
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _documents.DisposeAsync();
        _index.Dispose();
        foreach (var path in new[] { _documentsPath, _indexPath, _indexPath + ".gz" }) File.Delete(path);
    }
}
