using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace InvoiceWeb.Tests.E2E.Infrastructure;

/// <summary>The application as a user starts it: a process with its embedded database in a folder of its own.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    private readonly List<string> _output = [];
    private readonly bool _ownsFolder;
    private Process _process = new();

    private RunningApp(int port, string dataFolder, bool ownsFolder) => (Address, DataFolder, _ownsFolder) = (new Uri($"http://localhost:{port}"), dataFolder, ownsFolder);

    public Uri Address { get; }
    public string DataFolder { get; }

    /// <summary>What the app has written so far.</summary>
    public string Output
    {
        get { lock (_output) return string.Join('\n', _output); }
    }

    public static Task<RunningApp> StartAsync(params string[] arguments) => StartAsync(NewFolder(), ownsFolder: true, arguments);

    /// <summary>On a copy of what a first start has loaded.</summary>
    public static async Task<RunningApp> StartWithDemoAsync()
    {
        var folder = NewFolder();
        await DemoFolder.CopyToAsync(folder);
        return await StartAsync(folder, ownsFolder: true, []);
    }

    /// <summary>A second instance on the data of another one.</summary>
    public static Task<RunningApp> JoinAsync(string dataFolder, params string[] arguments) => StartAsync(dataFolder, ownsFolder: false, arguments);

    /// <summary>Two instances that find the same data missing at the same moment. End the second one first: the folder is the first one's.</summary>
    public static async Task<(RunningApp First, RunningApp Second)> StartTwoAsync(params string[] arguments)
    {
        var folder = NewFolder();
        Task<RunningApp>[] both = [StartAsync(folder, ownsFolder: true, arguments), StartAsync(folder, ownsFolder: false, arguments)];
        try
        {
            await Task.WhenAll(both);
            return (await both[0], await both[1]);
        }
        catch
        {
            foreach (var started in both.Where(b => b.IsCompletedSuccessfully).Reverse()) await (await started).DisposeAsync();
            throw;
        }
    }

    /// <summary>What was done once at start was done by one of them.</summary>
    public static void AssertPreparedOnce(params RunningApp[] instances)
    {
        foreach (var once in new[] { "Preparing the database", "Loading the demo companies" })
            Assert.True(instances.Sum(i => i.Output.Split(once).Length - 1) == 1, $"“{once}” was not said once:\n{string.Join("\n\n", instances.Select(i => i.Output))}");
        foreach (var instance in instances) Assert.Contains("Demo sign-ins", instance.Output, StringComparison.Ordinal);
    }

    /// <summary>A start that is expected to end by itself.</summary>
    public static async Task<(int ExitCode, string Output)> TryStartAsync(int port, params string[] arguments)
    {
        var app = new RunningApp(port, NewFolder(), ownsFolder: true);
        try
        {
            app._process = app.Launch(arguments);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await app._process.WaitForExitAsync(patience.Token);
            return (app._process.ExitCode, app.Output);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    /// <summary>Ends the process without warning, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>As Ctrl+C does: the app must stop everything that it started.</summary>
    public async Task StopAsync()
    {
        using var interrupt = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(patience.Token);
    }

    /// <summary>Starts it again on the same data and address.</summary>
    public async Task RestartAsync(params string[] arguments)
    {
        lock (_output) _output.Clear();
        _process.Dispose();
        _process = Launch(arguments);
        await WaitUntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await StopAsync();
        _process.Dispose();
        if (_ownsFolder && Directory.Exists(DataFolder)) Directory.Delete(DataFolder, recursive: true);
    }

    private static async Task<RunningApp> StartAsync(string folder, bool ownsFolder, string[] arguments)
    {
        var app = new RunningApp(FreePort(), folder, ownsFolder);
        app._process = app.Launch(arguments);
        try
        {
            await app.WaitUntilReadyAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    // /var/tmp, not /tmp: started as root the database runs as a system user, who must be able to enter the folder.
    private static string NewFolder() => Path.Combine("/var/tmp", "invoiceweb-e2e-" + Guid.CreateVersion7().ToString("N"));

    private Process Launch(string[] arguments)
    {
        var dll = Path.Combine(Path.GetDirectoryName(typeof(RunningApp).Assembly.Location)!, "..", "..", "InvoiceWeb", Configuration, "InvoiceWeb.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.GetFullPath(dll), "--port", Address.Port.ToString(CultureInfo.InvariantCulture), "--data", DataFolder, .. arguments])
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
        for (var i = 0; i < 6000; i++)
        {
            if (Output.Contains("Ctrl+C stops", StringComparison.Ordinal)) return;
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
