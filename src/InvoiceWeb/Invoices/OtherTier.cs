using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>
/// What invoices and payments have to know of the archive. It stands behind them in the order of the slices, so they do not know it:
/// it tells them by this.
/// </summary>
/// <param name="supplierNumber">The archived document of a supplier that carries a number; asked inside the transaction that would record a second one.</param>
/// <param name="has">Whether a document is readable in the archive and nowhere else.</param>
public sealed class OtherTier(Func<TenantWork, Guid, string?, CancellationToken, Task<Guid?>> supplierNumber, Func<Actor, Guid, CancellationToken, Task<bool>> has)
{
    /// <summary>Of a company that is being made: nothing is archived.</summary>
    public static OtherTier Empty { get; } = new((_, _, _, _) => Task.FromResult<Guid?>(null), (_, _, _) => Task.FromResult(false));

    internal Task<Guid?> SupplierNumberAsync(TenantWork work, Guid supplier, string? number, CancellationToken cancellationToken) => supplierNumber(work, supplier, number, cancellationToken);

    /// <summary>Why a document is not in the hot tier: that it is archived leads to its recall, else there is none.</summary>
    internal async Task<RuleBrokenException> AbsentAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        await has(actor, id, cancellationToken) ? InvoiceRules.DocumentArchived(id) : TenancyRules.NotFound("invoice");
}
