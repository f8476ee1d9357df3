using System.Text.RegularExpressions;
using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace InvoiceWeb.Tests.Rules;

/// <summary>Row-level security of every tenant table, followed through all migrations.</summary>
public sealed partial class IsolationTests
{
    private static IReadOnlyList<string> Tables => [.. TheModel.TenantTables(TheModel.Product).Select(t => t.GetTableName()!)];

    /// <summary>Tables that are not enabled, forced and guarded by a policy for reads and writes when all steps are done.</summary>
    public static IEnumerable<Violation> Unguarded(IEnumerable<MigrationOperation> steps, IEnumerable<string> tables)
    {
        var (enabled, forced, guarded) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        foreach (var step in steps)
        {
            if (step is RenameTableOperation or DropTableOperation) Forget(step is RenameTableOperation renamed ? renamed.Name : ((DropTableOperation)step).Name);
            if (step is not SqlOperation { Sql: var sql }) continue;
            if (Security().Match(sql) is { Success: true } security) Note(security.Groups["table"].Value, security.Groups["verb"].Value.ToUpperInvariant());
            if (Policy().Match(sql) is { Success: true } policy) guarded.Add(policy.Groups["table"].Value);
            if (NoPolicy().Match(sql) is { Success: true } gone) guarded.Remove(gone.Groups["table"].Value);
        }
        foreach (var table in tables)
        {
            if (!enabled.Contains(table)) yield return new(table, "row-level security is not enabled");
            if (!forced.Contains(table)) yield return new(table, "row-level security does not bind the owner");
            if (!guarded.Contains(table)) yield return new(table, "has no policy for reads and writes by tenant");
        }

        void Forget(string table) => _ = enabled.Remove(table) | forced.Remove(table) | guarded.Remove(table);

        void Note(string table, string verb) => _ = verb switch
        {
            "ENABLE" => enabled.Add(table),
            "DISABLE" => enabled.Remove(table),
            "FORCE" => forced.Add(table),
            _ => forced.Remove(table),
        };
    }

    [GeneratedRegex(@"^\s*ALTER TABLE (?<table>\w+) (?<verb>ENABLE|DISABLE|NO FORCE|FORCE) ROW LEVEL SECURITY", RegexOptions.IgnoreCase)]
    private static partial Regex Security();

    [GeneratedRegex(@"^\s*CREATE POLICY \w+ ON (?<table>\w+) USING \(tenant_id = NULLIF\(current_setting\('app\.tenant_id', true\), ''\)::uuid\) WITH CHECK \(tenant_id = NULLIF\(current_setting\('app\.tenant_id', true\), ''\)::uuid\)", RegexOptions.IgnoreCase)]
    private static partial Regex Policy();

    [GeneratedRegex(@"^\s*DROP POLICY (IF EXISTS )?\w+ ON (?<table>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex NoPolicy();

    [Fact]
    public void There_are_migrations_and_tables()
    {
        Assert.NotEmpty(TheModel.Steps);
        Assert.InRange(Tables.Count, 20, int.MaxValue);
    }

    [Fact]
    public void Every_tenant_table_is_isolated_by_the_migrations() => Excused.Nobody.OnlyIn(Unguarded(TheModel.Steps, Tables));

    [Fact]
    public void A_planted_table_that_no_migration_isolates_is_found() => Assert.Equal(3, Unguarded(TheModel.Steps, ["planted"]).Count());

    [Theory]
    [InlineData("ALTER TABLE planted DISABLE ROW LEVEL SECURITY;"), InlineData("ALTER TABLE planted NO FORCE ROW LEVEL SECURITY;"), InlineData("DROP POLICY tenant_isolation ON planted;")]
    public void A_planted_step_that_opens_a_table_again_is_found(string step) => Assert.Single(Unguarded(Steps(m => m.Sql(step)), ["planted"]));

    [Fact]
    public void A_planted_policy_that_lets_everybody_in_is_not_a_policy() => Assert.Equal("planted", Assert.Single(Unguarded(
        Steps(m => m.Sql("DROP POLICY tenant_isolation ON planted"), m => m.Sql("CREATE POLICY open ON planted USING (true) WITH CHECK (true)")), ["planted"])).Subject);

    [Fact]
    public void A_planted_table_that_is_made_again_is_found() => Assert.Equal(3, Unguarded(Steps(m => m.DropTable("planted")), ["planted"]).Count());

    [Fact]
    public void An_isolated_table_is_guarded() => Assert.Empty(Unguarded(Steps(), ["planted"]));

    private static List<MigrationOperation> Steps(params Action<MigrationBuilder>[] then)
    {
        var migration = new MigrationBuilder("Npgsql.EntityFrameworkCore.PostgreSQL");
        migration.IsolateTenants("planted");
        foreach (var step in then) step(migration);
        return migration.Operations;
    }
}
