using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive;

/// <summary>What the regular reading of all objects has found: how many there are, when, and which are damaged.</summary>
public sealed class ReadArchiveHealth(TenantDatabase tenants)
{
    /// <summary>Damaged ones that are named.</summary>
    public const int MostNamed = 20;

    public async Task<ArchiveHealth> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.SearchArchive);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var readable = work.Db.ArchiveSegments.AsNoTracking().Where(s => s.Readable > 0);
        var sums = await readable.GroupBy(s => 1)
            .Select(g => new { Count = g.Count(), Unchecked = g.Count(s => s.CheckedAt == null), Oldest = g.Min(s => s.CheckedAt) }).SingleOrDefaultAsync(cancellationToken);
        var damaged = await readable.Where(s => s.CheckProblem != null).OrderBy(s => s.Year).ThenBy(s => s.LastIssueDate).ThenBy(s => s.Id).Take(MostNamed)
            .Select(s => new DamagedSegment(s.Id, s.Year, s.Count, s.CheckedAt, s.CheckProblem!)).ToListAsync(cancellationToken);
        return new(sums?.Count ?? 0, sums?.Unchecked ?? 0, sums?.Oldest, damaged);
    }
}

/// <param name="Unchecked">Not read again since they were written.</param>
/// <param name="CheckedSince">All that were checked at all were checked at or after this moment.</param>
public sealed record ArchiveHealth(int Segments, int Unchecked, DateTimeOffset? CheckedSince, IReadOnlyList<DamagedSegment> Damaged);

public sealed record DamagedSegment(Guid Segment, int Year, int Invoices, DateTimeOffset? CheckedAt, string Problem);
