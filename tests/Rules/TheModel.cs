using InvoiceWeb.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Tests.Rules;

/// <summary>The model and the migrations, built as the app builds them but without a database.</summary>
public static class TheModel
{
    public static readonly IModel Product = Design(new InvoiceDbContext(InvoiceDbOptions.For("Host=nowhere.invalid;Database=none")));

    /// <summary>What all migrations do, oldest first.</summary>
    public static IReadOnlyList<MigrationOperation> Steps { get; } = [.. AllSteps()];

    /// <summary>The model as migrations see it: filters, generation strategies and names included.</summary>
    public static IModel Design(DbContext context)
    {
        using (context) return context.GetService<IDesignTimeModel>().Model;
    }

    /// <summary>Tables with a row for each tenant's record. What lies inside a JSON column has no table of its own.</summary>
    public static IEnumerable<IEntityType> TenantTables(IModel model) =>
        model.GetEntityTypes().Where(t => !t.IsMappedToJson() && typeof(ITenantOwned).IsAssignableFrom(t.ClrType));

    private static IEnumerable<MigrationOperation> AllSteps()
    {
        using var context = new InvoiceDbContext(InvoiceDbOptions.For("Host=nowhere.invalid;Database=none"));
        var migrations = context.GetService<IMigrationsAssembly>();
        foreach (var (_, type) in migrations.Migrations.OrderBy(m => m.Key, StringComparer.Ordinal))
            foreach (var step in migrations.CreateMigration(type, context.Database.ProviderName!).UpOperations)
                yield return step;
    }
}
