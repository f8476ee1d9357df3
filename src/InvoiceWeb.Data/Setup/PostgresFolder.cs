using System.Globalization;

namespace InvoiceWeb.Data.Setup;

/// <summary>The data folder of the embedded server, and the commands that act on it.</summary>
internal sealed class PostgresFolder
{
    private const string ClusterName = "postgres";

    private readonly string _root;
    private readonly PostgresCommands _commands;

    private PostgresFolder(string root, PostgresBinaries binaries)
    {
        (_root, Binaries) = (root, binaries);
        _commands = new PostgresCommands(binaries);
    }

    public PostgresBinaries Binaries { get; }
    public string Cluster => Path.Combine(_root, ClusterName);
    private string Log => Path.Combine(_root, "postgres-log", "server.log");
    public bool Exists => File.Exists(Path.Combine(_root, "postgres-ready"));

    public static PostgresFolder At(string dataFolder)
    {
        var binaries = PostgresBinaries.Find(Path.Combine(dataFolder, ClusterName));
        try
        {
            Directory.CreateDirectory(dataFolder);
            RequireWritable(dataFolder);
            return new PostgresFolder(Path.GetFullPath(dataFolder), binaries);
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException)
        {
            throw new DatabaseUnusableException($"The data folder {dataFolder} cannot be written to{(problem is IOException ? $": {problem.Message}" : " by the user who starts InvoiceWeb.")} Choose another with --data.", problem);
        }
    }

    private static void RequireWritable(string folder)
    {
        using var probe = new FileStream(Path.Combine(folder, $"probe-{Guid.CreateVersion7():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
    }

    /// <summary>A mark is written last: what a start leaves that is killed half-way is made anew by the next one.</summary>
    public async Task InitialiseAsync(string superuserPassword, CancellationToken cancellationToken)
    {
        PostgresCommands.EnsureSystemUser(_root);
        await PostgresCommands.RequireReachableAsync(_root, cancellationToken);
        if (Directory.Exists(Cluster)) Directory.Delete(Cluster, recursive: true);
        foreach (var folder in new[] { Cluster, Path.GetDirectoryName(Log)! })
        {
            Directory.CreateDirectory(folder);
            await PostgresCommands.GiveAsync(folder, cancellationToken);
        }
        var passwordFile = Path.Combine(Cluster, "..", $"initdb-{Environment.ProcessId}.secret");
        try
        {
            WriteSecret(passwordFile, superuserPassword);
            await PostgresCommands.GiveAsync(passwordFile, cancellationToken);
            await _commands.RunAsync(
                "initdb", ["-D", Cluster, "-U", "postgres", "--auth=scram-sha-256", $"--pwfile={passwordFile}", "--encoding=UTF8", "--locale=C", "--no-instructions"],
                "PostgreSQL could not create its data folder", cancellationToken);
        }
        finally
        {
            File.Delete(passwordFile);
        }
        await File.WriteAllTextAsync(Path.Combine(_root, "postgres-ready"), "The database folder is complete.\n", cancellationToken);
    }

    public Task StartAsync(int port, CancellationToken cancellationToken)
    {
        // pg_ctl gives the server a session of its own, so that Ctrl+C reaches the app first and the app stops it in order.
        var options = string.Create(
            CultureInfo.InvariantCulture,
            $"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='' -c shared_buffers=256MB -c max_connections=200 -c random_page_cost=1.1 -c log_min_messages=warning");
        return _commands.RunAsync(
            "pg_ctl", ["-D", Cluster, "-l", Log, "-w", "-t", "120", "-o", options, "start"], $"PostgreSQL did not start; its own words are in {Log}", cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (RunningPort() is null) return;
        await _commands.RunAsync("pg_ctl", ["-D", Cluster, "-m", "fast", "-w", "-t", "60", "stop"], "PostgreSQL did not stop", cancellationToken);
    }

    /// <summary>The port of a server that was left running; null when there is none.</summary>
    public int? RunningPort()
    {
        var file = Path.Combine(Cluster, "postmaster.pid");
        if (!File.Exists(file)) return null;
        var lines = File.ReadAllLines(file);
        return lines.Length > 3
            && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process) && Directory.Exists($"/proc/{process}")
            && int.TryParse(lines[3], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
    }

    public PostgresPasswords Passwords()
    {
        var file = Path.Combine(_root, "postgres.secret");
        if (!File.Exists(file)) WriteSecret(file, PostgresPasswords.New().ToString());
        var lines = File.ReadAllLines(file);
        return new PostgresPasswords(lines[0], lines[1]);
    }

    public FileStream ShareLock(string name) => new(Path.Combine(_root, name), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);

    public FileStream? TryLock(string name)
    {
        try
        {
            return new FileStream(Path.Combine(_root, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public async Task<FileStream> LockAsync(string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryLock(name) is { } held) return held;
            await Task.Delay(200, cancellationToken);
        }
    }

    private static void WriteSecret(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        using var writer = new StreamWriter(stream);
        writer.Write(text);
    }
}
