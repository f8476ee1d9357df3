namespace InvoiceWeb.Hosting;

/// <summary>What an operator decides at start: by command line, environment or appsettings.json.</summary>
public sealed record HostOptions
{
    /// <summary>Where the embedded database and the object store live.</summary>
    public required string DataFolder { get; init; }

    /// <summary>TCP port; null takes 5080, or the next free one.</summary>
    public int? Port { get; init; }

    /// <summary>Load demo companies into an empty database.</summary>
    public bool Demo { get; init; }

    /// <summary>Connection string of the database's owner; null starts the embedded database.</summary>
    public string? OwnerConnection { get; init; }

    public static HostOptions From(IConfiguration configuration) => new()
    {
        DataFolder = configuration["DataFolder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : DefaultFolder(),
        Port = configuration.GetValue<int?>("Port"),
        Demo = configuration.GetValue("Demo", true),
        OwnerConnection = configuration.GetConnectionString("Owner"),
    };

    private static string DefaultFolder() => Environment.IsPrivilegedProcess && OperatingSystem.IsLinux()
        ? "/var/lib/invoiceweb"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "invoiceweb");
}
