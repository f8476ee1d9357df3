using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InvoiceWeb.Data.Setup;

/// <summary>Brings a database to the shape that this build needs: roles, migrations, grants. Safe to run again and by several instances at once.</summary>
/// <param name="shardCount">Into how many shards a cluster cuts the tenant tables when it distributes the first of them.</param>
public sealed class DatabaseSetup(DatabaseConnections connections, ILogger<DatabaseSetup> log, int shardCount = DatabaseSetup.DefaultShardCount)
{
    public const int DefaultShardCount = 64;

    /// <summary>So long one instance waits for another that prepares or fills the same database; distributing a large one takes its time.</summary>
    internal const int PatienceSeconds = 3600;

    /// <summary>Any number that nobody else uses: it keeps two instances from preparing the same database at once.</summary>
    private const long SetupLock = 0x1A_B0_1C_EB;

    /// <exception cref="DatabaseUnusableException">The database cannot be used; the message says why and what to do.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var owner = new NpgsqlConnection(OwnerWithShardCount);
        await OpenAsync(owner, cancellationToken);
        await RequireUsableAsync(owner, cancellationToken);
        var cluster = new Cluster(owner, log);
        var hasCluster = await cluster.ExistsAsync(cancellationToken);
        if (hasCluster) await cluster.RequireUsableAsync(cancellationToken);
        await ExecuteAsync(owner, $"SELECT pg_advisory_lock({SetupLock})", cancellationToken);
        await EnsureRoleAsync(owner, connections.App, cancellationToken);
        await EnsureRoleAsync(owner, connections.Jobs, cancellationToken);
        if (hasCluster) await cluster.SetUpRolesAsync(connections, cancellationToken);
        await MigrateAsync(cancellationToken);
        if (hasCluster) await cluster.DistributeAsync(cancellationToken);
        await ExecuteAsync(owner, AccessGrants.Sql(connections), cancellationToken);
        await ExecuteAsync(owner, $"SELECT pg_advisory_unlock({SetupLock})", cancellationToken);
    }

    /// <summary>Plain PostgreSQL takes a setting of an extension that it does not have, and nobody reads it there.</summary>
    private string OwnerWithShardCount
    {
        get
        {
            var owner = new NpgsqlConnectionStringBuilder(connections.Owner);
            owner.Options = string.Create(CultureInfo.InvariantCulture, $"{owner.Options} -c citus.shard_count={shardCount}").TrimStart();
            return owner.ConnectionString;
        }
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = new InvoiceDbContext(InvoiceDbOptions.For(OwnerWithShardCount, commandTimeoutSeconds: 600));
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0) return;
        log.LogInformation("Preparing the database: {Steps}, up to {Last}", pending.Count == 1 ? "1 migration" : $"{pending.Count} migrations", pending[^1]);
        await db.Database.MigrateAsync(cancellationToken);
    }

    private async Task OpenAsync(NpgsqlConnection owner, CancellationToken cancellationToken)
    {
        try
        {
            await owner.OpenAsync(cancellationToken);
        }
        catch (NpgsqlException problem)
        {
            throw new DatabaseUnusableException(
                $"The database {owner.Host}:{owner.Port}/{owner.Database} does not answer as {new NpgsqlConnectionStringBuilder(connections.Owner).Username}: {problem.Message} "
                + "Check ConnectionStrings:Owner (./run.sh --connection).", problem);
        }
    }

    private static async Task RequireUsableAsync(NpgsqlConnection owner, CancellationToken cancellationToken)
    {
        if (owner.PostgreSqlVersion.Major < 15)
            throw new DatabaseUnusableException($"PostgreSQL {owner.PostgreSqlVersion} is too old; use 15 or newer.");
        await using var command = new NpgsqlCommand("SHOW server_encoding", owner);
        if (await command.ExecuteScalarAsync(cancellationToken) is not "UTF8")
            throw new DatabaseUnusableException($"The database {owner.Database} is not encoded in UTF-8. Create one with ENCODING 'UTF8'.");
    }

    /// <summary>Creates the role, or gives it the expected password when it cannot sign in with it.</summary>
    private static async Task EnsureRoleAsync(NpgsqlConnection owner, string connectionString, CancellationToken cancellationToken)
    {
        var role = new NpgsqlConnectionStringBuilder(connectionString);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_roles WHERE rolname = $1", owner) { Parameters = { new() { Value = role.Username! } } };
        var known = await exists.ExecuteScalarAsync(cancellationToken) is not null;
        if (known && await SignsInAsync(connectionString, cancellationToken)) return;
        // Only a superuser may say NOSUPERUSER of a role that exists.
        var (verb, attributes) = known ? ("ALTER", "LOGIN") : ("CREATE", "LOGIN NOSUPERUSER NOBYPASSRLS");
        try
        {
            await ExecuteAsync(owner, $"{verb} ROLE {Quoted(role.Username!)} {attributes} PASSWORD {Literal(role.Password!)}", cancellationToken);
        }
        catch (PostgresException problem) when (problem.SqlState is "42501")
        {
            throw new DatabaseUnusableException(
                $"The role {role.Username} is missing or has another password, and the owner may not change roles. "
                + $"Give the owner CREATEROLE, or create the role yourself (LOGIN NOBYPASSRLS) and set its connection string.", problem);
        }
    }

    private static async Task<bool> SignsInAsync(string connectionString, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState is "28P01" or "28000" or "42501")
        {
            // 42501: signed in, but not yet allowed to connect; grants follow.
            return refused.SqlState is "42501";
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection owner, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, owner) { CommandTimeout = PatienceSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    internal static string Quoted(string identifier) => "\"" + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}

/// <summary>The database cannot be used as it is. The message is for the operator.</summary>
public sealed class DatabaseUnusableException(string message, Exception? inner = null) : Exception(message, inner);
