using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace InvoiceWeb.Data.Archive;

/// <summary>
/// Tenant data as the owner of the tables reaches it: only what is archived is ever deleted from append-only tables, and the application
/// cannot do it. Row-level security binds the owner too, so this works in one tenant at a time, like everything else.
/// </summary>
public sealed class OwnerDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly TenantDatabase _tenants;

    public OwnerDatabase(string connection)
    {
        _source = new NpgsqlDataSourceBuilder(connection).Build();
        _tenants = new TenantDatabase(new Contexts((DbContextOptions<InvoiceDbContext>)new DbContextOptionsBuilder<InvoiceDbContext>().UseInvoiceWeb(_source).Options));
    }

    public Task<TenantWork> BeginAsync(TenantId tenant, CancellationToken cancellationToken) => _tenants.BeginAsync(Actor.System(tenant), cancellationToken);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private sealed class Contexts(DbContextOptions<InvoiceDbContext> options) : IDbContextFactory<InvoiceDbContext>
    {
        public InvoiceDbContext CreateDbContext() => new(options);
    }
}
