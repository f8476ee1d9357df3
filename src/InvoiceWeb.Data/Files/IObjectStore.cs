namespace InvoiceWeb.Data.Files;

/// <summary>Bytes that never change, under a key: attachments, logos, PDFs, archive segments.</summary>
public interface IObjectStore
{
    /// <summary>Stores content under a key. When the key exists already, nothing is written: the first writer wins.</summary>
    /// <exception cref="ObjectStoreException">The store is full, away or refuses.</exception>
    Task PutAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Stores a file of any size without holding it in memory; first writer wins.</summary>
    /// <exception cref="ObjectStoreException">The store is full, away or refuses.</exception>
    Task PutFileAsync(string key, string path, CancellationToken cancellationToken);

    /// <returns>The content, to be disposed; null when there is no such object.</returns>
    /// <exception cref="ObjectStoreException">The store is away or refuses.</exception>
    Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken);

    /// <summary>Reads a part of an object in one request.</summary>
    /// <returns>Exactly <paramref name="length"/> bytes; null when there is no such object.</returns>
    /// <exception cref="ObjectStoreException">The store is away or refuses, or the object is shorter than that.</exception>
    Task<byte[]?> ReadRangeAsync(string key, long offset, int length, CancellationToken cancellationToken);

    /// <returns>Bytes; null when there is no such object.</returns>
    Task<long?> SizeAsync(string key, CancellationToken cancellationToken);

    /// <summary>All keys that begin with a prefix that ends in a slash, in any order.</summary>
    IAsyncEnumerable<string> KeysAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Deletes one object; that it is not there is no error. For objects that no row names, and for what may be destroyed by law.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>Deletes everything whose key begins with a prefix that ends in a slash. For companies that are removed whole.</summary>
    Task DeleteAllAsync(string prefix, CancellationToken cancellationToken);
}

/// <summary>The object store did not do what it was asked; whether another attempt helps is in <see cref="Problem"/>.</summary>
public sealed class ObjectStoreException(ObjectStoreProblem problem, string key, string message, Exception? inner = null) : IOException(message, inner)
{
    public ObjectStoreProblem Problem { get; } = problem;

    /// <summary>The object that was asked for.</summary>
    public string Key { get; } = key;
}

public enum ObjectStoreProblem
{
    /// <summary>No room, or a quota is used up.</summary>
    Full,
    /// <summary>Credentials or permissions.</summary>
    AccessDenied,
    /// <summary>Cannot be reached, or does not answer in time.</summary>
    Away,
    /// <summary>Rests in a storage class from which it must be restored first (Glacier Flexible Retrieval, Deep Archive).</summary>
    NeedsRestore,
    /// <summary>Shorter than the catalogue says, or unreadable.</summary>
    Damaged,
}
