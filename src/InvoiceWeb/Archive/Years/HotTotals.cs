using System.Globalization;
using System.Runtime.CompilerServices;
using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>
/// What some hot invoices contribute to the kept totals, in the cells of the totals. Read before they are deleted, or after they have come
/// back, in the same transaction, and so hot rows and archived totals always add up to the kept ones.
/// </summary>
internal static class HotTotals
{
    private static readonly string[] WithoutPlaces = [.. Currency.All.Where(c => c.MinorUnits == 0).Select(c => c.Code)];
    private static readonly string[] WithThreePlaces = [.. Currency.All.Where(c => c.MinorUnits == 3).Select(c => c.Code)];

    /// <param name="sign">1 when they leave the hot tier, -1 when they have come back.</param>
    public static async Task MoveTotalsAsync(this TenantWork work, Guid[] ids, int sign, CancellationToken cancellationToken)
    {
        var cells = await CellsAsync(work, ids, cancellationToken);
        foreach (var some in cells.Chunk(1_000)) await work.Db.Database.ExecuteSqlAsync(Adding(work.Actor.Tenant.Value, some, sign), cancellationToken);
    }

    private static Task<List<Cell>> CellsAsync(TenantWork work, Guid[] ids, CancellationToken cancellationToken)
    {
        var (tenant, nobody) = (work.Actor.Tenant.Value, Guid.Empty);
        return work.Db.Database.SqlQuery<Cell>($"""
            SELECT measure AS "Measure", direction AS "Direction", currency AS "Currency", day AS "Day", participant AS "ParticipantId",
                   sum(amount)::bigint AS "AmountMinor", sum(documents)::bigint AS "Count"
              FROM (SELECT 2::smallint AS measure, direction, currency, issue_date AS day, coalesce(participant_id, {nobody}) AS participant,
                           CASE WHEN kind = 2 THEN -payable_minor ELSE payable_minor END AS amount, 1 AS documents
                      FROM invoices WHERE tenant_id = {tenant} AND id = ANY({ids}) AND status = 3
                    UNION ALL
                    SELECT 3::smallint, i.direction, i.currency, p.paid_on, coalesce(i.participant_id, {nobody}),
                           ((CASE WHEN i.kind = 2 THEN -a.amount ELSE a.amount END)
                            * CASE WHEN i.currency = ANY({WithoutPlaces}) THEN 1 WHEN i.currency = ANY({WithThreePlaces}) THEN 1000 ELSE 100 END)::bigint, sign(a.amount)::int
                      FROM payment_allocations a
                      JOIN payments p ON p.tenant_id = a.tenant_id AND p.id = a.payment_id
                      JOIN invoices i ON i.tenant_id = a.tenant_id AND i.id = a.invoice_id
                     WHERE a.tenant_id = {tenant} AND p.tenant_id = {tenant} AND i.tenant_id = {tenant} AND i.id = ANY({ids}) AND a.invoice_id = ANY({ids})) AS entries
             GROUP BY measure, direction, currency, day, participant
             ORDER BY measure, direction, currency, day, participant
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Adds and never sets: whoever else adds at the same moment is not overwritten.</summary>
    private static FormattableString Adding(Guid tenant, Cell[] cells, int sign)
    {
        var (rows, values) = (new List<string>(cells.Length), new List<object> { tenant });
        foreach (var cell in cells)
        {
            var n = values.Count;
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"({{0}}, {{{n}}}, {{{n + 1}}}, {{{n + 2}}}, {{{n + 3}}}, {{{n + 4}}}, {{{n + 5}}}, {{{n + 6}}})"));
            values.AddRange([cell.Measure, cell.Direction, cell.Currency, cell.Day, cell.ParticipantId, sign * cell.AmountMinor, sign * cell.Count]);
        }
        return FormattableStringFactory.Create($"""
            INSERT INTO archived_totals AS t (tenant_id, measure, direction, currency, day, participant_id, amount_minor, count)
            VALUES {string.Join(", ", rows)}
            ON CONFLICT (tenant_id, measure, direction, currency, day, participant_id) DO UPDATE
               SET amount_minor = t.amount_minor + excluded.amount_minor, count = t.count + excluded.count
            """, [.. values]);
    }

    private sealed record Cell(short Measure, short Direction, string Currency, DateOnly Day, Guid ParticipantId, long AmountMinor, long Count);
}
