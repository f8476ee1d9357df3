namespace InvoiceWeb.Tests.Data;

/// <summary>What must hold for every table, also for next year's.</summary>
public sealed class CatalogueTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Every_tenant_owned_type_has_the_filter_and_keys_and_indexes_that_begin_with_the_tenant()
    {
        await using var db = await database.Get<HostDatabase>().OpenAsync(CancellationToken.None);
        var owned = db.Model.GetEntityTypes().Where(t => typeof(ITenantOwned).IsAssignableFrom(t.ClrType)).ToList();
        Assert.NotEmpty(owned);
        Assert.All(owned, type =>
        {
            Assert.Contains(type.GetDeclaredQueryFilters(), f => f.Key == TenantFilter.Name);
            Assert.All(type.GetKeys(), key => Assert.Equal(nameof(ITenantOwned.TenantId), key.Properties[0].Name));
            Assert.All(type.GetIndexes(), index => Assert.Equal(nameof(ITenantOwned.TenantId), index.Properties[0].Name));
            Assert.All(type.GetForeignKeys(), key => Assert.Equal(nameof(ITenantOwned.TenantId), key.Properties[0].Name));
            Assert.All(type.GetForeignKeys(), key => Assert.True(key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.Restrict));
        });
        Assert.Equal(owned.Select(t => t.GetTableName()!).Order(StringComparer.Ordinal), await TenantTables.AllAsync(database.Owner));
    }

    [Fact]
    public async Task Every_type_that_names_a_tenant_is_tenant_owned_or_a_known_table_of_the_host()
    {
        await using var db = await database.Get<HostDatabase>().OpenAsync(CancellationToken.None);
        var strangers = db.Model.GetEntityTypes()
            .Where(t => !typeof(ITenantOwned).IsAssignableFrom(t.ClrType) && t.GetProperties().Any(p => p.Name.StartsWith("Tenant", StringComparison.Ordinal)))
            .Select(t => t.GetTableName()!).Order(StringComparer.Ordinal);
        Assert.Equal(TenantTables.OfTheHost.Order(StringComparer.Ordinal), strangers);
    }

    [Fact]
    public async Task Every_tenant_table_enforces_and_forces_row_security_with_one_policy_for_reading_and_writing()
    {
        foreach (var table in await TenantTables.AllAsync(database.Owner))
        {
            Assert.Equal((table, true), (table, (await Sql.ListAsync<bool>(database.Owner, $"SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = '{table}'::regclass")).Single()));
            var policy = await Sql.ListAsync<string>(database.Owner, $"""
                SELECT polname::text || ' ' || polcmd::text || ' ' || polpermissive || ' ' || (polroles = '{"{0}"}') || ' ' || pg_get_expr(polqual, polrelid) || ' ' || (pg_get_expr(polqual, polrelid) = pg_get_expr(polwithcheck, polrelid))
                  FROM pg_policy WHERE polrelid = '{table}'::regclass
                """);
            Assert.Equal(
                (table, "tenant_isolation * true true (tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) true"),
                (table, Assert.Single(policy)));
        }
    }

    [Fact]
    public async Task Every_index_and_unique_key_of_a_tenant_table_begins_with_the_tenant()
    {
        foreach (var table in await TenantTables.AllAsync(database.Owner))
        {
            var first = await Sql.ListAsync<string>(database.Owner, $"""
                SELECT i.indexrelid::regclass || ': ' || coalesce(a.attname, 'an expression') FROM pg_index i
                  LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] WHERE i.indrelid = '{table}'::regclass
                """);
            Assert.NotEmpty(first);
            Assert.All(first, index => Assert.EndsWith(": tenant_id", index, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Nothing_that_a_cluster_refuses_is_used()
    {
        // A cluster has triggers of its own.
        Assert.Empty(await Sql.ListAsync<string>(database.Owner, "SELECT tgname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace AND tgname NOT LIKE 'truncate_trigger_%'"));
        Assert.Empty(await Sql.ListAsync<string>(database.Owner, """
            SELECT c.relname || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
              JOIN pg_attribute t ON t.attrelid = c.oid AND t.attname = 'tenant_id'
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND (a.attidentity <> '' OR a.atthasdef)
            """));
        Assert.Empty(await Sql.ListAsync<string>(database.Owner, """
            SELECT conname::text FROM pg_constraint
             WHERE contype = 'f' AND (confdeltype IN ('n', 'd') OR confrelid IN ('tenants'::regclass))
            """));
    }

    [Fact]
    public async Task Migrations_and_model_do_not_differ()
    {
        await using var db = new InvoiceDbContext(InvoiceDbOptions.For(database.Owner));
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.NotEmpty(await db.Database.GetAppliedMigrationsAsync());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Texts_that_are_searched_by_range_have_the_C_collation()
    {
        var wrong = await Sql.ListAsync<string>(database.Owner, """
            SELECT i.indexrelid::regclass || '.' || a.attname FROM pg_index i
              JOIN pg_attribute t ON t.attrelid = i.indrelid AND t.attname = 'tenant_id'
              JOIN pg_attribute a ON a.attrelid = i.indexrelid
             WHERE a.attcollation NOT IN (0, 'pg_catalog."C"'::regcollation)
               AND NOT (a.attcollation = 'pg_catalog."default"'::regcollation AND (SELECT datcollate FROM pg_database WHERE datname = current_database()) = 'C')
            """);
        Assert.Empty(wrong);
    }
}
