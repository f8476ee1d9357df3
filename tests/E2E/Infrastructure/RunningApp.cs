using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace InvoiceWeb.Tests.E2E.Infrastructure;

/// <summary>The application as a user starts it: a process with its embedded database in a folder of its own.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    private readonly List<string> _output = [];
    private Process _process;

    private RunningApp(Process process, Uri address, string dataFolder) => (_process, Address, DataFolder) = (process, address, dataFolder);

    public Uri Address { get; }
    public string DataFolder { get; }

    /// <summary>What the app has written so far.</summary>
    public string Output
    {
        get { lock (_output) return string.Join('\n', _output); }
    }

    public static async Task<RunningApp> StartAsync(params string[] arguments)
    {
        var folder = Path.Combine("/var/tmp", "invoiceweb-e2e-" + Guid.CreateVersion7().ToString("N"));
        var port = FreePort();
        var app = new RunningApp(new Process(), new Uri($"http://localhost:{port}"), folder);
        app._process = app.Launch(port, arguments);
        await app.WaitUntilReadyAsync();
        return app;
    }

    /// <summary>Ends the process without warning, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts it again on the same data and address.</summary>
    public async Task RestartAsync(params string[] arguments)
    {
        lock (_output) _output.Clear();
        _process = Launch(Address.Port, arguments);
        await WaitUntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // As Ctrl+C does: the app must stop everything that it started.
            using var interrupt = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await _process.WaitForExitAsync(patience.Token);
        }
        _process.Dispose();
        Directory.Delete(DataFolder, recursive: true);
    }

    private Process Launch(int port, string[] arguments)
    {
        var dll = Path.Combine(Path.GetDirectoryName(typeof(RunningApp).Assembly.Location)!, "..", "..", "InvoiceWeb", Configuration, "InvoiceWeb.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.GetFullPath(dll), "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--data", DataFolder, .. arguments])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static string Configuration =>
#if DEBUG
        "debug";
#else
        "release";
#endif

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_output) _output.Add(line);
    }

    private async Task WaitUntilReadyAsync()
    {
        for (var i = 0; i < 600; i++)
        {
            if (Output.Contains("InvoiceWeb is ready", StringComparison.Ordinal)) return;
            if (_process.HasExited) break;
            await Task.Delay(100);
        }
        throw new InvalidOperationException($"The app did not start:\n{Output}");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
