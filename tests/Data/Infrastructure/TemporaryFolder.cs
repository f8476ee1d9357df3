using System.Globalization;
using InvoiceWeb.Data.Setup;

namespace InvoiceWeb.Tests.Data;

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
                foreach (var server in Directory.EnumerateDirectories(folder).Where(f => File.Exists(System.IO.Path.Combine(f, "postmaster.pid"))))
                    new PostgresCommands(PostgresBinaries.Find(server)).RunAsync("pg_ctl", ["-D", server, "-m", "immediate", "stop"], "It did not stop", CancellationToken.None).GetAwaiter().GetResult();
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DatabaseUnusableException)
            {
                // Another run sweeps as well, or it belongs to somebody else.
            }
        }
    }
}
