using System.Buffers.Binary;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive;

/// <summary>Asks the catalogue which segments can hold an answer, so that the others are never fetched.</summary>
internal static class ArchiveCatalogue
{
    /// <summary>Segments for a search, newest first.</summary>
    /// <param name="Skipped">How many were ruled out.</param>
    public sealed record Selection(IReadOnlyList<ArchiveSegment> Segments, int Skipped, ILookup<Guid, int> Barred);

    public static async Task<Selection> SelectAsync(TenantWork work, ArchiveQuery query, CancellationToken cancellationToken)
    {
        var readable = work.Db.ArchiveSegments.AsNoTracking().Where(s => s.Readable > 0);
        if (query.Years.Count > 0) readable = readable.Where(s => query.Years.Contains(s.Year));
        var all = await readable.CountAsync(cancellationToken);
        var possible = readable;
        if (query.From is { } from) possible = possible.Where(s => s.LastIssueDate >= from);
        if (query.To is { } to) possible = possible.Where(s => s.FirstIssueDate <= to);
        foreach (var ids in await NarrowedAsync(work, query, cancellationToken)) possible = possible.Where(s => ids.Contains(s.Id));
        var segments = await possible.OrderByDescending(s => s.LastIssueDate).ThenByDescending(s => s.Id).ToListAsync(cancellationToken);
        segments.RemoveAll(s => !TotalsAllow(s, query));
        return new(segments, all - segments.Count, await BarredAsync(work, segments, cancellationToken));
    }

    /// <summary>
    /// Segments whose ids are around this one's, the likeliest first. Ranges overlap where a document was entered long before or after its
    /// date; an id tells when it was made, and most documents are dated in those days, so the first one asked nearly always has it.
    /// </summary>
    public static async Task<Selection> AroundAsync(TenantWork work, Guid id, CancellationToken cancellationToken)
    {
        var segments = await work.Db.ArchiveSegments.AsNoTracking().Where(s => s.LastId >= id && s.FirstId <= id && s.Readable > 0)
            .ToListAsync(cancellationToken);
        var made = Made(id).DayNumber;
        segments = [.. segments.OrderBy(s => DaysOff(s, made)).ThenBy(s => s.Count).ThenByDescending(s => s.LastIssueDate).ThenByDescending(s => s.Id)];
        return new(segments, 0, await BarredAsync(work, segments, cancellationToken));
    }

    /// <summary>Segments in which a supplier's number may be.</summary>
    public static async Task<IReadOnlyList<Guid>> OfSupplierNumberAsync(TenantWork work, Guid supplier, string key, CancellationToken cancellationToken)
    {
        var hash = SupplierNumberHashes.Of(key);
        var rows = await work.Db.ArchivedParticipants.AsNoTracking().Where(p => p.ParticipantId == supplier)
            .Select(p => new { p.SegmentId, p.SupplierNumbers }).ToListAsync(cancellationToken);
        return [.. rows.Where(r => SupplierNumberHashes.Contains(r.SupplierNumbers, hash)).Select(r => r.SegmentId)];
    }

    /// <summary>Sets of segments that must all hold.</summary>
    private static async Task<List<IReadOnlyList<Guid>>> NarrowedAsync(TenantWork work, ArchiveQuery query, CancellationToken cancellationToken)
    {
        var sets = new List<IReadOnlyList<Guid>>();
        if (Text.NumberKey(query.Number) is { } number)
        {
            var end = Text.PrefixEnd(number);
            sets.Add(await work.Db.ArchivedNumbers.AsNoTracking().Where(n => string.Compare(n.LastKey, number) >= 0 && string.Compare(n.FirstKey, end) < 0)
                .Select(n => n.SegmentId).Distinct().ToListAsync(cancellationToken));
        }
        if (query.Participant is { } participant)
        {
            var rows = work.Db.ArchivedParticipants.AsNoTracking().Where(p => p.ParticipantId == participant);
            if (query.From is { } from) rows = rows.Where(p => p.LastIssueDate >= from);
            if (query.To is { } to) rows = rows.Where(p => p.FirstIssueDate <= to);
            sets.Add(await rows.Select(p => p.SegmentId).ToListAsync(cancellationToken));
            if (Text.NumberKey(query.SupplierNumber) is { } supplied) sets.Add(await OfSupplierNumberAsync(work, participant, supplied, cancellationToken));
        }
        return sets;
    }

    private static int DaysOff(ArchiveSegment segment, int day) => Math.Max(0, Math.Max(segment.FirstIssueDate.DayNumber - day, day - segment.LastIssueDate.DayNumber));

    /// <summary>The day that an id (UUID version 7) carries; whatever else it is, some day comes out.</summary>
    private static DateOnly Made(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = ((long)BinaryPrimitives.ReadUInt32BigEndian(bytes) << 16) | BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        return DateOnly.FromDayNumber((int)Math.Min(DateOnly.MaxValue.DayNumber, (DateTimeOffset.UnixEpoch.Ticks / TimeSpan.TicksPerDay) + (milliseconds / 86_400_000)));
    }

    private static bool TotalsAllow(ArchiveSegment segment, ArchiveQuery query) =>
        query is { Currency: null, Direction: null, Kind: null, Status: null } || SegmentTotalsJson.Read(segment.Totals).Any(t =>
            (query.Currency is null || t.Currency == query.Currency) && (query.Direction is null || t.Direction == query.Direction.ToString())
            && (query.Kind is null || t.Kind == query.Kind.ToString()) && (query.Status is null || t.Status == query.Status.ToString()));

    private static async Task<ILookup<Guid, int>> BarredAsync(TenantWork work, List<ArchiveSegment> segments, CancellationToken cancellationToken)
    {
        var ids = segments.Select(s => s.Id).ToList();
        var barred = ids.Count == 0 ? [] : await work.Db.InvoiceRecalls.AsNoTracking().Where(r => ids.Contains(r.SegmentId)).Select(r => new { r.SegmentId, r.Ordinal }).ToListAsync(cancellationToken);
        return barred.ToLookup(r => r.SegmentId, r => r.Ordinal);
    }
}
