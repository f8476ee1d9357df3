using System.Globalization;
using InvoiceWeb.Data.Setup;
using Microsoft.Extensions.Logging.Abstractions;

namespace InvoiceWeb.Tests.Data;

/// <summary>The embedded server of the product in a folder of this run, careless about power failures.</summary>
internal sealed class ThrowAwayServer : IBackend
{
    private readonly TemporaryFolder _folder;
    private readonly EmbeddedPostgres _server;

    private ThrowAwayServer(TemporaryFolder folder, EmbeddedPostgres server, string admin) => (_folder, _server, Admin) = (folder, server, admin);

    public string Admin { get; }
    public string Owner => _server.OwnerConnection;

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

    public async ValueTask DisposeAsync()
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

/// <summary>A folder that the database's system user can enter; gone after use, and swept by the next run when this one was killed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string Prefix = "invoiceweb-tests-";

    public TemporaryFolder(string purpose)
    {
        Sweep();
        Path = System.IO.Path.Combine(
            System.IO.Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{purpose}-{Guid.NewGuid():N}"));
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }

    private static void Sweep()
    {
        foreach (var folder in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
        {
            var process = System.IO.Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (Directory.Exists("/proc/" + process)) continue;
            try
            {
                if (Directory.Exists(System.IO.Path.Combine(folder, "postgres")))
                    PostgresFolder.At(folder).StopAsync(CancellationToken.None).GetAwaiter().GetResult();
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DatabaseUnusableException)
            {
                // Another run sweeps as well, or it belongs to somebody else.
            }
        }
    }
}
