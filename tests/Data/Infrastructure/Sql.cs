using System.Data;

namespace InvoiceWeb.Tests.Data;

/// <summary>SQL beside the product: what an attacker or an operator would type.</summary>
internal static class Sql
{
    public static async Task<int> RunAsync(string connectionString, string sql, TenantId? tenant = null)
    {
        await using var connection = await OpenAsync(connectionString);
        await using var transaction = tenant is null ? null : await EnterAsync(connection, tenant.Value);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        var count = await command.ExecuteNonQueryAsync();
        if (transaction is not null) await transaction.CommitAsync();
        return count;
    }

    public static async Task<List<T>> ListAsync<T>(string connectionString, string sql, TenantId? tenant = null)
    {
        await using var connection = await OpenAsync(connectionString);
        await using var transaction = tenant is null ? null : await EnterAsync(connection, tenant.Value);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(reader.GetFieldValue<T>(0));
        return rows;
    }

    public static async Task<long> CountAsync(string connectionString, string from, TenantId? tenant = null) =>
        (await ListAsync<long>(connectionString, $"SELECT count(*) FROM {from}", tenant)).Single();

    /// <summary>The SQLSTATE with which a statement is refused.</summary>
    public static async Task<string?> RefusedAsync(string connectionString, string sql, TenantId? tenant = null) =>
        (await Assert.ThrowsAsync<PostgresException>(() => RunAsync(connectionString, sql, tenant))).SqlState;

    public static async Task<NpgsqlTransaction> EnterAsync(NpgsqlConnection connection, TenantId tenant)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await using var command = new NpgsqlCommand($"SET LOCAL app.tenant_id = '{tenant.Value:D}'", connection);
        await command.ExecuteNonQueryAsync();
        return transaction;
    }

    /// <summary>An attacker does not stop at one shard: what refuses such statements to the application is switched off. Unknown and harmless on one server.</summary>
    public static string OverAllShards(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) is { Options: { Length: > 0 } } already
            ? already.ConnectionString
            : new NpgsqlConnectionStringBuilder(connectionString) { Options = "-c citus.multi_task_query_log_level=off" }.ConnectionString;

    /// <summary>Likewise inside a transaction of the product.</summary>
    public static Task OverAllShardsAsync(this InvoiceDbContext db) => db.Database.ExecuteSqlAsync($"SET LOCAL citus.multi_task_query_log_level = 'off'");

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(OverAllShards(connectionString));
        await connection.OpenAsync();
        return connection;
    }
}
