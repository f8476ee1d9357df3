using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>
/// An archived invoice that is back in the hot tier, or that a newer segment has replaced. Its ordinal in the old segment is not
/// read as long as this row exists.
/// </summary>
public sealed class InvoiceRecall : ITenantOwned
{
    private InvoiceRecall() { }

    public InvoiceRecall(Guid invoice, ArchiveSegment segment, int ordinal, string reason, DateOnly expiresOn, Actor by, DateTimeOffset now)
    {
        (TenantId, InvoiceId, SegmentId, Ordinal) = (segment.TenantId, invoice, segment.Id, ordinal);
        (Reason, ExpiresOn) = (ArchiveRules.RequireReason(reason), expiresOn);
        (RecalledAt, RecalledBy, RecalledByName) = (now, by.UserId, by.Name);
    }

    public TenantId TenantId { get; private set; }
    public Guid InvoiceId { get; private set; }
    public Guid SegmentId { get; private set; }
    public int Ordinal { get; private set; }
    public Guid SeriesId { get; set; }
    public int Year { get; set; }
    public long Number { get; set; }
    public string Reason { get; private set; } = "";

    /// <summary>The day after which it goes back by itself.</summary>
    public DateOnly ExpiresOn { get; private set; }

    public DateTimeOffset RecalledAt { get; private set; }
    public Guid RecalledBy { get; private set; }
    public string RecalledByName { get; private set; } = "";

    /// <summary>Version of the hot row when it came back: a higher one means that it was worked on and must be written anew.</summary>
    public int RecalledVersion { get; set; }

    /// <summary>Worked on and archived again in another segment; the old place is never read again.</summary>
    public DateTimeOffset? ReplacedAt { get; set; }

    public int RowVersion { get; private set; } = 1;
}
