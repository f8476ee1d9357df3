using InvoiceWeb.Invoices;

namespace InvoiceWeb.Archive;

/// <summary>What is looked for in the archive; everything that is given must hold.</summary>
public sealed record ArchiveQuery
{
    /// <summary>The beginning of a document's own number.</summary>
    public string? Number { get; init; }

    /// <summary>A supplier's number, whole; quick together with <see cref="Participant"/>.</summary>
    public string? SupplierNumber { get; init; }

    public Guid? Participant { get; init; }

    /// <summary>Words (or their beginnings) of names, numbers, references and line descriptions.</summary>
    public string? Text { get; init; }

    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Currency { get; init; }

    /// <summary>In minor units of <see cref="Currency"/>, payable amount.</summary>
    public long? AtLeast { get; init; }
    public long? AtMost { get; init; }

    public DocumentStatus? Status { get; init; }
    public InvoiceDirection? Direction { get; init; }
    public InvoiceKind? Kind { get; init; }

    /// <summary>Metadata key and value, as they stand on the invoice.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Values of searchable fields, as the hot tier keeps them to be found by.</summary>
    public IReadOnlyList<ArchiveFieldRange> FieldRanges { get; init; } = [];

    /// <summary>Fiscal years; all of them when empty.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];
}

/// <param name="To">Exclusive.</param>
public sealed record ArchiveFieldRange(Guid FieldId, string From, string To);

/// <summary>Where a search goes on: everything newer has been given.</summary>
public sealed record ArchiveCursor(DateOnly IssueDate, Guid Id)
{
    public override string ToString() => $"{IssueDate:yyyy-MM-dd}_{Id:N}";

    /// <returns>Null when it is none of ours.</returns>
    public static ArchiveCursor? Parse(string? text) =>
        text?.Split('_') is [var day, var id] && DateOnly.TryParseExact(day, "yyyy-MM-dd", out var date) && Guid.TryParseExact(id, "N", out var guid) ? new(date, guid) : null;
}

/// <summary>A search so far, or its end.</summary>
/// <param name="Rows">Newest first; complete down to the last one.</param>
/// <param name="Next">Null when there is nothing more.</param>
public sealed record ArchiveSearchPage(IReadOnlyList<ArchiveRow> Rows, ArchiveProgress Progress, ArchiveCursor? Next)
{
    /// <summary>Segments that could not be asked, and why.</summary>
    public IReadOnlyList<ArchiveSilence> Silent { get; init; } = [];
}

/// <summary>“3 of 12 years searched”, and what the catalogue ruled out before anything was fetched.</summary>
/// <param name="DeadlineReached">It stopped after five seconds; it goes on when asked to.</param>
public sealed record ArchiveProgress(int YearsSearched, int Years, int SegmentsSearched, int Segments, int SegmentsSkipped, bool DeadlineReached);

/// <summary>A segment that gave no answer.</summary>
/// <param name="NeedsRestore">It rests in a storage class from which it is being restored; asking again later helps.</param>
public sealed record ArchiveSilence(int Year, Guid Segment, bool NeedsRestore, string Message);

/// <summary>An archived invoice in a list.</summary>
public sealed record ArchiveRow(
    Guid Id, int Year, InvoiceDirection Direction, InvoiceKind Kind, DocumentStatus Status, PaymentStatus PaymentStatus, string? Number, string? SupplierNumber,
    Guid? ParticipantId, string? ParticipantName, DateOnly IssueDate, DateOnly? DueDate, string Currency, long PayableMinor, Guid Segment, int Ordinal);
