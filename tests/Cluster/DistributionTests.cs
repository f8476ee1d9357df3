using InvoiceWeb.Data.Setup;
using Microsoft.Extensions.Logging.Abstractions;

namespace InvoiceWeb.Tests.Data;

/// <summary>Which table lives where, what the roles have, and how a database that has outgrown its server becomes a cluster.</summary>
public sealed class DistributionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] NeededByApp = ["citus.propagate_set_commands=local", "citus.multi_task_query_log_level=error", "citus.local_table_join_policy=never"];

    [Fact]
    public async Task Rows_of_a_tenant_are_together_tenants_are_everywhere_and_the_hosts_tables_on_the_coordinator()
    {
        var tenantTables = await TenantTables.AllAsync(database.Owner);
        Assert.Equal(tenantTables.Select(t => $"{t} by tenant_id, 8 shards"), await PlacesAsync(database.Owner, "partmethod = 'h'"));
        Assert.Equal(["tenants by nothing, 1 shards"], await PlacesAsync(database.Owner, "partmethod <> 'h'"));
        Assert.Single(await Sql.ListAsync<int>(database.Owner, "SELECT DISTINCT colocationid::int FROM pg_dist_partition WHERE partmethod = 'h'"));
        Assert.Equal(2, (await Sql.ListAsync<string>(database.Owner, "SELECT DISTINCT nodename || nodeport FROM citus_shards WHERE table_name = 'invoices'::regclass")).Count);
    }

    [Fact]
    public async Task On_every_node_the_roles_have_what_a_cluster_needs_and_no_more()
    {
        foreach (var node in ClusterServer.Current.Nodes)
        {
            var settings = await Sql.ListAsync<string>(node.Here(database.App), "SELECT unnest(rolconfig) FROM pg_roles WHERE rolname = 'invoiceweb_app'");
            Assert.Equal(NeededByApp.Order(), settings.Order());
            Assert.Equal([false, false, false], await Sql.ListAsync<bool>(
                node.Here(database.App), "SELECT rolsuper OR rolbypassrls OR rolreplication OR rolcreatedb FROM pg_roles WHERE rolname LIKE 'invoiceweb%'"));
        }
    }

    [Fact]
    public async Task The_containers_health_check_passes_on_every_node()
    {
        foreach (var node in ClusterServer.Current.Nodes) await node.CheckAsync(new NpgsqlConnectionStringBuilder(database.Owner).Database!);
        await Assert.ThrowsAsync<DatabaseUnusableException>(() => ClusterServer.Current.Nodes[0].CheckAsync("template1"));
    }

    [Fact]
    public async Task A_statement_over_several_shards_is_refused_to_the_application()
    {
        var company = await TestCompany.CreateAsync(database);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => company.ChangeAsync(db => db.Database.ExecuteSqlAsync($"SELECT count(*) FROM invoices")));
        Assert.Contains("multi-task", refused.MessageText, StringComparison.Ordinal);
    }

    /// <summary>One test, because each step begins where the one before it ended.</summary>
    [Fact]
    public async Task A_database_that_was_filled_on_one_server_becomes_a_cluster_without_losing_a_row()
    {
        const string name = "iw_grown";
        var connections = (await TestServer.Current).For(name);
        await ClusterServer.Current.CreatePlainAsync(name);
        await TestServer.SetUpAsync(connections);
        var grown = await TestDatabase.OnAsync(connections);
        var company = await TenantTables.FilledCompanyAsync(grown);
        var before = await RowsAsync(company, connections.Owner);

        await ClusterServer.Current.JoinAsync(name);
        NpgsqlConnection.ClearAllPools();
        for (var twice = 0; twice < 2; twice++)
            await new DatabaseSetup(connections, NullLogger<DatabaseSetup>.Instance, shardCount: 16).RunAsync(CancellationToken.None);

        Assert.Equal(before, await RowsAsync(company, connections.Owner));
        Assert.Equal((await TenantTables.AllAsync(connections.Owner)).Select(t => $"{t} by tenant_id, 16 shards"), await PlacesAsync(connections.Owner, "partmethod = 'h'"));
        // Nothing is left behind where row-level security of the shards does not look.
        foreach (var table in await TenantTables.AllAsync(connections.Owner))
            Assert.Equal((table, 0L), (table, (await Sql.ListAsync<long>(ClusterServer.Current.Superuser(name), $"SELECT pg_relation_size('{table}')")).Single()));
        await company.IssuedAsync(await company.CustomerAsync("After the move"));
        await grown.DisposeAsync();
    }

    private static async Task<string> RowsAsync(TestCompany company, string owner)
    {
        var rows = new List<string>();
        foreach (var table in await TenantTables.AllAsync(owner))
            rows.AddRange(await Sql.ListAsync<string>(owner, $"SELECT '{table} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {table} t", company.Id));
        return string.Join('\n', rows);
    }

    private static Task<List<string>> PlacesAsync(string owner, string which) => Sql.ListAsync<string>(owner, $"""
        SELECT logicalrelid::text || ' by ' || coalesce(column_to_column_name(logicalrelid, partkey), 'nothing') || ', ' || (SELECT count(*) FROM pg_dist_shard s WHERE s.logicalrelid = p.logicalrelid) || ' shards'
          FROM pg_dist_partition p WHERE {which} ORDER BY logicalrelid::text COLLATE "C"
        """);
}
