using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Files;

/// <summary>A file in the object store, known by the hash of its content. The bytes never change.</summary>
public sealed class StoredFile : ITenantOwned, IAppendOnly
{
    private StoredFile() { }

    public StoredFile(TenantId tenant, string sha256, long size, string contentType, string name, Actor by, DateTimeOffset now)
    {
        TenantId = tenant;
        Id = Guid.CreateVersion7(now);
        (Sha256, Size, ContentType, Name) = (sha256, size, contentType, name);
        (CreatedAt, CreatedBy, CreatedByName) = (now, by.UserId, by.Name);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>Lower-case hexadecimal; the object's key in the store is built from it.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    public string ContentType { get; private set; } = "";
    public string Name { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public Guid CreatedBy { get; private set; }
    public string CreatedByName { get; private set; } = "";
}
