using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InvoiceWeb.Data.Setup;

/// <summary>
/// A PostgreSQL of the app's own, from the machine's installed binaries, reachable on loopback only. Several instances of the app
/// may share one data folder: the last to leave stops it, and one that was left running by a crash is taken over.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Database = "invoiceweb";
    private const string OwnerRole = "invoiceweb_owner";

    private readonly PostgresFolder _folder;
    private readonly FileStream _presence;

    private EmbeddedPostgres(PostgresFolder folder, FileStream presence, string ownerConnection) =>
        (_folder, _presence, OwnerConnection) = (folder, presence, ownerConnection);

    /// <summary>For <see cref="DatabaseConnections.From"/>.</summary>
    public string OwnerConnection { get; }

    /// <param name="dataFolder">Everything lives below it; created when missing.</param>
    /// <exception cref="DatabaseUnusableException">No binaries, no rights, no space: the message says what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(string dataFolder, ILogger log, CancellationToken cancellationToken)
    {
        var folder = PostgresFolder.At(dataFolder);
        await using var starting = await folder.LockAsync("start.lock", cancellationToken);
        // Held shared by every instance that uses the server; who can have it alone is the last one.
        var presence = folder.ShareLock("instances.lock");
        try
        {
            var passwords = folder.Passwords();
            if (!folder.Exists)
            {
                log.LogInformation("Creating the database in {Folder}", folder.Cluster);
                await folder.InitialiseAsync(passwords.Superuser, cancellationToken);
            }
            var port = folder.RunningPort();
            if (port is not null && !await AnswersAsync(Superuser(port.Value, passwords), cancellationToken))
            {
                // A recycled process id, or a server that hangs: start over. pg_ctl refuses if it does live.
                port = null;
            }
            if (port is null)
            {
                log.LogInformation("Starting PostgreSQL from {Folder}", folder.Binaries.Folder);
                port = FreePort();
                await folder.StartAsync(port.Value, cancellationToken);
            }
            else log.LogInformation("Taking over the PostgreSQL that is already running on port {Port}", port);
            await CreateDatabaseAsync(port.Value, passwords, cancellationToken);
            return new EmbeddedPostgres(folder, presence, Connection(port.Value, Database, OwnerRole, passwords.Owner));
        }
        catch
        {
            await presence.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the server, unless another instance still uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        await using var starting = await _folder.LockAsync("start.lock", CancellationToken.None);
        await _presence.DisposeAsync();
        if (_folder.TryLock("instances.lock") is not { } alone) return;
        await using (alone) await _folder.StopAsync(CancellationToken.None);
    }

    private static async Task CreateDatabaseAsync(int port, PostgresPasswords passwords, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Superuser(port, passwords));
        await connection.OpenAsync(cancellationToken);
        if (!await ExistsAsync(connection, "SELECT 1 FROM pg_roles WHERE rolname = $1", OwnerRole, cancellationToken))
            await ExecuteAsync(connection, $"CREATE ROLE {OwnerRole} LOGIN CREATEROLE PASSWORD '{passwords.Owner}'", cancellationToken);
        if (!await ExistsAsync(connection, "SELECT 1 FROM pg_database WHERE datname = $1", Database, cancellationToken))
            await ExecuteAsync(connection, $"CREATE DATABASE {Database} OWNER {OwnerRole} ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0", cancellationToken);
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string sql, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<bool> AnswersAsync(string connectionString, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static string Superuser(int port, PostgresPasswords passwords) =>
        new NpgsqlConnectionStringBuilder(Connection(port, "postgres", "postgres", passwords.Superuser)) { Pooling = false, Timeout = 5 }.ConnectionString;

    private static string Connection(int port, string database, string role, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = port, Database = database, Username = role, Password = password, GssEncryptionMode = GssEncryptionMode.Disable, SslMode = SslMode.Disable,
    }.ConnectionString;

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

/// <summary>Made once for each data folder, kept in a file that only its owner may read.</summary>
internal sealed record PostgresPasswords(string Superuser, string Owner)
{
    public static PostgresPasswords New() => new(Random(), Random());

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Superuser}\n{Owner}\n");
}
