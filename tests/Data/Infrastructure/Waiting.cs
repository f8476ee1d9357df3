using System.Diagnostics;

namespace InvoiceWeb.Tests.Data;

/// <summary>Sessions that wait for one another; on a cluster they do so on the worker that holds the row.</summary>
internal static class Waiting
{
    /// <summary>Below the patience of the product's own statements, which would give up otherwise.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    public static async Task ForAsync(TestDatabase database, int sessions)
    {
        var watch = Stopwatch.StartNew();
        while (await CountAsync(database) is var waiting && waiting < sessions)
        {
            Assert.True(watch.Elapsed < Patience, $"{waiting} of {sessions} sessions wait after {watch.Elapsed.TotalSeconds:0} s");
            await Task.Delay(50);
        }
    }

    private static async Task<long> CountAsync(TestDatabase database)
    {
        long count = 0;
        foreach (var server in (await TestServer.Current).Of.Watching(new NpgsqlConnectionStringBuilder(database.Owner).Database!))
            count += await Sql.CountAsync(server, "(SELECT DISTINCT pid FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()) waiting");
        return count;
    }
}
