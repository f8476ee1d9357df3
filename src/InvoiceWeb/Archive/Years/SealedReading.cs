using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>Goes through the sealed invoices of a year in the order of the ordinals: series by series, by number.</summary>
/// <param name="at">The series to begin with.</param>
/// <param name="after">The number in it to begin behind.</param>
internal sealed class SealedReading(IReadOnlyList<SeriesOfYear> series, int year, int at = 0, long after = 0)
{
    public bool IsOver => at >= series.Count;

    /// <returns>None when a series has ended: the next one is read then.</returns>
    public async Task<IReadOnlyList<ArchivedInvoice>> NextAsync(TenantWork work, int most, CancellationToken cancellationToken)
    {
        var (one, behind) = (series[at].Id, after);
        var ids = await work.Db.Invoices.AsNoTracking().Where(i => i.SeriesId == one && i.Year == year && i.Number > behind && i.IsArchived)
            .OrderBy(i => i.Number).Take(most).Select(i => i.Id).ToListAsync(cancellationToken);
        if (ids.Count == 0)
        {
            (at, after) = (at + 1, 0);
            return [];
        }
        var batch = await work.Db.DocumentsAsync(ids, cancellationToken);
        after = batch[^1].Invoice.Number!.Value;
        return batch;
    }
}
