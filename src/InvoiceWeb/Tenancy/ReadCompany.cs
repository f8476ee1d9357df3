using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Tenancy;

/// <summary>Reads what a company has decided about itself.</summary>
public sealed class ReadCompany(TenantDatabase tenants)
{
    public async Task<CompanySettings> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
    }
}
