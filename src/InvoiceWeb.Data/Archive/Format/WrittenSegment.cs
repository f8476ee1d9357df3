using InvoiceWeb.Archive;

namespace InvoiceWeb.Data.Archive;

/// <summary>A finished segment as two files of this machine, with all that the catalogue says about it.</summary>
public sealed record WrittenSegment
{
    public required string DocumentsPath { get; init; }
    public required string DocumentsSha256 { get; init; }
    public required long DocumentsBytes { get; init; }
    public required string IndexPath { get; init; }
    public required string IndexSha256 { get; init; }
    public required long IndexBytes { get; init; }
    public required int Count { get; init; }
    public required DateOnly FirstIssueDate { get; init; }
    public required DateOnly LastIssueDate { get; init; }
    public required Guid FirstId { get; init; }
    public required Guid LastId { get; init; }
    public required IReadOnlyList<SegmentTotals> Totals { get; init; }
    public required IReadOnlyList<ArchivedNumbers> Numbers { get; init; }
    public required IReadOnlyList<ArchivedVoid> Voids { get; init; }
    public required IReadOnlyList<ArchivedParticipant> Participants { get; init; }

    /// <summary>Writes the facts into the catalogue's entry; nothing of it is readable yet.</summary>
    public void Fill(ArchiveSegment segment)
    {
        (segment.FormatVersion, segment.Count, segment.Readable) = (ArchiveFormat.Version, Count, 0);
        (segment.DocumentsKey, segment.DocumentsSha256, segment.DocumentsBytes) = (ArchiveKeys.Documents(segment.TenantId, segment.Year, segment.Id), DocumentsSha256, DocumentsBytes);
        (segment.IndexKey, segment.IndexSha256, segment.IndexBytes) = (ArchiveKeys.Index(segment.TenantId, segment.Year, segment.Id), IndexSha256, IndexBytes);
        (segment.FirstIssueDate, segment.LastIssueDate, segment.FirstId, segment.LastId) = (FirstIssueDate, LastIssueDate, FirstId, LastId);
        segment.Totals = SegmentTotalsJson.Write(Totals);
    }
}
