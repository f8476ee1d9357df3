using System.Globalization;
using InvoiceWeb.Data.Setup;
using Microsoft.Extensions.Logging.Abstractions;

namespace InvoiceWeb.Tests.Data;

/// <summary>One server for the run, one database that is migrated once, and cheap copies of it.</summary>
internal sealed class TestServer
{
    private static readonly Lazy<Task<TestServer>> Started = new(StartAsync);
    private static int _copies;

    private readonly IBackend _backend;
    private readonly string _template = string.Create(CultureInfo.InvariantCulture, $"iw_test_{Environment.ProcessId}");

    private TestServer(IBackend backend) => _backend = backend;

    public static Task<TestServer> Current => Started.Value;

    /// <summary>A fresh, migrated database.</summary>
    public async Task<DatabaseConnections> CopyAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{_template}_{Interlocked.Increment(ref _copies)}");
        await CreateAsync(name, "TEMPLATE " + _template);
        return For(name);
    }

    /// <summary>An empty database, not migrated.</summary>
    public async Task<DatabaseConnections> EmptyAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{_template}_{Interlocked.Increment(ref _copies)}");
        await CreateAsync(name, "TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
        return For(name);
    }

    /// <summary>An owner who is no superuser may not end sessions of the application role; the server waits five seconds for those that are ending.</summary>
    public Task DropAsync(DatabaseConnections database) => Sql.RunAsync(
        _backend.Admin,
        $"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(database.Owner).Database} {(_backend is ExistingServer ? "" : "WITH (FORCE)")}");

    public static async Task StopAsync()
    {
        if (!Started.IsValueCreated) return;
        var server = await Started.Value;
        try
        {
            await server.DropAsync(server.For(server._template));
        }
        finally
        {
            await server._backend.DisposeAsync();
        }
    }

    private static async Task<TestServer> StartAsync()
    {
        IBackend backend = Environment.GetEnvironmentVariable(ExistingServer.Variable) is { Length: > 0 } owner
            ? new ExistingServer(owner)
            : await ThrowAwayServer.StartAsync();
        var server = new TestServer(backend);
        try
        {
            await server.CreateAsync(server._template, "TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
            await new DatabaseSetup(server.For(server._template), NullLogger<DatabaseSetup>.Instance).RunAsync(CancellationToken.None);
            // A database with open connections cannot be copied.
            NpgsqlConnection.ClearAllPools();
            return server;
        }
        catch
        {
            await backend.DisposeAsync();
            throw;
        }
    }

    private Task<int> CreateAsync(string name, string how) =>
        Sql.RunAsync(_backend.Admin, $"CREATE DATABASE {name} OWNER {new NpgsqlConnectionStringBuilder(_backend.Owner).Username} {how}");

    private DatabaseConnections For(string name)
    {
        var connections = DatabaseConnections.From(new NpgsqlConnectionStringBuilder(_backend.Owner) { Database = name, MaxPoolSize = 20 }.ConnectionString);
        // Two classes run at once; together they must fit into the server's connections.
        return connections with { App = new NpgsqlConnectionStringBuilder(connections.App) { MaxPoolSize = 60 }.ConnectionString };
    }
}
