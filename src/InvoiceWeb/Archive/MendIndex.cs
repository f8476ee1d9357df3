using InvoiceWeb.Audit;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive;

/// <summary>
/// Makes a lost or damaged index from its documents again and lets the catalogue know its hash, which another SQLite may make differ. The
/// documents are the evidence and stay untouched. A crash in between leaves an index that the next scrub mends once more.
/// </summary>
public sealed class MendIndex(TenantDatabase tenants, IObjectStore objects, SegmentReader reader, ArchiveFolder folder, TimeProvider clock)
{
    internal async Task ExecuteAsync(ArchiveSegment segment, CancellationToken cancellationToken)
    {
        await using var writer = new SegmentWriter(Path.Combine(folder.Path, "mending"), segment.TenantId, segment.Id, segment.Year);
        await foreach (var document in reader.ReadAllAsync(segment, cancellationToken)) await writer.AddAsync(document, cancellationToken);
        var made = await writer.CompleteAsync(cancellationToken);
        // The first writer wins, so the damaged one has to go first.
        await objects.DeleteAsync(segment.IndexKey, cancellationToken);
        await objects.PutFileAsync(segment.IndexKey, made.IndexPath, cancellationToken);
        await Beaten.OnceMoreAsync(() => NoteAsync(segment, made, cancellationToken));
    }

    private async Task<bool> NoteAsync(ArchiveSegment segment, WrittenSegment made, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(segment.TenantId), cancellationToken);
        var now = clock.GetUtcNow();
        await work.Db.ArchiveSegments.Where(s => s.Id == segment.Id).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.IndexSha256, made.IndexSha256).SetProperty(s => s.IndexBytes, made.IndexBytes).SetProperty(s => s.CheckedAt, now).SetProperty(s => s.CheckProblem, (string?)null),
            cancellationToken);
        work.Record(
            await work.LoadSettingsAsync(cancellationToken), now, "archive.index-mended",
            [AuditChange.Of("fiscalYear", null, segment.Year), AuditChange.Of("archiveIndex", segment.IndexSha256, made.IndexSha256)]);
        await work.CommitAsync(cancellationToken);
        return true;
    }
}
