using System.Globalization;
using System.Text;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace InvoiceWeb.Data.Setup;

/// <summary>What each role may do with each table, derived from the model, so that a new table cannot be forgotten.</summary>
internal static class AccessGrants
{
    public static string Sql(DatabaseConnections connections)
    {
        var app = DatabaseSetup.Quoted(new NpgsqlConnectionStringBuilder(connections.App).Username!);
        var jobs = DatabaseSetup.Quoted(new NpgsqlConnectionStringBuilder(connections.Jobs).Username!);
        var sql = new StringBuilder();
        sql.AppendLine(CultureInfo.InvariantCulture, $"GRANT USAGE ON SCHEMA public TO {app}, {jobs};");
        using var db = new DesignTimeFactory().CreateDbContext([]);
        foreach (var type in db.Model.GetEntityTypes().Where(t => !t.IsMappedToJson()))
        {
            var table = DatabaseSetup.Quoted(type.GetTableName()!);
            sql.AppendLine(CultureInfo.InvariantCulture, $"REVOKE ALL ON {table} FROM {app}, {jobs};");
            sql.AppendLine(CultureInfo.InvariantCulture, $"GRANT {Verbs(type.ClrType)} ON {table} TO {app};");
        }
        sql.AppendLine(CultureInfo.InvariantCulture, $"GRANT SELECT ON tenants TO {jobs};");
        return sql.ToString();
    }

    private static string Verbs(Type type) => type switch
    {
        _ when typeof(IAppendOnly).IsAssignableFrom(type) => "SELECT, INSERT",
        _ when type == typeof(Tenant) => "SELECT, INSERT",
        _ => "SELECT, INSERT, UPDATE, DELETE",
    };
}
