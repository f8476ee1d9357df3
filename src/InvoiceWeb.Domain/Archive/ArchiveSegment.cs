using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>
/// The catalogue's entry of one segment: at most <see cref="MostInvoices"/> invoices of one tenant and year in two objects.
/// It says enough to leave the objects alone in most searches.
/// </summary>
public sealed class ArchiveSegment : ITenantOwned
{
    public const int MostInvoices = 100_000;

    private ArchiveSegment() { }

    public ArchiveSegment(TenantId tenant, Guid id, Guid run, int year, int position, DateTimeOffset now) =>
        (TenantId, Id, RunId, Year, Position, CreatedAt) = (tenant, id, run, year, position, now);

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public Guid RunId { get; private set; }
    public int Year { get; private set; }

    /// <summary>1, 2, 3 … within the run.</summary>
    public int Position { get; private set; }

    /// <summary>Version of the two objects' format (docs/archive-format.md).</summary>
    public int FormatVersion { get; set; } = 1;

    /// <summary>Invoices in it, as ordinals 0 to Count - 1: by series, then by number.</summary>
    public int Count { get; set; }

    /// <summary>
    /// Ordinals below this are read here, the others are still hot. Moves in the transaction that deletes the hot rows,
    /// so that each invoice is readable in exactly one tier at any moment.
    /// </summary>
    public int Readable { get; set; }

    public string DocumentsKey { get; set; } = "";
    public string DocumentsSha256 { get; set; } = "";
    public long DocumentsBytes { get; set; }
    public string IndexKey { get; set; } = "";
    public string IndexSha256 { get; set; } = "";
    public long IndexBytes { get; set; }

    public DateOnly FirstIssueDate { get; set; }
    public DateOnly LastIssueDate { get; set; }

    /// <summary>Smallest and largest invoice id, as PostgreSQL compares them: old links are looked up by it.</summary>
    public Guid FirstId { get; set; }
    public Guid LastId { get; set; }

    /// <summary>Totals per currency and status (<see cref="SegmentTotals"/>), JSON.</summary>
    public string Totals { get; set; } = "[]";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When both objects were last read whole and compared with their hashes.</summary>
    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>What the last check found wrong; null when nothing.</summary>
    public string? CheckProblem { get; set; }

    public int RowVersion { get; private set; } = 1;
}

/// <summary>Control totals of one currency, direction, kind and status.</summary>
public sealed record SegmentTotals(string Currency, string Direction, string Kind, string Status, long Count, long NetMinor, long TaxMinor, long GrossMinor, long PayableMinor);
