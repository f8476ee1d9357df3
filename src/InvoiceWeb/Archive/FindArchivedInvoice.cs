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
        ObjectStoreException? silent = null;
        foreach (var segment in around.Segments)
            try
            {
                if (await reader.FindAsync(segment, id, cancellationToken) is { } place && place.Ordinal < segment.Readable && !around.Barred[segment.Id].Contains(place.Ordinal))
                    return new(segment, place);
            }
            catch (ObjectStoreException problem)
            {
                // Another one may have it; only when none has it is this the answer.
                silent ??= problem;
                // Whoever looks for it wants to open it: both restores are ordered together, not one after the other.
                if (problem.Problem is ObjectStoreProblem.NeedsRestore) await reader.WakeAsync(segment, cancellationToken);
            }
        return silent is null ? null : throw StoreRules.Refusal(silent);
    }
}

/// <summary>The one place in which an archived invoice is readable.</summary>
/// <param name="Line">Where its line is inside the documents object.</param>
public sealed record ArchivedPlace(ArchiveSegment Segment, SegmentIndex.Place Line)
{
    public int Ordinal => Line.Ordinal;
}
