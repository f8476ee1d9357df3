using InvoiceWeb.Data;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Setup;
using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace InvoiceWeb.Hosting;

/// <summary>Database and object store.</summary>
internal static class DataModule
{
    public static IServiceCollection AddData(this IServiceCollection services, DatabaseConnections connections, HostOptions options)
    {
        services.AddSingleton(connections);
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(connections.App).Build());
        services.AddPooledDbContextFactory<InvoiceDbContext>((provider, db) => db
            .UseInvoiceWeb(provider.GetRequiredService<NpgsqlDataSource>())
            .UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>()));
        // Identity's stores ask for a context; it reaches the host's tables only, because no tenant is ever set on it.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<InvoiceDbContext>>().CreateDbContext());
        services.AddSingleton<TenantDatabase>();
        services.AddSingleton<HostDatabase>().AddSingleton<TenantRemoval>().AddSingleton<ExclusiveStart>();
        services.AddSingleton(_ => new OwnerDatabase(connections.Owner)).AddSingleton(new ArchiveFolder(Path.Combine(options.DataFolder, "archive-work")));
        services.AddSingleton<IObjectStore>(_ => options.Objects is { } service ? new S3ObjectStore(service) : new FolderObjectStore(Path.Combine(options.DataFolder, "objects")));
        services.AddSingleton(TimeProvider.System);
        return services;
    }
}
