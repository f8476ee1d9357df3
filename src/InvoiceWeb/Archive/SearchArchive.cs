using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>Searches archived invoices, newest first, and tells how far it is after each segment.</summary>
public sealed class SearchArchive
{
    /// <param name="found">Called with all that is certain so far whenever a segment has answered.</param>
    public Task<ArchiveSearchPage> ExecuteAsync(Actor actor, ArchiveQuery query, ArchiveCursor? from, Func<ArchiveSearchPage, Task>? found, CancellationToken cancellationToken)
    {
        actor.Require(Permission.SearchArchive);
        throw new NotImplementedException();
    }
}
