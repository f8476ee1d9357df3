using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Data.Archive;

/// <summary>Writes a segment as a stream into two temporary files; what it holds in memory does not grow with the invoices.</summary>
public sealed class SegmentWriter(string folder, TenantId tenant, Guid segment, int year) : IAsyncDisposable
{
    private readonly string _path = Path.Combine(folder, $"{tenant}-{year}-{segment:N}");

    /// <summary>In the order of the ordinals: by series, then by number.</summary>
    /// <exception cref="InvalidDataException">Its history does not hold, so that it must not leave the hot tier.</exception>
    public Task AddAsync(ArchivedInvoice document, CancellationToken cancellationToken) => throw new NotImplementedException(_path);

    /// <summary>The files stay until the writer is disposed.</summary>
    public Task<WrittenSegment> CompleteAsync(CancellationToken cancellationToken) => throw new NotImplementedException(_path);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
