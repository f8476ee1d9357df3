using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Figures;

/// <summary>What is kept, less what it should be; one row for each figure that is wrong.</summary>
internal sealed record Difference(short Measure, short Direction, string Currency, DateOnly Day, Guid ParticipantId, long AmountMinor, long Count);

internal static class TotalsDifferences
{
    private static readonly string[] WithoutPlaces = [.. InvoiceWeb.Currency.All.Where(c => c.MinorUnits == 0).Select(c => c.Code)];
    private static readonly string[] WithThreePlaces = [.. InvoiceWeb.Currency.All.Where(c => c.MinorUnits == 3).Select(c => c.Code)];

    /// <summary>One statement, and so one moment: what is issued or paid while it runs counts on both sides or on neither.</summary>
    public static Task<List<Difference>> DifferencesAsync(this TenantWork work, CancellationToken cancellationToken)
    {
        var (tenant, nobody) = (work.Actor.Tenant.Value, Guid.Empty);
        return work.Db.Database.SqlQuery<Difference>($"""
            SELECT measure AS "Measure", direction AS "Direction", currency AS "Currency", day AS "Day", participant AS "ParticipantId",
                   sum(amount)::bigint AS "AmountMinor", sum(documents)::bigint AS "Count"
              FROM (SELECT measure, direction, currency, day, participant_id AS participant, amount_minor AS amount, count AS documents
                      FROM totals_balances WHERE tenant_id = {tenant} AND measure < 100
                    UNION ALL
                    SELECT measure, direction, currency, day, participant_id, amount_minor, count FROM totals_deltas WHERE tenant_id = {tenant}
                    UNION ALL
                    SELECT CASE WHEN kind = 2 THEN 4 ELSE 1 END::smallint, direction, currency, due_date, coalesce(participant_id, {nobody}),
                           CASE WHEN kind = 2 THEN open_minor ELSE -open_minor END, -1
                      FROM invoices WHERE tenant_id = {tenant} AND open_minor <> 0
                    UNION ALL
                    SELECT 2::smallint, direction, currency, issue_date, coalesce(participant_id, {nobody}),
                           CASE WHEN kind = 2 THEN payable_minor ELSE -payable_minor END, -1
                      FROM invoices WHERE tenant_id = {tenant} AND status = 3
                    UNION ALL
                    SELECT 3::smallint, i.direction, i.currency, p.paid_on, coalesce(i.participant_id, {nobody}),
                           ((CASE WHEN i.kind = 2 THEN a.amount ELSE -a.amount END)
                            * CASE WHEN i.currency = ANY({WithoutPlaces}) THEN 1 WHEN i.currency = ANY({WithThreePlaces}) THEN 1000 ELSE 100 END)::bigint, -sign(a.amount)::int
                      FROM payment_allocations a
                      JOIN payments p ON p.tenant_id = a.tenant_id AND p.id = a.payment_id
                      JOIN invoices i ON i.tenant_id = a.tenant_id AND i.id = a.invoice_id
                     WHERE a.tenant_id = {tenant} AND p.tenant_id = {tenant} AND i.tenant_id = {tenant}
                    UNION ALL
                    SELECT 5::smallint, direction, currency, paid_on, participant_id, -amount_minor, -sign(amount_minor)::int
                      FROM payments WHERE tenant_id = {tenant}
                    UNION ALL
                    SELECT measure, direction, currency, day, participant_id, -amount_minor, -count FROM archived_totals WHERE tenant_id = {tenant}) AS entries
             GROUP BY measure, direction, currency, day, participant
            HAVING sum(amount) <> 0 OR sum(documents) <> 0
             ORDER BY measure, direction, currency, day, participant
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Rows of everybody together that are not the sum of the rows of each; both are written together, so deltas do not matter.</summary>
    public static Task<List<Difference>> WrongSumsAsync(this TenantWork work, CancellationToken cancellationToken)
    {
        var (tenant, nobody) = (work.Actor.Tenant.Value, Guid.Empty);
        return work.Db.Database.SqlQuery<Difference>($"""
            SELECT (measure % 100)::smallint AS "Measure", direction AS "Direction", currency AS "Currency", day AS "Day", {nobody} AS "ParticipantId",
                   sum(CASE WHEN measure > 100 THEN amount_minor ELSE -amount_minor END)::bigint AS "AmountMinor",
                   sum(CASE WHEN measure > 100 THEN count ELSE -count END)::bigint AS "Count"
              FROM totals_balances WHERE tenant_id = {tenant}
             GROUP BY measure % 100, direction, currency, day
            HAVING sum(CASE WHEN measure > 100 THEN amount_minor ELSE -amount_minor END) <> 0 OR sum(CASE WHEN measure > 100 THEN count ELSE -count END) <> 0
             ORDER BY 1, 2, 3, 4
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Days on which nothing is open any more are forgotten: what is read for the figures stays as short as what is open.</summary>
    public static Task<int> ForgetSettledAsync(this TenantWork work, CancellationToken cancellationToken) => work.Db.Database.ExecuteSqlAsync(
        $"DELETE FROM totals_balances WHERE tenant_id = {work.Actor.Tenant.Value} AND measure IN (1, 4, 101, 104) AND amount_minor = 0 AND count = 0", cancellationToken);
}
