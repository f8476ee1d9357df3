using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive;

/// <summary>Whether a supplier's number is on an archived document that is not void.</summary>
public sealed class ReadSupplierNumberInArchive(TenantDatabase tenants, SegmentReader reader)
{
    /// <summary>As many hits of one number as are looked at: void ones beside the one that counts.</summary>
    private const int MostHits = 100;

    /// <returns>The archived invoice that carries it; null when none does.</returns>
    /// <exception cref="RuleBrokenException"><c>archive.store-…</c></exception>
    public async Task<Guid?> ExecuteAsync(Actor actor, Guid supplier, string? number, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await InAsync(work, supplier, number, cancellationToken);
    }

    /// <summary>The same inside a transaction that is going on. Opens a segment only when the catalogue says that the number may be there.</summary>
    internal async Task<Guid?> InAsync(TenantWork work, Guid supplier, string? number, CancellationToken cancellationToken)
    {
        if (Text.NumberKey(number) is not { } key) return null;
        var hits = await ArchiveCatalogue.OfSupplierNumberAsync(work, supplier, key, cancellationToken);
        if (hits.Count == 0) return null;
        var segments = await work.Db.ArchiveSegments.AsNoTracking().Where(s => hits.Contains(s.Id) && s.Readable > 0).ToListAsync(cancellationToken);
        var barred = (await work.Db.InvoiceRecalls.AsNoTracking().Where(r => hits.Contains(r.SegmentId)).Select(r => new { r.SegmentId, r.Ordinal }).ToListAsync(cancellationToken))
            .ToLookup(r => r.SegmentId, r => r.Ordinal);
        try
        {
            foreach (var segment in segments)
            {
                var rows = await reader.SearchAsync(segment, new() { SupplierNumber = number, Participant = supplier }, null, [.. barred[segment.Id]], MostHits, cancellationToken);
                if (rows.FirstOrDefault(r => r.Status is not DocumentStatus.Void) is { } row) return row.Id;
            }
            return null;
        }
        catch (ObjectStoreException problem)
        {
            throw StoreRules.Refusal(problem);
        }
    }
}
