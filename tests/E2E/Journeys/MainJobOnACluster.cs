using InvoiceWeb.Tests.Data;
using InvoiceWeb.Tests.E2E.Infrastructure;

namespace InvoiceWeb.Tests.E2E.Journeys;

/// <summary>The main job once more, on a coordinator and two workers whose database two instances of the app find empty at the same moment.</summary>
public sealed class MainJobOnACluster
{
    [ClusterFact]
    public async Task Two_instances_prepare_an_empty_cluster_once_and_the_main_job_is_done_on_it()
    {
        await using var cluster = await Backend.StartAsync();
        await cluster.CreateAsync("iw_journey");
        var owner = new NpgsqlConnectionStringBuilder(cluster.Owner) { Database = "iw_journey" }.ConnectionString;

        var (one, two) = await RunningApp.StartTwoAsync("--connection", owner, "--Citus:ShardCount=8");
        await using var first = one;
        await using var theatre = await Theatre.AroundAsync(two);

        RunningApp.AssertPreparedOnce(first, two);
        Assert.Equal(8L, await AskAsync(owner, "SELECT count(*) FROM pg_dist_shard WHERE logicalrelid = 'invoices'::regclass"));
        var job = new MainJob(Stage.In(theatre));
        await job.Clerk_approver_and_treasurer_take_a_sales_invoice_from_draft_to_paid();
        await job.A_purchase_invoice_keeps_the_suppliers_number_and_takes_a_voucher_number();
    }

    private static async Task<object?> AskAsync(string owner, string sql)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
