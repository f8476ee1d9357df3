using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace InvoiceWeb.Data.Setup;

/// <summary>
/// Where a table lives once the database has the Citus extension: rows of a tenant together on one worker, a few small tables on
/// every node, the host's own on the coordinator. On plain PostgreSQL every statement here does nothing.
/// </summary>
internal static class Distribution
{
    public const int DefaultShardCount = 64;

    /// <summary>The distribution column, first in the key of every tenant table and of no other (tests/Rules holds that).</summary>
    private const string Tenant = "tenant_id";

    /// <summary>Written rarely and read beside the host's tables. Currencies and countries would belong here; they are code.</summary>
    private static readonly string[] OnEveryNode = ["tenants"];

    /// <summary>A migration asks this for the table that it has just created and that no foreign key ties down yet.</summary>
    /// <returns>Null for a table that stays on the coordinator.</returns>
    public static string? Sql(string table, IReadOnlyList<string>? key) =>
        OnEveryNode.Contains(table) ? OnEveryNodeSql(table)
        : key is [Tenant, ..] ? ByTenantSql(table)
        : null;

    /// <summary>Every table of the model that does not stay on the coordinator, what others point to first.</summary>
    public static IEnumerable<(string Table, string Sql)> Of(IModel model)
    {
        var waiting = model.GetEntityTypes().Where(t => !t.IsMappedToJson()).ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.First(t => !t.GetForeignKeys().Any(f => f.PrincipalEntityType != t && waiting.Contains(f.PrincipalEntityType)));
            waiting.Remove(next);
            var key = next.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToList();
            if (Sql(next.GetTableName()!, key) is { } sql) yield return (next.GetTableName()!, sql);
        }
    }

    /// <summary>
    /// All tenant tables hold a tenant on the same worker: a new one joins those that are there, whatever the shard count is set to now.
    /// Rows are copied by COPY, which forced row-level security refuses even to the owner.
    /// </summary>
    private static string ByTenantSql(string table) => WithCitus(table, $"""
            forced := (SELECT relforcerowsecurity FROM pg_class WHERE oid = '{table}'::regclass);
            IF forced THEN ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; END IF;
            PERFORM create_distributed_table('{table}', '{Tenant}', colocate_with => coalesce(
                (SELECT min(logicalrelid::text) FROM pg_dist_partition WHERE partmethod = 'h'), 'none'));
            IF forced THEN ALTER TABLE {table} FORCE ROW LEVEL SECURITY; END IF;
        """);

    private static string OnEveryNodeSql(string table) => WithCitus(table, $"      PERFORM create_reference_table('{table}');");

    private static string WithCitus(string table, string sql) => $"""
        DO $citus$ DECLARE forced boolean; BEGIN
          IF EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN
            IF NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = '{table}'::regclass) THEN
        {sql}
            END IF;
          END IF;
        END $citus$;
        """;
}
