using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>
/// What invoices and payments have to know of the archive. It stands behind them in the order of the slices, so they do not know it:
/// it tells them by this.
/// </summary>
/// <param name="supplierNumber">The archived document of a supplier that carries a number; asked inside the transaction that would record a second one.</param>
/// <param name="has">Whether a document is readable in the archive and nowhere else.</param>
/// <param name="hold">Why nothing of a document may be destroyed: the legal hold on it, on its participant or on its year; null where there is none.</param>
public sealed class OtherTier(
    Func<TenantWork, Guid, string?, CancellationToken, Task<Guid?>> supplierNumber, Func<Actor, Guid, CancellationToken, Task<bool>> has,
    Func<TenantWork, Invoice, CancellationToken, Task<RuleBrokenException?>> hold)
{
    /// <summary>Of a company that is being made: nothing is archived.</summary>
    public static OtherTier Empty { get; } = new((_, _, _, _) => Task.FromResult<Guid?>(null), (_, _, _) => Task.FromResult(false), (_, _, _) => Task.FromResult<RuleBrokenException?>(null));

    internal Task<Guid?> SupplierNumberAsync(TenantWork work, Guid supplier, string? number, CancellationToken cancellationToken) => supplierNumber(work, supplier, number, cancellationToken);

    /// <summary>Why a document is not in the hot tier: that it is archived leads to its recall, else there is none.</summary>
    internal async Task<RuleBrokenException> AbsentAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        await has(actor, id, cancellationToken) ? InvoiceRules.DocumentArchived(id) : TenancyRules.NotFound("invoice");

    /// <summary>Whoever places a hold on the document at this moment comes first, and is seen, or waits.</summary>
    internal static Task LockAsync(TenantWork work, Guid invoice, CancellationToken cancellationToken) =>
        work.Db.Database.ExecuteSqlAsync($"SELECT 1 FROM invoices WHERE tenant_id = {work.Actor.Tenant.Value} AND id = {invoice} FOR UPDATE", cancellationToken);

    /// <summary>Asked by whoever destroys something, after <see cref="LockAsync"/>.</summary>
    /// <exception cref="RuleBrokenException"><c>archive.kept-by-hold</c></exception>
    internal async Task RequireNoHoldAsync(TenantWork work, Invoice invoice, CancellationToken cancellationToken)
    {
        if (await hold(work, invoice, cancellationToken) is { } held) throw held;
    }
}
