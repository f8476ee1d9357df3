using System.Runtime.CompilerServices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive.Years;

/// <summary>
/// What goes and what stays, said once: the dry run asks it, and the statement that seals asks it again, so that nothing that happens in
/// between slips through. Numbered documents only; drafts have no place in a series.
/// </summary>
internal static class Eligibility
{
    /// <summary>{0} tenant, {1} year, {2} today.</summary>
    private const string OfItself = """
        WHEN #.status <> 4 AND (#.status <> 3 OR #.open_minor <> 0) THEN 2
        WHEN EXISTS (SELECT 1 FROM legal_holds h WHERE h.tenant_id = {0} AND h.record_id = #.id AND h.lifted_at IS NULL) THEN 3
        WHEN EXISTS (SELECT 1 FROM legal_holds h WHERE h.tenant_id = {0} AND h.record_id = #.participant_id AND h.lifted_at IS NULL) THEN 4
        WHEN EXISTS (SELECT 1 FROM legal_holds h WHERE h.tenant_id = {0} AND h.record_id IS NULL AND h.year = {1} AND h.lifted_at IS NULL) THEN 5
        WHEN EXISTS (SELECT 1 FROM invoice_recalls r WHERE r.tenant_id = {0} AND r.invoice_id = #.id AND r.replaced_at IS NULL AND r.expires_on >= {2}) THEN 6
        """;

    private static readonly string Own = OfItself.Replace("#", "i", StringComparison.Ordinal);

    /// <summary>A credit note goes with its invoice or after it: what is left to credit on an invoice is counted from the notes beside it.</summary>
    private static readonly string WhenSealing = $"CASE {Own} WHEN i.kind = 2 AND EXISTS (SELECT 1 FROM invoices o WHERE o.tenant_id = {{0}} AND o.id = i.credited_invoice_id AND NOT o.is_archived) THEN 7 ELSE 0 END";

    private static readonly string WhenLooking = $"""
        CASE WHEN i.is_archived THEN 0 {Own} WHEN i.kind = 2 AND EXISTS (SELECT 1 FROM invoices o WHERE o.tenant_id = {"{0}"} AND o.id = i.credited_invoice_id
          AND NOT o.is_archived AND (o.year <> {"{1}"} OR CASE {OfItself.Replace("#", "o", StringComparison.Ordinal)} ELSE 0 END <> 0)) THEN 7 ELSE 0 END
        """;

    /// <summary>Marks what goes among the numbers behind one up to another. The row version moves, so that whoever has read an invoice before and changes it now is told to look again.</summary>
    public static FormattableString Seal(TenantId tenant, int year, DateOnly today, Guid series, long after, long upTo) => FormattableStringFactory.Create(
        "UPDATE invoices i SET is_archived = true, row_version = i.row_version + 1 WHERE i.tenant_id = {0} AND i.series_id = {3} AND i.year = {1} "
        + "AND i.number > {4} AND i.number <= {5} AND NOT i.is_archived AND " + WhenSealing + " = 0",
        tenant.Value, year, today, series, after, upTo);

    public static FormattableString Unseal(TenantId tenant, int year, Guid series, long after, long upTo) =>
        $"""
        UPDATE invoices SET is_archived = false, row_version = row_version + 1
         WHERE tenant_id = {tenant.Value} AND series_id = {series} AND year = {year} AND number > {after} AND number <= {upTo} AND is_archived
        """;

    public static FormattableString Count(TenantId tenant, int year, DateOnly today, Guid series, long after, long upTo) => FormattableStringFactory.Create(
        "SELECT s.reason::smallint AS \"Reason\", count(*) AS \"Count\" FROM (SELECT " + WhenLooking + " AS reason FROM invoices i "
        + "WHERE i.tenant_id = {0} AND i.series_id = {3} AND i.year = {1} AND i.number > {4} AND i.number <= {5}) AS s GROUP BY s.reason",
        tenant.Value, year, today, series, after, upTo);

    /// <summary>The next documents of a series that stay for one reason, in the order of their numbers.</summary>
    public static FormattableString Staying(TenantId tenant, int year, DateOnly today, Guid series, long after, long upTo, StayReason reason, int limit) => FormattableStringFactory.Create(
        "SELECT s.id AS \"Id\", s.number AS \"Number\" FROM (SELECT i.id, i.number, " + WhenLooking + " AS reason FROM invoices i "
        + "WHERE i.tenant_id = {0} AND i.series_id = {3} AND i.year = {1} AND i.number > {4} AND i.number <= {5}) AS s WHERE s.reason = {6} ORDER BY s.number LIMIT {7}",
        tenant.Value, year, today, series, after, upTo, (int)reason, limit);
}

internal sealed record ReasonCount(short Reason, long Count);

internal sealed record StayingId(Guid Id, long Number);
