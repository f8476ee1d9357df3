using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace InvoiceWeb.Data.Setup;

/// <summary>
/// Deletes a demo company's rows, as the owner of the tables: the application may neither delete what is append-only nor a tenant.
/// Row-level security binds the owner too, so this goes one tenant at a time; a real company is refused.
/// </summary>
public sealed class TenantRemoval(DatabaseConnections connections)
{
    private static readonly string[] HostTables = ["jobs", "memberships"];

    /// <summary>All rows of all tenant tables, in one transaction.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="InvalidOperationException">The tenant is no demo company.</exception>
    public async Task<long> RemoveRowsAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var owner = new NpgsqlConnection(connections.Owner);
        await owner.OpenAsync(cancellationToken);
        await RequireDemoAsync(owner, tenant, cancellationToken);
        await using var transaction = await owner.BeginTransactionAsync(cancellationToken);
        // A literal, because SET takes no parameters; made from a Guid, never from text.
        await ExecuteAsync(owner, $"SET LOCAL app.tenant_id = '{tenant.Value:D}'", cancellationToken);
        long rows = 0;
        foreach (var table in Tables()) rows += await DeleteAsync(owner, table, "tenant_id", tenant, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    /// <summary>The company itself, when nothing of it is left. Its name in the security log stays.</summary>
    public async Task ForgetAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var owner = new NpgsqlConnection(connections.Owner);
        await owner.OpenAsync(cancellationToken);
        await RequireDemoAsync(owner, tenant, cancellationToken);
        foreach (var table in HostTables) await DeleteAsync(owner, table, "tenant_id", tenant, cancellationToken);
        await DeleteAsync(owner, "tenants", "id", tenant, cancellationToken);
    }

    /// <summary>Derived from the model, so that a new table cannot be forgotten; rows that point to others go before them.</summary>
    public static IReadOnlyList<string> Tables()
    {
        using var db = new DesignTimeFactory().CreateDbContext([]);
        var left = db.Model.GetEntityTypes().Where(t => typeof(ITenantOwned).IsAssignableFrom(t.ClrType) && !t.IsMappedToJson()).ToList();
        var tables = new List<string>();
        while (left.Count > 0)
        {
            var free = left.Where(t => !left.Any(other => other != t && PointsTo(other, t))).ToList();
            if (free.Count == 0) throw new InvalidOperationException("Tables point to each other in a ring.");
            tables.AddRange(free.Select(t => DatabaseSetup.Quoted(t.GetTableName()!)));
            left.RemoveAll(free.Contains);
        }
        return tables;
    }

    private static bool PointsTo(IEntityType from, IEntityType to) => from.GetForeignKeys().Any(k => k.PrincipalEntityType == to);

    private static async Task RequireDemoAsync(NpgsqlConnection owner, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT is_demo FROM tenants WHERE id = $1", owner) { Parameters = { new() { Value = tenant.Value } } };
        if (await command.ExecuteScalarAsync(cancellationToken) is not true) throw new InvalidOperationException($"Tenant {tenant} is no demo company; only those are removed.");
    }

    private static async Task<int> DeleteAsync(NpgsqlConnection owner, string table, string column, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"DELETE FROM {table} WHERE {column} = $1", owner) { Parameters = { new() { Value = tenant.Value } } };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection owner, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, owner);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
