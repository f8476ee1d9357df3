using System.Security.Cryptography;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Files;

/// <summary>Puts bytes into the object store under their hash and keeps the row that names them.</summary>
public sealed class FileShelf(IObjectStore objects, TimeProvider clock)
{
    /// <summary>The object is stored before the row: a row never points to nothing; an object without a row harms nobody.</summary>
    public async Task<StoredFile> PutAsync(TenantWork work, byte[] content, string contentType, string name, CancellationToken cancellationToken)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        await objects.PutAsync(KeyOf(work.Actor.Tenant, sha256), content, cancellationToken);
        var file = new StoredFile(work.Actor.Tenant, sha256, content.LongLength, contentType, name, work.Actor, clock.GetUtcNow());
        work.Db.Files.Add(file);
        return file;
    }

    /// <exception cref="InvalidDataException">The store has lost the object, or its bytes are not the ones that were stored.</exception>
    public async Task<byte[]> ReadAsync(StoredFile file, CancellationToken cancellationToken)
    {
        await using var stream = await objects.OpenAsync(KeyOf(file.TenantId, file.Sha256), cancellationToken)
            ?? throw new InvalidDataException($"The object store has no object for file {file.Id}.");
        var content = new byte[file.Size];
        var read = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
        var longer = await stream.ReadAsync(new byte[1], cancellationToken) > 0;
        if (read < content.Length || longer || Convert.ToHexStringLower(SHA256.HashData(content)) != file.Sha256)
            throw new InvalidDataException($"The object of file {file.Id} does not have the hash it was stored with.");
        return content;
    }

    /// <summary>Takes the bytes of a file away whose time is over. Its row stays: what was made once, by whom and how large, is no secret.</summary>
    public Task RemoveAsync(StoredFile file, CancellationToken cancellationToken) => objects.DeleteAsync(KeyOf(file.TenantId, file.Sha256), cancellationToken);

    /// <summary>All objects of a company that is removed.</summary>
    public Task RemoveAllAsync(TenantId tenant, CancellationToken cancellationToken) => objects.DeleteAllAsync($"{tenant}/", cancellationToken);

    /// <summary>One prefix for each tenant, so that a tenant's objects can be listed, moved and deleted together.</summary>
    private static string KeyOf(TenantId tenant, string sha256) => $"{tenant}/files/{sha256[..2]}/{sha256}";
}
