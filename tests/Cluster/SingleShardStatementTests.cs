using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace InvoiceWeb.Tests.Data;

/// <summary>Runs last: every distinct statement that the product has sent while all suites ran is explained as the application role. One task, one shard, or the build fails.</summary>
public sealed partial class SingleShardStatementTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Every_statement_that_the_product_has_sent_is_one_task_on_one_shard()
    {
        var sent = SentStatements.All;
        Assert.True(sent.Count > 100 || OnlyAFew, $"Only {sent.Count} statements were recorded.");
        var shards = await ShardsAsync();
        var tenantTables = await TenantTables.AllAsync(database.Owner);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.App) { MaxAutoPrepare = 0, Pooling = false }.ConnectionString);
        await connection.OpenAsync();

        var (wrong, report) = (new List<string>(), new StringBuilder());
        foreach (var statement in sent)
        {
            var (verdict, problem) = Judge(await ExplainAsync(connection, statement.Sql), tenantTables, shards);
            report.AppendLine(CultureInfo.InvariantCulture, $"| {statement.Caller.Replace("InvoiceWeb.", "", StringComparison.Ordinal)} | {verdict} | `{OneLine(statement.Sql.Text)}` |");
            if (problem is not null) wrong.Add($"{statement.Caller}: {problem}\n{statement.Sql.Text}");
        }
        if (Environment.GetEnvironmentVariable("INVOICEWEB_EVIDENCE") is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "cluster-statements.md"), Head(sent.Count) + report);
            await File.WriteAllLinesAsync(Path.Combine(folder, "versions"), await Sql.ListAsync<string>(database.Owner, "SELECT format('| PostgreSQL | %s |', current_setting('server_version')) UNION ALL SELECT format('| Citus | %s |', split_part(citus_version(), ' ', 2))"));
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {sent.Count} statements are not one task on one shard:\n\n{string.Join("\n\n", wrong)}");
    }

    [Theory]
    [InlineData("SELECT count(*) FROM invoices")]
    [InlineData("SELECT 1 FROM invoices WHERE tenant_id IN ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000005')")]
    [InlineData("SELECT 1 FROM invoices, jobs WHERE invoices.tenant_id = '00000000-0000-0000-0000-000000000001'")]
    public async Task A_planted_statement_over_several_shards_is_found(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.App) { MaxAutoPrepare = 0, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        var plan = await ExplainAsync(connection, new CapturedSql(sql, []));
        Assert.True(Judge(plan, await TenantTables.AllAsync(database.Owner), await ShardsAsync()).Problem is not null, plan);
    }

    private async Task<Dictionary<string, string>> ShardsAsync() =>
        (await Sql.ListAsync<string>(database.Owner, "SELECT shardid || ' ' || coalesce(shardminvalue, 'everywhere') FROM pg_dist_shard"))
        .Select(s => s.Split(' ')).ToDictionary(s => s[0], s => s[1], StringComparer.Ordinal);

    /// <summary>A few tests by name were asked for, not the suite.</summary>
    private static bool OnlyAFew => SentStatements.All.Count == 0 || !SentStatements.All.Any(s => s.Caller.EndsWith("FindInvoices", StringComparison.Ordinal));

    private static (string Verdict, string? Problem) Judge(string plan, IReadOnlyList<string> tenantTables, Dictionary<string, string> shards)
    {
        if (plan.StartsWith("ERROR", StringComparison.Ordinal)) return ("refused", plan);
        if (!plan.Contains("Custom Scan (Citus", StringComparison.Ordinal))
            return tenantTables.Any(t => Regex.IsMatch(plan, $@"\bon public\.{t}\b")) ? ("local", "reads a tenant table on the coordinator:\n" + plan) : ("coordinator only", null);
        var tasks = TaskCount().Matches(plan).Select(m => m.Groups[1].Value).ToList();
        if (tasks is not ["1"] || plan.Contains("Subplan", StringComparison.Ordinal)) return ("several tasks", plan);
        var places = ShardName().Matches(plan).Select(m => shards.GetValueOrDefault(m.Groups[1].Value, "")).Where(p => p is not ("everywhere" or "")).Distinct().ToList();
        return places.Count <= 1 ? ("1 task, 1 shard", null) : ("several shards", plan);
    }

    private static async Task<string> ExplainAsync(NpgsqlConnection connection, CapturedSql sql)
    {
        await using var transaction = await Sql.EnterAsync(connection, new TenantId(Guid.CreateVersion7()));
        try
        {
            await using var command = sql.ToCommand("EXPLAIN (VERBOSE, COSTS OFF) ", connection);
            await using var reader = await command.ExecuteReaderAsync();
            var plan = new StringBuilder();
            while (await reader.ReadAsync()) plan.AppendLine(reader.GetString(0));
            return plan.ToString();
        }
        catch (PostgresException refused)
        {
            return "ERROR " + refused.SqlState + " " + refused.MessageText;
        }
    }

    private static string Head(int count) => string.Create(CultureInfo.InvariantCulture, $"""
        # Statements on the cluster

        {count} distinct statements, recorded while the whole suite ran and explained as the application role. Written by `eng/cluster-evidence.sh`.

        | sent by | plan | statement |
        |---|---|---|

        """);

    private static string OneLine(string sql)
    {
        var line = Regex.Replace(sql, @"\s+", " ").Replace("|", "¦", StringComparison.Ordinal);
        return line.Length <= 300 ? line : line[..300] + " …";
    }

    [GeneratedRegex(@"Task Count: (\d+)")]
    private static partial Regex TaskCount();

    [GeneratedRegex(@"\bpublic\.\w+?_(\d{6,})\b")]
    private static partial Regex ShardName();
}
