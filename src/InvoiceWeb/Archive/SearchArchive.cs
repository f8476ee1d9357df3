using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>Searches archived invoices, newest first, and tells how far it is after each segment.</summary>
public sealed class SearchArchive(TenantDatabase tenants, SegmentReader reader, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>After so long a search gives what it has and offers to go on.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    /// <param name="from">Where the page before ended; null for the beginning.</param>
    /// <param name="found">Called with all that is certain so far whenever a segment has answered.</param>
    public async Task<ArchiveSearchPage> ExecuteAsync(Actor actor, ArchiveQuery query, ArchiveCursor? from, Func<ArchiveSearchPage, Task>? found, CancellationToken cancellationToken)
    {
        actor.Require(Permission.SearchArchive);
        ArchiveCatalogue.Selection selection;
        await using (var work = await tenants.BeginAsync(actor, cancellationToken))
        {
            selection = await ArchiveCatalogue.SelectAsync(work, query, cancellationToken);
            if (from is null) work.Db.ArchiveAccesses.Add(new(actor, ArchiveAccessKind.Searched, null, ArchiveQueryWords.Of(query), clock.GetUtcNow()));
            await work.CommitAsync(cancellationToken);
        }
        return await new ArchiveSearchRun(reader, clock, query, from, selection, PageSize, Deadline).RunAsync(found, cancellationToken);
    }
}
