using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>Takes the next number of a series. Called last in a transaction: from here until commit the series waits.</summary>
internal static class NumberTaking
{
    /// <param name="chronological">Own documents: numbers and dates rise together. A supplier's document has the date it has.</param>
    /// <exception cref="RuleBrokenException"><c>invoice.issue-date-before-series</c></exception>
    public static async Task<IssuedNumber> TakeAsync(
        TenantWork work, NumberSeries series, FiscalYear year, DateOnly issueDate, bool chronological, CancellationToken cancellationToken)
    {
        var tenant = work.Actor.Tenant.Value;
        var taken = await work.Db.Database.SqlQuery<long>($"""
            INSERT INTO number_counters AS c (tenant_id, id, series_id, year, last_number, last_issue_date)
            VALUES ({tenant}, {Guid.CreateVersion7()}, {series.Id}, {year.Year}, 1, {issueDate})
            ON CONFLICT (tenant_id, series_id, year) DO UPDATE
               SET last_number = c.last_number + 1, last_issue_date = GREATEST(c.last_issue_date, excluded.last_issue_date)
             WHERE NOT {chronological} OR c.last_issue_date <= excluded.last_issue_date
            RETURNING last_number
            """).ToListAsync(cancellationToken);
        if (taken.Count == 0)
        {
            var last = await work.Db.NumberCounters.AsNoTracking().SingleAsync(c => c.SeriesId == series.Id && c.Year == year.Year, cancellationToken);
            throw InvoiceRules.IssueDateBeforeSeries(issueDate, last.LastIssueDate, series.Name);
        }
        return new IssuedNumber(series.Id, year.Year, taken[0], series.Format(year.Year, taken[0]));
    }
}
