using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>Writes the sealed invoices of a year into segments, one after the other, and reads each back before the catalogue names it.</summary>
public sealed class WriteSegments(
    TenantDatabase tenants, IObjectStore objects, SegmentReader reader, ArchiveFolder folder, ArchiveRuns runs, ArchiveSteps steps, TimeProvider clock)
{
    internal async Task RunAsync(ArchiveRun run, JobProgress? job, CancellationToken cancellationToken)
    {
        var place = await BeginAsync(run, cancellationToken);
        var progress = new PhaseProgress(job, ArchiveRunState.Writing, run.Total, clock);
        await progress.AddAsync(place.Written);
        while (await SegmentAsync(run, place, progress, cancellationToken)) { }
        run.Written = place.Written;
        if (place.Written != run.Total) throw ArchiveRules.StoreDamaged(FormattableString.Invariant($"{place.Written} invoices instead of {run.Total}"));
        await runs.EnterAsync(run, ArchiveRunState.Verifying, cancellationToken);
    }

    /// <summary>Behind the last segment that the catalogue names: a crash loses the one that was being written.</summary>
    private async Task<Place> BeginAsync(ArchiveRun run, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(run.TenantId), cancellationToken);
        var series = await work.Db.SeriesOfAsync(run.Year, cancellationToken);
        var segments = await work.Db.ArchiveSegments.AsNoTracking().Where(s => s.RunId == run.Id).OrderBy(s => s.Position).ToListAsync(cancellationToken);
        if (segments.Count == 0) return new(new(series, run.Year));
        var newest = segments[^1].Id;
        var last = await work.Db.ArchivedNumbers.AsNoTracking().Where(n => n.SegmentId == newest).OrderByDescending(n => n.SeriesId).FirstAsync(cancellationToken);
        var reading = new SealedReading(series, run.Year, series.FindIndex(s => s.Id == last.SeriesId), last.LastNumber);
        return new(reading) { Position = segments[^1].Position, Written = segments.Sum(s => s.Count) };
    }

    /// <returns>False when there was nothing left.</returns>
    private async Task<bool> SegmentAsync(ArchiveRun run, Place place, PhaseProgress progress, CancellationToken cancellationToken)
    {
        var segment = new ArchiveSegment(run.TenantId, Guid.CreateVersion7(clock.GetUtcNow()), run.Id, run.Year, place.Position + 1, clock.GetUtcNow());
        Directory.CreateDirectory(folder.Path);
        await using var writer = new SegmentWriter(folder.Path, run.TenantId, segment.Id, run.Year);
        var count = 0;
        while (count < steps.SegmentSize && !place.Reading.IsOver)
        {
            await runs.RequireGoingOnAsync(run, cancellationToken);
            var batch = await NextAsync(run, place.Reading, Math.Min(steps.BatchSize, steps.SegmentSize - count), cancellationToken);
            foreach (var document in batch) await AddAsync(writer, document, cancellationToken);
            count += batch.Count;
            await progress.AddAsync(batch.Count);
        }
        if (count == 0) return false;
        var written = await writer.CompleteAsync(cancellationToken);
        written.Fill(segment);
        await objects.PutFileAsync(segment.DocumentsKey, written.DocumentsPath, cancellationToken);
        await objects.PutFileAsync(segment.IndexKey, written.IndexPath, cancellationToken);
        // Read from the store, not from the file: what counts is what comes back.
        var check = await reader.CheckAsync(segment, cancellationToken);
        if (!check.IsRight || check.Count != count) throw ArchiveRules.StoreDamaged(check.Problem ?? FormattableString.Invariant($"{check.Count} invoices instead of {count}"));
        await CatalogueAsync(run, segment, written, cancellationToken);
        (place.Position, place.Written) = (segment.Position, place.Written + count);
        return true;
    }

    private static async Task AddAsync(SegmentWriter writer, ArchivedInvoice document, CancellationToken cancellationToken)
    {
        try
        {
            await writer.AddAsync(document, cancellationToken);
        }
        catch (InvalidDataException broken)
        {
            throw ArchiveRules.HistoryBroken($"{document.Invoice.DisplayName}: {broken.Message}");
        }
    }

    private async Task<IReadOnlyList<ArchivedInvoice>> NextAsync(ArchiveRun run, SealedReading reading, int most, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(run.TenantId), cancellationToken);
        return await reading.NextAsync(work, most, cancellationToken);
    }

    private Task<ArchiveRun> CatalogueAsync(ArchiveRun run, ArchiveSegment segment, WrittenSegment written, CancellationToken cancellationToken) => Beaten.OnceMoreAsync(async () =>
    {
        await using var work = await tenants.BeginAsync(Actor.System(run.TenantId), cancellationToken);
        var now = await work.LoadRunAsync(run.Id, cancellationToken);
        if (now.CancelRequested) throw new RunStopped();
        now.Written += written.Count;
        work.Db.ArchiveSegments.Add(segment);
        work.Db.AddRange(written.Numbers);
        work.Db.AddRange(written.Voids);
        work.Db.AddRange(written.Participants);
        await steps.CommitAsync(work, "cataloguing a segment", cancellationToken);
        return now;
    });

    /// <summary>How far the writing is.</summary>
    private sealed class Place(SealedReading reading)
    {
        public SealedReading Reading => reading;
        public int Position { get; set; }
        public long Written { get; set; }
    }
}
