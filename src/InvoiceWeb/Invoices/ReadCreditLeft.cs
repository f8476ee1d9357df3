using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>Reads an invoice with what is left to credit on it.</summary>
public sealed class ReadCreditLeft(TenantDatabase tenants)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task<CreditLeft> ExecuteAsync(Actor actor, Guid invoiceId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var credited = await work.Db.Invoices.AsNoTracking().WithContent().SingleOrDefaultAsync(i => i.Id == invoiceId, cancellationToken)
            ?? throw TenancyRules.NotFound("invoice");
        return await Crediting.LeftAsync(work, credited, without: null, issuedOnly: false, cancellationToken);
    }
}
