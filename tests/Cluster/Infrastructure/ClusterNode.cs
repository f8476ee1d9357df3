using System.Globalization;
using System.Net;
using System.Net.Sockets;
using InvoiceWeb.Data.Setup;

namespace InvoiceWeb.Tests.Data;

/// <summary>One server of the cluster, started and prepared by the files in deploy/citus.</summary>
internal sealed class ClusterNode(PostgresBinaries binaries, string root, string name, ClusterPasswords passwords)
{
    private static readonly string Deploy = Path.Combine(AppContext.BaseDirectory, "deploy");

    /// <summary>Careless about power failures, as fits a server that lives for minutes.</summary>
    private static readonly string[] Careless = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off", "max_wal_size=4GB", "shared_buffers=128MB"];

    private readonly PostgresCommands _commands = new(binaries);
    private readonly string _cluster = Path.Combine(root, name);
    private readonly string _deploy = Path.Combine(root, name + "-deploy");

    public int Port { get; } = FreePort();

    public string Owner => Connection("invoiceweb_owner", passwords.Owner, "postgres", pooling: true);

    /// <summary>The same role and database, on this node.</summary>
    public string Here(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Port = Port }.ConnectionString;

    public string Superuser(string database) => Connection("postgres", passwords.Superuser, database, pooling: false);

    /// <summary>As the superuser.</summary>
    public async Task TellAsync(string database, string statement)
    {
        await using var connection = new NpgsqlConnection(Superuser(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }

    public async Task StartAsync()
    {
        PostgresCommands.EnsureSystemUser(root);
        Directory.CreateDirectory(_cluster);
        Directory.CreateDirectory(_deploy);
        foreach (var file in Directory.EnumerateFiles(Deploy)) File.Copy(file, Path.Combine(_deploy, Path.GetFileName(file)));
        var passwordFile = Path.Combine(_deploy, "initdb.secret");
        await File.WriteAllTextAsync(passwordFile, passwords.Superuser);
        foreach (var folder in new[] { _cluster, _deploy }) await PostgresCommands.GiveAsync(folder, CancellationToken.None);
        await _commands.RunAsync(
            "initdb", ["-D", _cluster, "-U", "postgres", "--auth=scram-sha-256", $"--pwfile={passwordFile}", "--encoding=UTF8", "--locale=C", "--no-instructions", "--no-sync"],
            "initdb failed", CancellationToken.None);
        var settings = string.Join(' ', Careless.Prepend(string.Create(CultureInfo.InvariantCulture, $"port={Port}")).Select(s => "-c " + s));
        await RunAsync(
            Path.Combine(binaries.Folder, "pg_ctl"), "-D", _cluster, "-l", Path.Combine(_deploy, "server.log"), "-w", "-t", "120", "-o",
            $"-c config_file={_deploy}/node.conf -c hba_file={_cluster}/pg_hba.conf -c ident_file={_cluster}/pg_ident.conf -c listen_addresses=127.0.0.1 -c unix_socket_directories='' {settings}",
            "start");
    }

    /// <summary>What the container's entrypoint runs on an empty volume.</summary>
    public Task PrepareAsync(string database) => RunAsync("POSTGRES_DB=" + database, "sh", Path.Combine(_deploy, "node.sh"));

    /// <summary>What the one-shot service of docker-compose.yml runs.</summary>
    public Task JoinAsync(string database, IEnumerable<ClusterNode> workers) => RunAsync(
        "POSTGRES_DB=" + database, "COORDINATOR=" + Address, "WORKERS=" + string.Join(' ', workers.Select(w => w.Address)), "sh", Path.Combine(_deploy, "join.sh"));

    /// <summary>The containers' health check.</summary>
    public Task CheckAsync(string database) => RunAsync("POSTGRES_DB=" + database, "sh", Path.Combine(_deploy, "check.sh"));

    public async Task StopAsync()
    {
        if (File.Exists(Path.Combine(_cluster, "postmaster.pid"))) await RunAsync(Path.Combine(binaries.Folder, "pg_ctl"), "-D", _cluster, "-m", "immediate", "-w", "stop");
    }

    private string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    private string Connection(string role, string password, string database, bool pooling) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = Port, Database = database, Username = role, Password = password, Pooling = pooling, GssEncryptionMode = GssEncryptionMode.Disable, SslMode = SslMode.Disable,
    }.ConnectionString;

    /// <summary>As the database's system user, with the variables that docker-compose.yml gives to its containers.</summary>
    private Task RunAsync(params string[] command)
    {
        var connections = DatabaseConnections.From(Owner);
        string Password(string connection) => new NpgsqlConnectionStringBuilder(connection).Password!;
        string[] environment =
        [
            $"PATH={binaries.Folder}:{Environment.GetEnvironmentVariable("PATH")}", $"PGDATA={_cluster}", $"PGPASSFILE={_cluster}/invoiceweb.pgpass",
            "PGHOST=127.0.0.1", $"PGPORT={Port}", "POSTGRES_USER=postgres", $"POSTGRES_PASSWORD={passwords.Superuser}",
            $"OWNER_PASSWORD={passwords.Owner}", $"APP_PASSWORD={Password(connections.App)}", $"JOBS_PASSWORD={Password(connections.Jobs)}",
        ];
        return _commands.RunAsync("/usr/bin/env", [.. environment, .. command], $"{name}: {command[^1]} failed", CancellationToken.None);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
