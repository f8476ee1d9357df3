using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>Says where an archived invoice lies, for links that are older than its archiving.</summary>
public sealed class FindArchivedInvoice
{
    public const int Limit = 1;

    /// <returns>Null when the archive does not have it, or has given it back.</returns>
    public Task<ArchivedPlace?> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        throw new NotImplementedException();
    }
}

/// <summary>The one place in which an archived invoice is readable.</summary>
public sealed record ArchivedPlace(ArchiveSegment Segment, int Ordinal);
