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

    public IBackend Of => _backend;

    public static Task<TestServer> Current => Started.Value;

    /// <summary>A fresh, migrated database.</summary>
    public async Task<DatabaseConnections> CopyAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{_template}_{Interlocked.Increment(ref _copies)}");
        await _backend.CopyAsync(_template, name);
        return For(name);
    }

    /// <summary>A copy of a database that nobody is connected to.</summary>
    public async Task<DatabaseConnections> CopyAsync(DatabaseConnections original)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{_template}_{Interlocked.Increment(ref _copies)}");
        await _backend.CopyAsync(new NpgsqlConnectionStringBuilder(original.Owner).Database!, name);
        return For(name);
    }

    /// <summary>An empty database, not migrated.</summary>
    public async Task<DatabaseConnections> EmptyAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{_template}_{Interlocked.Increment(ref _copies)}");
        await _backend.CreateAsync(name);
        return For(name);
    }

    public Task DropAsync(DatabaseConnections database) => _backend.DropAsync(new NpgsqlConnectionStringBuilder(database.Owner).Database!);

    /// <summary>Few shards, so that a copy costs little; each worker has several.</summary>
    public static Task SetUpAsync(DatabaseConnections database) =>
        new DatabaseSetup(database, NullLogger<DatabaseSetup>.Instance, shardCount: 8).RunAsync(CancellationToken.None);

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
        var backend = await Backend.StartAsync();
        var server = new TestServer(backend);
        try
        {
            await backend.CreateAsync(server._template);
            await SetUpAsync(server.For(server._template));
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

    public DatabaseConnections For(string name)
    {
        var connections = DatabaseConnections.From(new NpgsqlConnectionStringBuilder(_backend.Owner) { Database = name, MaxPoolSize = 20 }.ConnectionString);
        // Two classes run at once; together they must fit into the server's connections.
        return connections with { App = new NpgsqlConnectionStringBuilder(connections.App) { MaxPoolSize = 60 }.ConnectionString };
    }
}
