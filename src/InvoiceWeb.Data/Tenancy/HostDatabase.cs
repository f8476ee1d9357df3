using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Data.Tenancy;

/// <summary>The door to the host's own tables: people, memberships, jobs, keys. Tenant tables throw here.</summary>
public sealed class HostDatabase(IDbContextFactory<InvoiceDbContext> contexts)
{
    public Task<InvoiceDbContext> OpenAsync(CancellationToken cancellationToken) => contexts.CreateDbContextAsync(cancellationToken);
}
