using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Holds;

/// <summary>Which holds cover a document; said once, for what people are shown and for what is refused.</summary>
internal static class HoldsOn
{
    public static IQueryable<LegalHold> InForce(this TenantWork work) => work.Db.LegalHolds.AsNoTracking().Where(h => h.LiftedAt == null);

    public static IQueryable<LegalHold> OnYear(this IQueryable<LegalHold> holds, int year) => holds.Where(h => h.RecordId == null && h.Year == year);

    /// <summary>What is not issued has no fiscal year yet; it belongs to the one in which it is dated, as where a year is closed or archived.</summary>
    public static Task<int?> YearOfAsync(this TenantWork work, DateOnly day, CancellationToken cancellationToken) =>
        work.Db.FiscalYears.AsNoTracking().Where(y => y.From <= day && day <= y.To).Select(y => (int?)y.Year).FirstOrDefaultAsync(cancellationToken);

    /// <returns>The refusal to destroy anything of the document; null when nothing holds it.</returns>
    public static async Task<RuleBrokenException?> RefusalAsync(TenantWork work, Invoice invoice, CancellationToken cancellationToken)
    {
        Guid?[] records = [invoice.Id, invoice.ParticipantId ?? invoice.Id];
        var hold = await work.InForce().Where(h => records.Contains(h.RecordId)).OrderBy(h => h.PlacedAt).FirstOrDefaultAsync(cancellationToken);
        if (hold is null && (invoice.Year > 0 ? invoice.Year : await work.YearOfAsync(invoice.ListDate, cancellationToken)) is { } year)
            hold = await work.InForce().OnYear(year).OrderBy(h => h.PlacedAt).FirstOrDefaultAsync(cancellationToken);
        return hold is null ? null : ArchiveRules.KeptByHold(hold.Name, hold.Reason);
    }
}
