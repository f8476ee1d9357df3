using System.Text;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace InvoiceWeb.Data;

/// <summary>What holds for every table.</summary>
internal static class ModelConventions
{
    /// <summary>Optimistic concurrency by a plain counter: xmin would change when a shard moves.</summary>
    public const string RowVersion = "RowVersion";

    /// <summary>A tracked child with a key it did not have to ask for is new, not changed.</summary>
    public static void KeysComeFromTheClient(this ModelBuilder builder)
    {
        foreach (var type in builder.Model.GetEntityTypes().Where(t => t.ClrType.Namespace!.StartsWith("InvoiceWeb", StringComparison.Ordinal)))
        {
            foreach (var property in type.FindPrimaryKey()!.Properties) property.ValueGenerated = ValueGenerated.Never;
            if (type.FindProperty(RowVersion) is { } version) version.IsConcurrencyToken = true;
        }
    }

    /// <summary>snake_case for tables, columns, keys and indexes, as psql users expect.</summary>
    public static void SnakeCaseNames(this ModelBuilder builder)
    {
        // Types inside a JSON column have no columns of their own, only the one that holds them.
        foreach (var json in builder.Model.GetEntityTypes().Where(t => t.GetContainerColumnName() is not null))
            json.SetContainerColumnName(Snake(json.GetContainerColumnName()!));
        foreach (var type in builder.Model.GetEntityTypes().Where(t => !t.IsMappedToJson()))
        {
            var table = Snake(type.GetTableName()!.Replace("AspNet", "", StringComparison.Ordinal));
            type.SetTableName(table);
            foreach (var property in Properties(type))
                property.SetColumnName(Snake(property.GetColumnName(StoreObjectIdentifier.Table(table))!));
            foreach (var key in type.GetKeys()) key.SetName(key.IsPrimaryKey() ? $"pk_{table}" : Snake(key.GetName()!));
            foreach (var foreignKey in type.GetForeignKeys())
                foreignKey.SetConstraintName($"fk_{table}_{Snake(foreignKey.PrincipalEntityType.GetTableName()!.Replace("AspNet", "", StringComparison.Ordinal))}_{string.Join('_', foreignKey.Properties.Skip(foreignKey.Properties.Count > 1 ? 1 : 0).Select(p => Snake(p.Name)))}");
            foreach (var index in type.GetIndexes()) index.SetDatabaseName(index.Name is { } name ? name : $"ix_{table}_{string.Join('_', index.Properties.Select(p => Snake(p.Name)))}");
        }
    }

    private static IEnumerable<IMutableProperty> Properties(IMutableTypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(complex => Properties(complex.ComplexType)));

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))) snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }
        return snake.ToString();
    }
}

internal sealed class TenantIdConverter() : ValueConverter<TenantId, Guid>(id => id.Value, value => new TenantId(value));
