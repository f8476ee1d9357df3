using InvoiceWeb.Data.Setup;

namespace InvoiceWeb.Tests.Data;

/// <summary>This suite runs on a cluster, where the machine has the extension.</summary>
internal static class Backend
{
    public static bool IsCluster => true;

    private static readonly PostgresBinaries? WithCitus =
        PostgresBinaries.Installed().Where(b => Extension(b) is not null).MaxBy(b => b.Version);

    public static string? Missing => WithCitus is null ? "skipped, Citus not installed" : null;

    public static async Task<IBackend> StartAsync() => await ClusterServer.StartAsync(WithCitus!);

    private static string? Extension(PostgresBinaries binaries) => new[]
    {
        Path.Combine("/usr/share/postgresql", $"{binaries.Version}"), Path.Combine(binaries.Folder, "..", "share"), Path.Combine(binaries.Folder, "..", "share", "postgresql"),
    }.FirstOrDefault(share => File.Exists(Path.Combine(share, "extension", "citus.control")));
}
