#pragma warning disable RS0030 // Attacks go past the tenant filter.
using System.Diagnostics;

namespace InvoiceWeb.Tests.Data;

/// <summary>The second layer, attacked by raw SQL as the roles of the product.</summary>
public sealed class RowSecurityTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Without_a_tenant_no_role_sees_a_row_of_any_tenant_table()
    {
        var company = await TenantTables.FilledCompanyAsync(database);
        foreach (var table in await TenantTables.AllAsync(database.Owner))
        {
            Assert.True(await Sql.CountAsync(database.App, table, company.Id) > 0, $"{table} has no row to hide.");
            Assert.Equal((table, 0), (table, await Sql.CountAsync(database.App, table)));
            // FORCE: the owner is bound as well.
            Assert.Equal((table, 0), (table, await Sql.CountAsync(database.Owner, table)));
        }
    }

    [Fact]
    public async Task In_another_tenant_rows_are_neither_seen_nor_changed_nor_deleted()
    {
        var (company, other) = (await TenantTables.FilledCompanyAsync(database), await TestCompany.CreateAsync(database));
        foreach (var role in new[] { database.App, database.Owner })
        foreach (var table in await TenantTables.AllAsync(database.Owner))
        {
            Assert.Equal((table, 0), (table, await Sql.CountAsync(role, $"{table} WHERE tenant_id = '{company.Id}'", other.Id)));
            if (role == database.App && await IsAppendOnlyAsync(table)) continue;
            Assert.Equal((table, 0), (table, await Sql.RunAsync(role, $"UPDATE {table} SET tenant_id = tenant_id WHERE tenant_id = '{company.Id}'", other.Id)));
            Assert.Equal((table, 0), (table, await Sql.RunAsync(role, $"DELETE FROM {table} WHERE tenant_id = '{company.Id}'", other.Id)));
        }
    }

    [Fact]
    public async Task A_row_cannot_be_written_for_another_tenant()
    {
        var (company, other) = (await TenantTables.FilledCompanyAsync(database), await TestCompany.CreateAsync(database));
        foreach (var role in new[] { database.App, database.Owner })
        foreach (var table in await TenantTables.AllAsync(database.Owner))
        {
            var columns = await Sql.ListAsync<string>(database.Owner, $"SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 AND attname <> 'tenant_id'");
            var values = await Sql.ListAsync<string>(role, $"SELECT concat_ws(', ', {string.Join(", ", columns.Select(c => $"quote_nullable({c})"))}) FROM {table} LIMIT 1", company.Id);
            Assert.Equal((table, "42501"), (table, await Sql.RefusedAsync(role, $"INSERT INTO {table} (tenant_id, {string.Join(", ", columns)}) VALUES ('{other.Id}', {values.Single()})", company.Id)));
            if (role == database.App && await IsAppendOnlyAsync(table)) continue;
            // A cluster moves no row to another tenant for anybody.
            Assert.Equal((table, Backend.IsCluster ? "0A000" : "42501"), (table, await Sql.RefusedAsync(role, $"UPDATE {table} SET tenant_id = '{other.Id}'", company.Id)));
        }
    }

    [Fact]
    public async Task The_application_role_cannot_free_itself()
    {
        await TestCompany.CreateAsync(database);
        Assert.Equal("42501", await Sql.RefusedAsync(database.App, "ALTER TABLE invoices DISABLE ROW LEVEL SECURITY"));
        Assert.Equal("42501", await Sql.RefusedAsync(database.App, "ALTER TABLE invoices NO FORCE ROW LEVEL SECURITY"));
        Assert.Equal("42501", await Sql.RefusedAsync(database.App, "DROP POLICY tenant_isolation ON invoices"));
        Assert.Equal("42501", await Sql.RefusedAsync(database.App, "CREATE POLICY all_rows ON invoices USING (true)"));
        Assert.Equal("42501", await Sql.RefusedAsync(database.App, $"SET ROLE {new NpgsqlConnectionStringBuilder(database.Owner).Username}"));
        Assert.Equal("42501", await Sql.RefusedAsync(database.App, "ALTER ROLE invoiceweb_app BYPASSRLS"));
        Assert.Equal("42501", await Sql.RefusedAsync(database.App, "CREATE TABLE mine (id int)"));
        Assert.Equal("42501", await Sql.RefusedAsync(database.App, "TRUNCATE invoices"));
        Assert.Equal("42501", await Sql.RefusedAsync(database.App, "SET row_security = off; SELECT 1 FROM invoices"));
        Assert.Equal([false, false], await Sql.ListAsync<bool>(
            database.App, "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication FROM pg_roles WHERE rolname IN ('invoiceweb_app', 'invoiceweb_jobs')"));
    }

    [Fact]
    public async Task The_application_role_changes_and_deletes_nothing_that_is_append_only()
    {
        var company = await TestCompany.CreateAsync(database);
        string[] expected = ["approval_steps", "audit_events", "files", "payment_allocations", "payments", "renditions", "security_events"];
        foreach (var table in expected)
        {
            Assert.True(await IsAppendOnlyAsync(table), table);
            Assert.Equal((table, "42501"), (table, await Sql.RefusedAsync(database.App, $"DELETE FROM {table}", company.Id)));
            var column = (await Sql.ListAsync<string>(database.Owner, $"SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 LIMIT 1")).Single();
            Assert.Equal((table, "42501"), (table, await Sql.RefusedAsync(database.App, $"UPDATE {table} SET {column} = {column}", company.Id)));
        }
    }

    [Fact]
    public async Task The_jobs_role_enumerates_tenants_and_may_do_nothing_else()
    {
        var company = await TestCompany.CreateAsync(database);
        var jobs = database.Connections.Jobs;
        Assert.Contains(company.Id.Value, await Sql.ListAsync<Guid>(jobs, "SELECT id FROM tenants"));
        var tables = await Sql.ListAsync<string>(database.Owner, "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'");
        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            if (table != "tenants") Assert.Equal((table, "42501"), (table, await Sql.RefusedAsync(jobs, $"SELECT 1 FROM \"{table}\"", company.Id)));
            Assert.Equal((table, "42501"), (table, await Sql.RefusedAsync(jobs, $"DELETE FROM \"{table}\"", company.Id)));
        }
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task After_the_transaction_the_same_pooled_connection_sees_nothing(bool commit)
    {
        var company = await TenantTables.FilledCompanyAsync(database);
        var onlyOne = new NpgsqlConnectionStringBuilder(Sql.OverAllShards(database.App)) { MaxPoolSize = 1, ApplicationName = "one connection" }.ConnectionString;
        int backend;
        await using (var connection = new NpgsqlConnection(onlyOne))
        {
            await connection.OpenAsync();
            backend = connection.ProcessID;
            await using var transaction = await Sql.EnterAsync(connection, company.Id);
            await using var command = new NpgsqlCommand("SELECT count(*) FROM invoices", connection);
            Assert.True((long)(await command.ExecuteScalarAsync())! > 0);
            await (commit ? transaction.CommitAsync() : transaction.RollbackAsync());
            Assert.Equal(0L, await command.ExecuteScalarAsync());
        }
        await using var again = new NpgsqlConnection(onlyOne);
        await again.OpenAsync();
        Assert.Equal(backend, again.ProcessID);
        await using var after = new NpgsqlCommand("SELECT count(*) FROM invoices", again);
        Assert.Equal(0L, await after.ExecuteScalarAsync());
        NpgsqlConnection.ClearPool(again);
    }

    [Fact]
    public async Task Tenants_that_share_pooled_connections_under_load_never_see_each_others_rows()
    {
        TestCompany[] companies = [await TenantTables.FilledCompanyAsync(database), await TenantTables.FilledCompanyAsync(database)];
        var rounds = 0;
        var clock = Stopwatch.StartNew();
        var outcomes = await Together.AllAsync(8, async n =>
        {
            var company = companies[n % 2];
            while (clock.Elapsed < TimeSpan.FromSeconds(2))
            {
                // Past the EF filter, so that only row-level security stands between the two.
                var seen = await company.AskAsync(async db =>
                {
                    await db.OverAllShardsAsync();
                    return await db.Invoices.IgnoreQueryFilters([TenantFilter.Name]).Select(i => i.TenantId).Distinct().ToListAsync();
                });
                Assert.Equal(company.Id, Assert.Single(seen));
                Interlocked.Increment(ref rounds);
            }
        });
        Assert.All(outcomes, Assert.Null);
        Assert.True(rounds > 50, $"Only {rounds} rounds: that is no load.");
    }

    private async Task<bool> IsAppendOnlyAsync(string table) =>
        !(await Sql.ListAsync<bool>(database.Owner, $"SELECT has_table_privilege('invoiceweb_app', '{table}', 'UPDATE') OR has_table_privilege('invoiceweb_app', '{table}', 'DELETE')")).Single();
}
