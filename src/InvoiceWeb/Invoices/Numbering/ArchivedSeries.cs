using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Numbering;

/// <summary>
/// The numbers of a series over both tiers. Asks the catalogue's tables by name, because the slice of the archive stands behind this one.
/// A number counts for the archive when its ordinal lies below the segment's mark and it has not been recalled; numbers lie in a segment
/// series by series, so that the ordinals of a series follow from the counts before it.
/// </summary>
internal static class ArchivedSeries
{
    /// <summary>Counter, documents and catalogue in one statement, so that an approval or a purge between two of them cannot look like a gap.</summary>
    public static async Task<SeriesSum?> SumAsync(TenantWork work, Guid series, int year, CancellationToken cancellationToken)
    {
        var tenant = work.Actor.Tenant.Value;
        return (await work.Db.Database.SqlQuery<SeriesSum>($"""
            SELECT c.last_number AS "LastNumber", h.documents + a.documents - r.documents AS "Count", a.documents - r.documents AS "Archived",
                   least(h.first, a.first) AS "First", greatest(h.last, a.last) AS "Last"
              FROM number_counters c
             CROSS JOIN (SELECT count(*) AS documents, min(number) AS first, max(number) AS last
                           FROM invoices WHERE tenant_id = {tenant} AND series_id = {series} AND year = {year} AND number IS NOT NULL) AS h
             CROSS JOIN (SELECT coalesce(sum(least(greatest(s.readable - n.base, 0), n.count)), 0)::bigint AS documents,
                                min(n.first_number) FILTER (WHERE s.readable > n.base) AS first,
                                max(n.last_number) FILTER (WHERE s.readable >= n.base + n.count) AS last
                           FROM (SELECT series_id, year, segment_id, count, first_number, last_number,
                                        sum(count) OVER (PARTITION BY segment_id ORDER BY series_id, year) - count AS base
                                   FROM archived_numbers WHERE tenant_id = {tenant} AND segment_id IN
                                        (SELECT segment_id FROM archived_numbers WHERE tenant_id = {tenant} AND series_id = {series} AND year = {year})) AS n
                           JOIN archive_segments s ON s.tenant_id = {tenant} AND s.id = n.segment_id
                          WHERE n.series_id = {series} AND n.year = {year}) AS a
             CROSS JOIN (SELECT count(*) AS documents FROM invoice_recalls WHERE tenant_id = {tenant} AND series_id = {series} AND year = {year}) AS r
             WHERE c.tenant_id = {tenant} AND c.series_id = {series} AND c.year = {year}
            """).ToListAsync(cancellationToken)).SingleOrDefault();
    }

    /// <summary>The printed number at one end of an archived range.</summary>
    public static async Task<string?> TextAsync(TenantWork work, Guid series, int year, long number, CancellationToken cancellationToken)
    {
        var tenant = work.Actor.Tenant.Value;
        return (await work.Db.Database.SqlQuery<string>($"""
            SELECT CASE WHEN first_number = {number} THEN first_text ELSE last_text END AS "Value" FROM archived_numbers
             WHERE tenant_id = {tenant} AND series_id = {series} AND year = {year} AND (first_number = {number} OR last_number = {number}) LIMIT 1
            """).ToListAsync(cancellationToken)).FirstOrDefault();
    }

    public static Task<List<VoidNumber>> VoidsAsync(TenantWork work, Guid series, int year, int most, CancellationToken cancellationToken)
    {
        var tenant = work.Actor.Tenant.Value;
        return work.Db.Database.SqlQuery<VoidNumber>($"""
            SELECT invoice_id AS "Id", number AS "Number", number_text AS "Text", issue_date AS "IssueDate", voided_at AS "VoidedAt", voided_by AS "VoidedBy", reason AS "Reason"
              FROM archived_voids WHERE tenant_id = {tenant} AND series_id = {series} AND year = {year} ORDER BY number LIMIT {most}
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Readable parts of the archive's ranges.</summary>
    public static Task<List<ArchivedRange>> RangesAsync(TenantWork work, Guid series, int year, CancellationToken cancellationToken)
    {
        var tenant = work.Actor.Tenant.Value;
        return work.Db.Database.SqlQuery<ArchivedRange>($"""
            SELECT n.segment_id AS "Segment", n.first_number AS "From", n.last_number AS "To", n.count::bigint AS "Count", least(greatest(s.readable - n.base, 0), n.count)::bigint AS "Readable"
              FROM (SELECT series_id, year, segment_id, count, first_number, last_number, sum(count) OVER (PARTITION BY segment_id ORDER BY series_id, year) - count AS base
                      FROM archived_numbers WHERE tenant_id = {tenant} AND segment_id IN
                           (SELECT segment_id FROM archived_numbers WHERE tenant_id = {tenant} AND series_id = {series} AND year = {year})) AS n
              JOIN archive_segments s ON s.tenant_id = {tenant} AND s.id = n.segment_id
             WHERE n.series_id = {series} AND n.year = {year} AND s.readable > n.base
             ORDER BY n.first_number
            """).ToListAsync(cancellationToken);
    }
}

/// <param name="Archived">How many of them are in the archive.</param>
internal sealed record SeriesSum(long LastNumber, long Count, long Archived, long? First, long? Last);

/// <param name="Readable">How many of its numbers have left the hot tier.</param>
internal sealed record ArchivedRange(Guid Segment, long From, long To, long Count, long Readable)
{
    /// <summary>No number within it is anywhere else, so it is known which ones it has.</summary>
    public bool IsDense => To - From + 1 == Count;
}
