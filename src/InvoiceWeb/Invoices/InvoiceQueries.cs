using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

internal static class InvoiceQueries
{
    /// <summary>With lines, allowances and charges: what editing, submitting and issuing need. Split, because a join would multiply them.</summary>
    public static IQueryable<Invoice> WithContent(this IQueryable<Invoice> invoices) =>
        invoices.Include(i => i.Lines).Include(i => i.AllowancesCharges).AsSplitQuery();
}
