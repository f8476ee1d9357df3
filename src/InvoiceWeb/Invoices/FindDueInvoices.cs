using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>The invoices of one direction that are due until a day, the oldest debt first.</summary>
public sealed class FindDueInvoices(TenantDatabase tenants)
{
    /// <summary>Enough for a morning; the list shows them all.</summary>
    public const int Limit = 20;

    public async Task<IReadOnlyList<InvoiceRow>> ExecuteAsync(Actor actor, InvoiceDirection direction, DateOnly until, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var filter = new InvoiceFilter(direction) { IsOpen = true, DueTo = until, Order = new(InvoiceSort.Due, Ascending: true) };
        return await work.Db.Matching(filter).Walked(filter.Order, cursor: null).Take(Limit).AsRows().ToListAsync(cancellationToken);
    }
}
