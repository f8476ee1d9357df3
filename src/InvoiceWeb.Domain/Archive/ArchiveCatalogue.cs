using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>The numbers of one series and year inside a segment: the gap report and the search by number read it.</summary>
public sealed class ArchivedNumbers(TenantId tenantId, Guid segmentId, Guid seriesId, int year) : ITenantOwned
{
    public TenantId TenantId { get; private set; } = tenantId;
    public Guid SegmentId { get; private set; } = segmentId;
    public Guid SeriesId { get; private set; } = seriesId;
    public int Year { get; private set; } = year;
    public InvoiceDirection Direction { get; set; }
    public long FirstNumber { get; set; }
    public long LastNumber { get; set; }

    /// <summary>How many numbers there are from first to last; fewer than the distance where some stayed hot.</summary>
    public int Count { get; set; }

    /// <summary>Smallest and largest number as searched (<see cref="Invoice.NumberKey"/>), in C order.</summary>
    public string FirstKey { get; set; } = "";
    public string LastKey { get; set; } = "";

    public string FirstText { get; set; } = "";
    public string LastText { get; set; } = "";
}

/// <summary>A void number inside a segment, with what the gap report says about it.</summary>
public sealed class ArchivedVoid(TenantId tenantId, Guid segmentId, Guid invoiceId) : ITenantOwned
{
    public TenantId TenantId { get; private set; } = tenantId;
    public Guid SegmentId { get; private set; } = segmentId;
    public Guid InvoiceId { get; private set; } = invoiceId;
    public Guid SeriesId { get; set; }
    public int Year { get; set; }
    public long Number { get; set; }
    public string NumberText { get; set; } = "";
    public DateOnly IssueDate { get; set; }
    public DateTimeOffset VoidedAt { get; set; }
    public string VoidedBy { get; set; } = "";
    public string Reason { get; set; } = "";
}

/// <summary>One participant inside a segment: prunes searches, and answers whether a supplier's number is known already.</summary>
public sealed class ArchivedParticipant(TenantId tenantId, Guid participantId, Guid segmentId) : ITenantOwned
{
    public TenantId TenantId { get; private set; } = tenantId;
    public Guid ParticipantId { get; private set; } = participantId;
    public Guid SegmentId { get; private set; } = segmentId;
    public int Year { get; set; }
    public int Count { get; set; }
    public DateOnly FirstIssueDate { get; set; }
    public DateOnly LastIssueDate { get; set; }

    /// <summary>
    /// Four bytes for each supplier's number, void ones included (the first of its SHA-256, big-endian, ascending): whether one is known is
    /// answered without opening a segment, but for one false alarm in millions; whether it is void, the segment says.
    /// </summary>
    public byte[] SupplierNumbers { get; set; } = [];
}

/// <summary>
/// What archived documents contribute to the kept totals, in the same cells. Follows the purge in its transactions, so that
/// hot rows plus these equal the kept totals at any moment.
/// </summary>
public sealed class ArchivedTotal : ITenantOwned
{
    private ArchivedTotal() { }

    public TenantId TenantId { get; private set; }
    public TotalsMeasure Measure { get; private set; }
    public InvoiceDirection Direction { get; private set; }
    public string Currency { get; private set; } = "";
    public Guid ParticipantId { get; private set; }
    public DateOnly Day { get; private set; }
    public long AmountMinor { get; private set; }
    public long Count { get; private set; }
}
