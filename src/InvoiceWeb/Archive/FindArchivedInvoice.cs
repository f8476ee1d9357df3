using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>Says where an archived invoice lies, for links that are older than its archiving.</summary>
public sealed class FindArchivedInvoice(TenantDatabase tenants, SegmentReader reader)
{
    public const int Limit = 1;

    /// <returns>Null when the archive does not have it, or has given it back.</returns>
    /// <exception cref="RuleBrokenException"><c>archive.store-…</c></exception>
    public async Task<ArchivedPlace?> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        ArchiveCatalogue.Selection around;
        await using (var work = await tenants.BeginAsync(actor, cancellationToken)) around = await ArchiveCatalogue.AroundAsync(work, id, cancellationToken);
        try
        {
            foreach (var segment in around.Segments)
                if (await reader.FindAsync(segment, id, cancellationToken) is { } ordinal && ordinal < segment.Readable && !around.Barred[segment.Id].Contains(ordinal))
                    return new(segment, ordinal);
            return null;
        }
        catch (ObjectStoreException problem)
        {
            throw StoreRules.Refusal(problem);
        }
    }
}

/// <summary>The one place in which an archived invoice is readable.</summary>
public sealed record ArchivedPlace(ArchiveSegment Segment, int Ordinal);
