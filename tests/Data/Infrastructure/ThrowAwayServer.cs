using InvoiceWeb.Data.Setup;
using Microsoft.Extensions.Logging.Abstractions;

namespace InvoiceWeb.Tests.Data;

/// <summary>The embedded server of the product in a folder of this run, careless about power failures.</summary>
internal sealed class ThrowAwayServer : PlainServer
{
    private readonly TemporaryFolder _folder;
    private readonly EmbeddedPostgres _server;

    private ThrowAwayServer(TemporaryFolder folder, EmbeddedPostgres server, string admin) : base(server.OwnerConnection, admin) => (_folder, _server) = (folder, server);

    public static async Task<ThrowAwayServer> StartAsync()
    {
        var folder = new TemporaryFolder("server");
        try
        {
            var server = await EmbeddedPostgres.StartAsync(folder.Path, NullLogger.Instance, CancellationToken.None);
            var admin = new NpgsqlConnectionStringBuilder(server.OwnerConnection)
            {
                Username = "postgres", Password = PostgresFolder.At(folder.Path).Passwords().Superuser, Database = "postgres", Pooling = false,
            }.ConnectionString;
            foreach (var setting in new[] { "fsync = off", "full_page_writes = off", "synchronous_commit = off", "autovacuum = off", "max_wal_size = '4GB'" })
                await Sql.RunAsync(admin, $"ALTER SYSTEM SET {setting}");
            await Sql.RunAsync(admin, "SELECT pg_reload_conf()");
            return new ThrowAwayServer(folder, server, admin);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        try
        {
            await _server.DisposeAsync();
        }
        finally
        {
            _folder.Dispose();
        }
    }
}
