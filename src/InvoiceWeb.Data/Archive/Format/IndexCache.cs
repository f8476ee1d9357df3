using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Data.Archive;

/// <summary>Unpacked indexes on the local disk, least recently used first to go.</summary>
public sealed class IndexCache(IObjectStore objects, string folder, long mostBytes)
{
    public override string ToString() => $"{objects} {folder} {mostBytes}";
}
