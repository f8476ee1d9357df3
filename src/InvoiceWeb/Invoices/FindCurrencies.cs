using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>The currencies in which this company has invoices. Hops from one to the next in the index, however many invoices there are of each.</summary>
public sealed class FindCurrencies(TenantDatabase tenants)
{
    public const int Limit = 200;

    public async Task<IReadOnlyList<string>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await InUseAsync(work, cancellationToken);
    }

    internal static async Task<IReadOnlyList<string>> InUseAsync(TenantWork work, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        for (var last = ""; found.Count < Limit; found.Add(last))
        {
            var before = last;
            var next = await work.Db.Invoices.AsNoTracking().Where(i => string.Compare(i.Currency, before) > 0).OrderBy(i => i.Currency).Select(i => i.Currency).FirstOrDefaultAsync(cancellationToken);
            if (next is null) break;
            last = next;
        }
        return found;
    }
}
