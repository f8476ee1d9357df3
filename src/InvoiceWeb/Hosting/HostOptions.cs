using System.Globalization;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Setup;
using Npgsql;

namespace InvoiceWeb.Hosting;

/// <summary>What an operator decides at start: by command line, environment or appsettings.json.</summary>
public sealed record HostOptions
{
    /// <summary>Every key that the app reads, beside ASP.NET Core's own.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        [
            "Port", "DataFolder", "Demo", "ConnectionStrings:Owner", "ConnectionStrings:App", "ConnectionStrings:Jobs", "Citus:ShardCount", "Chromium:Path", "Archive:CacheMegabytes",
            "Archive:HotPrice", "Archive:ColdPrice", "Archive:Currency", "Archive:BatchSize", "Archive:SegmentSize", .. ObjectsOptions.Keys, "urls",
        ];

    /// <summary>Where the embedded database and the object store live.</summary>
    public required string DataFolder { get; init; }

    /// <summary>TCP port; null takes 5080, or the next free one.</summary>
    public int? Port { get; init; }

    /// <summary>Load demo companies into an empty database.</summary>
    public bool Demo { get; init; }

    /// <summary>Connection string of the database's owner; null starts the embedded database.</summary>
    public string? OwnerConnection { get; init; }

    /// <summary>Into how many shards a cluster cuts the tables of tenants when it makes them.</summary>
    public int ShardCount { get; init; } = DatabaseSetup.DefaultShardCount;

    /// <summary>How much room unpacked indexes of the archive may take in the data folder.</summary>
    public long ArchiveCacheBytes { get; init; } = DefaultCacheMegabytes * 1_048_576L;

    /// <summary>How many invoices one transaction of an archiving run moves.</summary>
    public int ArchiveBatchSize { get; init; } = DefaultBatch;

    /// <summary>How many invoices one object of the archive holds.</summary>
    public int ArchiveSegmentSize { get; init; } = LargestSegment;

    /// <summary>The service that holds the objects; null for a folder inside of the data folder.</summary>
    public S3Options? Objects { get; init; }

    private const int DefaultCacheMegabytes = 512;
    private const int DefaultBatch = 500;
    private const int LargestSegment = 100_000;

    /// <exception cref="CannotStartException">A value that cannot be meant; the message names the key, never a password.</exception>
    public static HostOptions From(IConfiguration configuration)
    {
        RequireConnections(configuration);
        if (configuration["Chromium:Path"] is { Length: > 0 } browser && !File.Exists(browser))
            throw new CannotStartException($"Chromium:Path is {browser}, but there is no such file.");
        return new()
        {
            DataFolder = Folder(configuration["DataFolder"]),
            Port = configuration["Port"] is { Length: > 0 } ? Number(configuration, "Port", 1, 65_535) : null,
            Demo = configuration["Demo"] is not { Length: > 0 } demo || (bool.TryParse(demo, out var load) ? load : throw new CannotStartException($"Demo is “{demo}”; it must be true or false.")),
            OwnerConnection = configuration.GetConnectionString("Owner") is { Length: > 0 } owner ? owner : null,
            ShardCount = configuration["Citus:ShardCount"] is { Length: > 0 } ? Number(configuration, "Citus:ShardCount", 1, 4_096) : DatabaseSetup.DefaultShardCount,
            Objects = ObjectsOptions.From(configuration),
            ArchiveBatchSize = configuration["Archive:BatchSize"] is { Length: > 0 } ? Number(configuration, "Archive:BatchSize", 1, 5_000) : DefaultBatch,
            ArchiveSegmentSize = configuration["Archive:SegmentSize"] is { Length: > 0 } ? Number(configuration, "Archive:SegmentSize", 1, LargestSegment) : LargestSegment,
            ArchiveCacheBytes = 1_048_576L * (configuration["Archive:CacheMegabytes"] is { Length: > 0 } ? Number(configuration, "Archive:CacheMegabytes", 16, 1_048_576) : DefaultCacheMegabytes),
        };
    }

    private static int Number(IConfiguration configuration, string key, int from, int to) =>
        int.TryParse(configuration[key], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
            ? number
            : throw new CannotStartException($"{key} is “{configuration[key]}”; it must be a whole number from {from} to {to}.");

    private static void RequireConnections(IConfiguration configuration)
    {
        var roles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in new[] { "Owner", "App", "Jobs" })
        {
            if (configuration.GetConnectionString(name) is not { Length: > 0 } text) continue;
            roles[name] = Role(name, text);
        }
        if (roles.Count > 0 && !roles.ContainsKey("Owner"))
            throw new CannotStartException($"ConnectionStrings:{roles.Keys.First()} is set, but ConnectionStrings:Owner is not. Set both, or neither for a database of the app's own.");
        if (roles.GroupBy(r => r.Value).FirstOrDefault(r => r.Count() > 1) is { } twice)
            throw new CannotStartException($"ConnectionStrings:{string.Join(" and ConnectionStrings:", twice.Select(r => r.Key))} name the same role {twice.Key}. Each needs a role of its own: it is what keeps tenants apart.");
    }

    private static string Role(string name, string text)
    {
        NpgsqlConnectionStringBuilder connection;
        try
        {
            connection = new(text);
        }
        catch (ArgumentException problem)
        {
            throw new CannotStartException($"ConnectionStrings:{name} cannot be read: {problem.Message} It looks like Host=…;Database=…;Username=…;Password=…", problem);
        }
        if (string.IsNullOrEmpty(connection.Host)) throw new CannotStartException($"ConnectionStrings:{name} names no Host.");
        return connection.Username is { Length: > 0 } role ? role : throw new CannotStartException($"ConnectionStrings:{name} names no Username.");
    }

    private static string Folder(string? configured)
    {
        if (configured is not { Length: > 0 }) return DefaultFolder();
        var folder = Path.GetFullPath(configured);
        return File.Exists(folder) ? throw new CannotStartException($"DataFolder is {folder}, which is a file.") : folder;
    }

    private static string DefaultFolder() => Environment.IsPrivilegedProcess && OperatingSystem.IsLinux()
        ? "/var/lib/invoiceweb"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "invoiceweb");
}
