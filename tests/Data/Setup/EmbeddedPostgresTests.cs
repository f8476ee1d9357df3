using System.Diagnostics;
using System.Globalization;
using InvoiceWeb.Data.Setup;
using Microsoft.Extensions.Logging.Abstractions;

namespace InvoiceWeb.Tests.Data;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("embedded");

    public void Dispose()
    {
        // Also when a test has failed half-way.
        PostgresFolder.At(_folder.Path).StopAsync(CancellationToken.None).GetAwaiter().GetResult();
        _folder.Dispose();
    }

    /// <summary>One test, because making a server costs seconds and each of these begins where the one before it ended.</summary>
    [Fact]
    public async Task Instances_share_a_server_the_last_one_stops_it_and_a_crash_is_taken_over()
    {
        // Two start at once; one makes the server, both use it.
        var both = await Task.WhenAll(StartAsync(), StartAsync());
        Assert.Equal(both[0].OwnerConnection, both[1].OwnerConnection);
        await Sql.RunAsync(both[0].OwnerConnection, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (42)");
        await both[0].DisposeAsync();
        Assert.Equal([42], await Sql.ListAsync<int>(both[1].OwnerConnection, "SELECT id FROM kept"));
        NpgsqlConnection.ClearAllPools();
        await both[1].DisposeAsync();
        Assert.Null(PostgresFolder.At(_folder.Path).RunningPort());
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Sql.ListAsync<int>(both[1].OwnerConnection, "SELECT 1"));

        // An app that was killed leaves its server running.
        await PostgresFolder.At(_folder.Path).StartAsync(FreePort(), CancellationToken.None);
        var (port, process) = (PostgresFolder.At(_folder.Path).RunningPort(), Postmaster());
        var takenOver = await StartAsync();
        Assert.Equal((port, process), (new NpgsqlConnectionStringBuilder(takenOver.OwnerConnection).Port, Postmaster()));
        Assert.Equal([42], await Sql.ListAsync<int>(takenOver.OwnerConnection, "SELECT id FROM kept"));

        // A server that was killed leaves a process id file that lies.
        NpgsqlConnection.ClearAllPools();
        using (var killed = Process.GetProcessById(process))
        {
            killed.Kill();
            await killed.WaitForExitAsync();
        }
        Assert.True(File.Exists(PidFile));
        var restarted = await StartAsync();
        Assert.NotEqual(process, Postmaster());
        Assert.Equal([42], await Sql.ListAsync<int>(restarted.OwnerConnection, "SELECT id FROM kept"));

        NpgsqlConnection.ClearAllPools();
        await takenOver.DisposeAsync();
        await restarted.DisposeAsync();
        Assert.Null(PostgresFolder.At(_folder.Path).RunningPort());
    }

    [Fact]
    public async Task A_start_that_was_killed_inside_initdb_starts_over()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "postgres", "base"));
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "postgres", "PG_VERSION"), "15\n");

        await using var server = await StartAsync();

        Assert.Equal(["UTF8 C"], await Sql.ListAsync<string>(
            server.OwnerConnection, "SELECT pg_encoding_to_char(encoding) || ' ' || datcollate FROM pg_database WHERE datname = current_database()"));
        Assert.Equal(["127.0.0.1"], await Sql.ListAsync<string>(server.OwnerConnection, "SHOW listen_addresses"));
        Assert.Equal([false], await Sql.ListAsync<bool>(server.OwnerConnection, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.Path, "postgres.secret")));
        NpgsqlConnection.ClearAllPools();
    }

    private string PidFile => Path.Combine(_folder.Path, "postgres", "postmaster.pid");

    private int Postmaster() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    private Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(_folder.Path, NullLogger.Instance, CancellationToken.None);

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        return ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
    }
}
