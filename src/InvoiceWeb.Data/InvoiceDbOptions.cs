using InvoiceWeb.Data.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InvoiceWeb.Data;

/// <summary>The one way in which a context is configured: by the app, by migrations, by tools and by tests.</summary>
public static class InvoiceDbOptions
{
    /// <summary>Identity asks the context's services for the schema version; stated here, the model is the same with and without the app around it.</summary>
    private static readonly ServiceProvider IdentityServices = new ServiceCollection()
        .AddOptions().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();

    public static DbContextOptionsBuilder UseInvoiceWeb(this DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        options.UseNpgsql(source).UseApplicationServiceProvider(IdentityServices);

    public static DbContextOptions<InvoiceDbContext> For(string connectionString, int commandTimeoutSeconds = 30)
    {
        var options = new DbContextOptionsBuilder<InvoiceDbContext>();
        options.UseNpgsql(connectionString, npgsql => npgsql.CommandTimeout(commandTimeoutSeconds)).UseApplicationServiceProvider(IdentityServices)
            .ReplaceService<IMigrationsSqlGenerator, DistributingSqlGenerator>();
        return options.Options;
    }
}
