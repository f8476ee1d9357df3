using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace InvoiceWeb.Tests.Rules;

/// <summary>No tenant never means every tenant, and Citus needs the tenant in every key: for all tables, those of next year included.</summary>
public sealed class TenantModelTests
{
    private const string Tenant = nameof(ITenantOwned.TenantId);

    private static readonly IModel Planted = TheModel.Design(new PlantedDbContext());

    private static IEnumerable<Type> OwnedTypes => typeof(ITenantOwned).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(ITenantOwned).IsAssignableFrom(t));

    public static IEnumerable<Violation> Unmapped(IModel model, IEnumerable<Type> owned) =>
        owned.Where(t => model.FindEntityType(t) is null).Select(t => new Violation(t.Name, "is not mapped"));

    public static IEnumerable<Violation> Unfiltered(IModel model) =>
        TheModel.TenantTables(model).Where(t => t.GetDeclaredQueryFilters().All(f => f.Key != TenantFilter.Name)).Select(t => new Violation(t.ShortName(), "has no tenant filter"));

    public static IEnumerable<Violation> KeysWithoutTenant(IModel model) =>
        from type in TheModel.TenantTables(model)
        from key in type.GetKeys()
        where key.Properties[0].Name != Tenant
        select new Violation(type.ShortName(), $"has the key {Names(key.Properties)}");

    public static IEnumerable<Violation> IndexesWithoutTenant(IModel model) =>
        from type in TheModel.TenantTables(model)
        from index in type.GetIndexes()
        where index.Properties[0].Name != Tenant
        select new Violation(type.ShortName(), $"has the index {Names(index.Properties)}");

    /// <summary>SET NULL would null the tenant too; Citus refuses it on distributed tables.</summary>
    public static IEnumerable<Violation> SettingNull(IModel model) =>
        from type in model.GetEntityTypes()
        from foreignKey in type.GetForeignKeys()
        where foreignKey.DeleteBehavior is DeleteBehavior.SetNull
        select new Violation(type.ShortName(), $"sets {Names(foreignKey.Properties)} to null");

    public static IEnumerable<Violation> ForeignKeysAcross(IModel model) =>
        from type in TheModel.TenantTables(model)
        from foreignKey in type.GetForeignKeys()
        where !typeof(ITenantOwned).IsAssignableFrom(foreignKey.PrincipalEntityType.ClrType) || foreignKey.Properties[0].Name != Tenant || foreignKey.PrincipalKey.Properties[0].Name != Tenant
        select new Violation(type.ShortName(), $"points to {foreignKey.PrincipalEntityType.ShortName()} by {Names(foreignKey.Properties)}");

    /// <summary>Ids come from the client: a sequence is one lock for all shards.</summary>
    public static IEnumerable<Violation> Counting(IModel model) =>
        from type in TheModel.TenantTables(model)
        from property in type.GetProperties()
        where property.GetValueGenerationStrategy() is not NpgsqlValueGenerationStrategy.None
            || (type.FindPrimaryKey()!.Properties.Contains(property) && property.ValueGenerated is not ValueGenerated.Never)
        select new Violation(type.ShortName(), $"lets the database make {property.Name}");

    /// <summary>A tenant's id in a table that nothing isolates must be meant.</summary>
    public static IEnumerable<Violation> HostTablesWithTenant(IModel model) =>
        from type in model.GetEntityTypes().Except(TheModel.TenantTables(model))
        where !type.IsMappedToJson() && type.GetProperties().Any(p => p.ClrType == typeof(TenantId) || p.Name == Tenant)
        select new Violation(type.ShortName(), "carries a tenant's id, but is not a tenant table");

    private static string Names(IEnumerable<IReadOnlyProperty> properties) => string.Join(", ", properties.Select(p => p.Name));

    [Fact]
    public void There_are_tenant_tables() => Assert.InRange(OwnedTypes.Count(), 20, int.MaxValue);

    [Fact]
    public void Every_tenant_owned_type_is_mapped() => Excused.Nobody.OnlyIn(Unmapped(TheModel.Product, OwnedTypes));

    [Fact]
    public void Every_tenant_table_is_filtered_by_tenant() => Excused.Nobody.OnlyIn(Unfiltered(TheModel.Product));

    [Fact]
    public void Every_key_of_a_tenant_table_begins_with_the_tenant() => Excused.Nobody.OnlyIn(KeysWithoutTenant(TheModel.Product));

    [Fact]
    public void Every_index_of_a_tenant_table_begins_with_the_tenant() => Excused.Nobody.OnlyIn(IndexesWithoutTenant(TheModel.Product));

    [Fact]
    public void No_foreign_key_sets_null() => Excused.Nobody.OnlyIn(SettingNull(TheModel.Product));

    [Fact]
    public void Foreign_keys_of_tenant_tables_stay_inside_the_tenant() => Excused.Nobody.OnlyIn(ForeignKeysAcross(TheModel.Product));

    [Fact]
    public void No_tenant_table_counts_by_itself() => Excused.Nobody.OnlyIn(Counting(TheModel.Product));

    [Fact]
    public void Host_tables_with_a_tenants_id_are_meant() => new Excused(
        ("Tenant", "is the tenant"),
        ("Membership", "is read before a tenant is entered: it decides whether one may be"),
        ("AccessLink", "is read by strangers who hold the link, before any tenant is known"),
        ("SecurityEvent", "sign-ins belong to nobody's books"),
        ("Job", "the queue is the host's; the work in it enters the tenant"))
        .OnlyIn(HostTablesWithTenant(TheModel.Product));

    [Fact]
    public void A_planted_type_without_a_table_is_found() => Assert.Equal(nameof(PlantedNowhere), Assert.Single(Unmapped(Planted, [typeof(PlantedNowhere)])).Subject);

    [Fact]
    public void A_planted_table_without_filter_is_found() => Found<PlantedUnfiltered>(Unfiltered(Planted));

    [Fact]
    public void A_planted_key_without_tenant_is_found() => Found<PlantedKey>(KeysWithoutTenant(Planted));

    [Fact]
    public void Planted_indexes_without_tenant_are_found() =>
        Assert.Equal([nameof(PlantedIndex), nameof(PlantedKeyless)], IndexesWithoutTenant(Planted).Select(v => v.Subject).Order());

    [Fact]
    public void A_planted_set_null_is_found() => Found<PlantedNull>(SettingNull(Planted));

    [Fact]
    public void Planted_foreign_keys_out_of_the_tenant_are_found() =>
        Assert.Equal([nameof(PlantedAcross), nameof(PlantedKeyless)], ForeignKeysAcross(Planted).Select(v => v.Subject).Order());

    [Fact]
    public void A_planted_sequence_is_found() => Found<PlantedCounter>(Counting(Planted));

    [Fact]
    public void A_planted_host_table_with_tenant_is_found() => Found<PlantedHost>(HostTablesWithTenant(Planted));

    private static void Found<T>(IEnumerable<Violation> violations) => Assert.Equal(typeof(T).Name, Assert.Single(violations).Subject);
}
