namespace InvoiceWeb.Data.Archive;

/// <summary>Where segments lie while they are written; what a crash left there may be deleted at any time that no run is at work here.</summary>
public sealed record ArchiveFolder(string Path);
