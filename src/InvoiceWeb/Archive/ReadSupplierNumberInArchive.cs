using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>Whether a supplier's number is on an archived document that is not void.</summary>
public sealed class ReadSupplierNumberInArchive
{
    /// <returns>The archived invoice that carries it; null when none does.</returns>
    public Task<Guid?> ExecuteAsync(Actor actor, Guid supplier, string? number, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        throw new NotImplementedException();
    }

    /// <summary>The same inside a transaction that is going on.</summary>
    internal Task<Guid?> InAsync(TenantWork work, Guid supplier, string? number, CancellationToken cancellationToken) => throw new NotImplementedException();
}
