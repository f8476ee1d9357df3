using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>Reads one invoice with its lines.</summary>
public sealed class ReadInvoice(TenantDatabase tenants)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task<Invoice> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await work.Db.Invoices.AsNoTracking().WithContent().SingleOrDefaultAsync(i => i.Id == id, cancellationToken)
            ?? throw TenancyRules.NotFound("invoice");
    }
}
