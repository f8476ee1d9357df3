using System.Diagnostics;

namespace InvoiceWeb.Tests.E2E.Infrastructure;

/// <summary>
/// A data folder with the demo companies, as the first start leaves it. Made once by such a start; every app that needs one of its own gets a copy,
/// which takes a second instead of the time to load four years of demo data again.
/// </summary>
public static class DemoFolder
{
    private static readonly Lazy<Task<string>> Loaded = new(LoadAsync);

    public static async Task CopyToAsync(string folder)
    {
        using var copy = Process.Start("cp", ["--archive", await Loaded.Value, folder]);
        await copy.WaitForExitAsync();
        if (copy.ExitCode != 0) throw new InvalidOperationException($"The demo data could not be copied to {folder}.");
    }

    private static async Task<string> LoadAsync()
    {
        var app = await RunningApp.StartAsync();
        await app.StopAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(app.DataFolder, recursive: true);
        return app.DataFolder;
    }
}
