using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InvoiceWeb.Data.Setup;

/// <summary>What a database with the Citus extension needs beside the migrations; on plain PostgreSQL there is nothing to do.</summary>
internal sealed class Cluster(NpgsqlConnection owner, ILogger log)
{
    /// <summary>
    /// The tenant of a transaction reaches the workers; a statement that would ask several shards is an error instead of a slow answer;
    /// no statement joins tenant tables with the host's.
    /// </summary>
    private static readonly (string Name, string Value)[] AppSettings =
    [
        ("citus.propagate_set_commands", "local"), ("citus.multi_task_query_log_level", "error"), ("citus.local_table_join_policy", "never"),
    ];

    /// <summary>Backfills and changes of tables with a time limit of their own.</summary>
    private static readonly (string Name, string Value)[] OwnerSettings = [("citus.propagate_set_commands", "local")];

    public async Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        await AskAsync("SELECT 1 FROM pg_extension WHERE extname = 'citus'", cancellationToken) is not null;

    /// <exception cref="DatabaseUnusableException">The nodes are not yet a cluster.</exception>
    public async Task RequireUsableAsync(CancellationToken cancellationToken)
    {
        if (await AskAsync("SELECT 1 FROM pg_dist_node WHERE groupid > 0 HAVING count(*) > 0 AND NOT EXISTS (SELECT FROM pg_dist_node WHERE groupid = 0)", cancellationToken) is not null)
            throw new DatabaseUnusableException(
                $"The coordinator {owner.Host}:{owner.Port} has workers, but does not know its own address. Run there as superuser: "
                + $"SELECT citus_set_coordinator_host('the name by which workers reach it', {owner.Port})");
    }

    public async Task SetUpRolesAsync(DatabaseConnections connections, CancellationToken cancellationToken)
    {
        await SetAsync(connections.App, AppSettings, cancellationToken);
        await SetAsync(connections.Owner, OwnerSettings, cancellationToken);
    }

    /// <summary>Distributes what migrations made before the extension was there; rows that exist already are moved.</summary>
    public async Task DistributeAsync(CancellationToken cancellationToken)
    {
        List<string> known;
        await using (var ask = new NpgsqlCommand("SELECT coalesce(array_agg(logicalrelid::text), '{}') FROM pg_dist_partition", owner))
            known = [.. (string[])(await ask.ExecuteScalarAsync(cancellationToken))!];
        using var db = new DesignTimeFactory().CreateDbContext([]);
        var missing = Distribution.Of(db.Model).Where(t => !known.Contains(t.Table)).ToList();
        if (missing.Count == 0) return;
        log.LogInformation("Distributing {Count} tables over the cluster", missing.Count);
        await using var transaction = await owner.BeginTransactionAsync(cancellationToken);
        foreach (var (_, sql) in missing) await ExecuteAsync(sql, cancellationToken);
        // Only now, because rows of a table that others still point to cannot be removed.
        foreach (var (table, _) in missing) await ExecuteAsync($"SELECT truncate_local_data_after_distributing_table('{table}')", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task SetAsync(string connectionString, (string Name, string Value)[] settings, CancellationToken cancellationToken)
    {
        var role = new NpgsqlConnectionStringBuilder(connectionString).Username!;
        var sql = string.Join("; ", settings.Select(s => $"ALTER ROLE {DatabaseSetup.Quoted(role)} SET {s.Name} = '{s.Value}'"));
        await using var ask = new NpgsqlCommand("SELECT coalesce(rolconfig, '{}') FROM pg_roles WHERE rolname = $1", owner) { Parameters = { new() { Value = role } } };
        var has = (string[])(await ask.ExecuteScalarAsync(cancellationToken) ?? Array.Empty<string>());
        if (settings.All(s => has.Contains($"{s.Name}={s.Value}"))) return;
        try
        {
            await ExecuteAsync(sql, cancellationToken);
        }
        catch (PostgresException problem) when (problem.SqlState is "42501")
        {
            throw new DatabaseUnusableException($"The role {role} lacks settings that a Citus cluster needs, and the owner may not change roles. Run as superuser: {sql}", problem);
        }
    }

    private async Task<object?> AskAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, owner);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, owner) { CommandTimeout = 3600 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
