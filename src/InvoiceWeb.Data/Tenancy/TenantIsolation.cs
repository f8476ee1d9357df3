using Microsoft.EntityFrameworkCore.Migrations;

namespace InvoiceWeb.Data.Tenancy;

/// <summary>Row-level security as a migration step.</summary>
public static class TenantIsolation
{
    /// <summary>
    /// Forces row-level security on tenant tables, for their owner too. An unset tenant gives NULL and therefore no rows.
    /// A plain expression, because Citus refuses a policy with a subquery.
    /// </summary>
    public static void IsolateTenants(this MigrationBuilder migration, params string[] tables)
    {
        const string own = "tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid";
        foreach (var table in tables)
        {
            migration.Sql($"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;");
            migration.Sql($"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;");
            migration.Sql($"CREATE POLICY tenant_isolation ON {table} USING ({own}) WITH CHECK ({own});");
        }
    }
}
