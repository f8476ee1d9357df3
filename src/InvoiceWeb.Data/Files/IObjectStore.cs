namespace InvoiceWeb.Data.Files;

/// <summary>Bytes that never change, under a key: attachments, logos, PDFs, later archive segments.</summary>
public interface IObjectStore
{
    /// <summary>Stores content under a key. When the key exists already, nothing is written: the first writer wins.</summary>
    Task PutAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <returns>The content, to be disposed; null when there is no such object.</returns>
    Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken);

    /// <summary>Deletes one object, if it is there. For files that are kept for some days only.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>Deletes everything whose key begins with a prefix that ends in a slash. For companies that are removed whole.</summary>
    Task DeleteAllAsync(string prefix, CancellationToken cancellationToken);
}
