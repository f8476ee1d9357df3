using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Tests.Data;

/// <summary>An S3 server from npm, installed once beside the test results and started for the run. Without npm the tests are skipped and say so.</summary>
internal sealed class S3Server : IDisposable
{
    private const string Version = "3.7.1";
    private static readonly Lazy<S3Server> Started = new(() => new S3Server());

    private readonly TemporaryFolder _folder = new("s3");
    private readonly Process? _process;

    private S3Server()
    {
        var (tool, why) = Install();
        if (tool is null)
        {
            Missing = why;
            return;
        }
        Port = FreePort();
        _process = Process.Start(new ProcessStartInfo("node", [tool, "-d", _folder.Path, "-a", "127.0.0.1", "-p", $"{Port}", "--configure-bucket", "books", "--silent"])
            { RedirectStandardOutput = true, RedirectStandardError = true });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        for (var attempt = 0; attempt < 300 && !Answers(); attempt++) Thread.Sleep(100);
    }

    public static S3Server Current => Started.Value;

    public int Port { get; }

    /// <summary>Why it cannot be had here; null when it runs.</summary>
    public string? Missing { get; }

    public S3Options Options(string prefix) => new()
    {
        Bucket = "books", Endpoint = new($"http://127.0.0.1:{Port}"), AccessKey = "S3RVER", SecretKey = "S3RVER", PathStyle = true, Prefix = prefix,
    };

    private static (string? Tool, string? Why) Install()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "tools", $"s3rver-{Version}");
        var tool = Path.GetFullPath(Path.Combine(folder, "node_modules", "s3rver", "bin", "s3rver.js"));
        if (File.Exists(tool)) return (tool, null);
        try
        {
            Directory.CreateDirectory(folder);
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, $"s3rver@{Version}"])
                { RedirectStandardOutput = true, RedirectStandardError = true })!;
            _ = npm.StandardOutput.ReadToEndAsync();
            var problem = npm.StandardError.ReadToEnd();
            return npm.WaitForExit(TimeSpan.FromMinutes(3)) && npm.ExitCode == 0 && File.Exists(tool) ? (tool, null) : (null, $"skipped, npm cannot get s3rver {Version}: {problem.Split('\n')[0]}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (null, $"skipped, npm is not installed, and so there is no s3rver {Version}");
        }
    }

    private bool Answers()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (_process is { HasExited: false }) _process.Kill(entireProcessTree: true);
        _folder.Dispose();
    }
}

/// <summary>A test that needs an S3 server.</summary>
internal sealed class S3FactAttribute : FactAttribute
{
    public S3FactAttribute() => Skip = S3Server.Current.Missing;
}
