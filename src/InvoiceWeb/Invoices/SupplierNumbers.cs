using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>A supplier's document is recorded once.</summary>
internal static class SupplierNumbers
{
    /// <exception cref="RuleBrokenException"><c>invoice.supplier-number-taken</c>, with the first document to look at.</exception>
    public static async Task RequireFreeAsync(TenantWork work, OtherTier archive, Invoice invoice, CancellationToken cancellationToken)
    {
        if (invoice.SupplierNumberKey is null || invoice.ParticipantId is null) return;
        var twin = await work.Db.Invoices.AsNoTracking()
            .Where(i => i.ParticipantId == invoice.ParticipantId && i.SupplierNumberKey == invoice.SupplierNumberKey && i.Status != DocumentStatus.Void && i.Id != invoice.Id)
            .Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancellationToken)
            ?? await archive.SupplierNumberAsync(work, invoice.ParticipantId.Value, invoice.SupplierNumber, cancellationToken);
        if (twin is not null) throw InvoiceRules.SupplierNumberTaken(invoice.SupplierNumber!, invoice.ParticipantName!, twin.Value);
    }
}
