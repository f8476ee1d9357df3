using System.Diagnostics;

namespace InvoiceWeb.Data.Setup;

/// <summary>Runs PostgreSQL's programs; as a system user when the app runs as root, because PostgreSQL refuses root.</summary>
internal sealed class PostgresCommands(PostgresBinaries binaries)
{
    private const string SystemUser = "invoiceweb";
    private static readonly bool IsRoot = Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows();

    public static void EnsureSystemUser(string home)
    {
        if (!IsRoot || Succeeds("id", "-u", SystemUser)) return;
        if (!Succeeds("useradd", "--system", "--home-dir", home, "--no-create-home", "--shell", "/usr/sbin/nologin", SystemUser) && !Succeeds("id", "-u", SystemUser))
            throw new DatabaseUnusableException($"PostgreSQL must not run as root, and the system user “{SystemUser}” could not be created. Create it with useradd --system {SystemUser}, or start as an ordinary user.");
    }

    public static async Task RequireReachableAsync(string folder, CancellationToken cancellationToken)
    {
        if (!IsRoot) return;
        var (exitCode, _) = await ExecuteAsync("runuser", ["-u", SystemUser, "--", "test", "-x", folder], cancellationToken);
        if (exitCode != 0)
            throw new DatabaseUnusableException($"Started as root, PostgreSQL runs as the system user “{SystemUser}”, who cannot enter {folder}. Choose a folder outside of /root with --data, such as /var/lib/invoiceweb.");
    }

    public static async Task GiveAsync(string path, CancellationToken cancellationToken)
    {
        if (!IsRoot) return;
        await RequireAsync("chown", ["-R", $"{SystemUser}:", path], $"{path} could not be given to {SystemUser}", cancellationToken);
    }

    public Task RunAsync(string program, IReadOnlyList<string> arguments, string problem, CancellationToken cancellationToken)
    {
        var path = Path.Combine(binaries.Folder, program);
        return IsRoot
            ? RequireAsync("runuser", ["-u", SystemUser, "--", path, .. arguments], problem, cancellationToken)
            : RequireAsync(path, arguments, problem, cancellationToken);
    }

    private static async Task RequireAsync(string program, IReadOnlyList<string> arguments, string problem, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await ExecuteAsync(program, arguments, cancellationToken);
        if (exitCode != 0) throw new DatabaseUnusableException($"{problem}: {output.Trim()}");
    }

    private static bool Succeeds(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static async Task<(int ExitCode, string Output)> ExecuteAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    private static Process Start(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
            // The system user may not be able to enter the folder that the app was started from.
            WorkingDirectory = "/",
        };
        // Messages are matched by nobody and read by people: English everywhere makes them searchable.
        start.Environment["LC_ALL"] = "C";
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new DatabaseUnusableException($"{program} could not be started.");
    }
}
