using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>Deletes objects of the archive that no catalogue row names: what a crash or a failed run has left.</summary>
public sealed class Orphans(TenantDatabase tenants, IObjectStore objects, TimeProvider clock)
{
    private static readonly TimeSpan LongerThanAnySegment = TimeSpan.FromDays(1);

    /// <returns>How many were deleted.</returns>
    internal async Task<int> RemoveAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        // Keys before rows: an object that was there without a row is one of a run that is still at work, or of none.
        var found = new List<(string Key, int Year, Guid Segment)>();
        await foreach (var key in objects.KeysAsync(ArchiveKeys.Prefix(tenant), cancellationToken))
            if (Parse(tenant, key) is { } parsed) found.Add((key, parsed.Year, parsed.Segment));
        if (found.Count == 0) return 0;
        var (named, busy) = await NamedAsync(tenant, cancellationToken);
        var now = clock.GetUtcNow();
        var orphans = found.Where(f => !named.Contains(f.Segment) && (!busy.Contains(f.Year) || BornAt(f.Segment) < now - LongerThanAnySegment)).ToList();
        foreach (var orphan in orphans) await objects.DeleteAsync(orphan.Key, cancellationToken);
        return orphans.Count;
    }

    private async Task<(HashSet<Guid> Named, HashSet<int> Busy)> NamedAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(tenant), cancellationToken);
        // Runs before segments: a run that ends in between has named its segments by then.
        var busy = await work.Db.ArchiveRuns.AsNoTracking().Where(r => r.State < ArchiveRunState.Done).Select(r => r.Year).ToListAsync(cancellationToken);
        var named = await work.Db.ArchiveSegments.AsNoTracking().Select(s => s.Id).ToListAsync(cancellationToken);
        return ([.. named], [.. busy]);
    }

    private static (int Year, Guid Segment)? Parse(TenantId tenant, string key) =>
        key[ArchiveKeys.Prefix(tenant).Length..].Split('/') is [var year, var name]
        && int.TryParse(year, System.Globalization.CultureInfo.InvariantCulture, out var number) && Guid.TryParseExact(name.Split('.')[0], "D", out var segment) ? (number, segment) : null;

    /// <summary>A segment's id carries the moment at which it was begun.</summary>
    private static DateTimeOffset BornAt(Guid segment)
    {
        Span<byte> bytes = stackalloc byte[16];
        segment.TryWriteBytes(bytes, bigEndian: true, out _);
        long milliseconds = 0;
        for (var n = 0; n < 6; n++) milliseconds = (milliseconds << 8) | bytes[n];
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }
}
