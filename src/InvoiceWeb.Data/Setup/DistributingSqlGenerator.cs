using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace InvoiceWeb.Data.Setup;

/// <summary>
/// Puts a new table where it belongs before its foreign keys are made: a cluster refuses one from a table that is still local to a
/// distributed one, so that no later migration could add a table beside the invoices.
/// </summary>
#pragma warning disable EF1001 // Npgsql's generator asks for its options by an internal type.
internal sealed class DistributingSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options)
    : NpgsqlMigrationsSqlGenerator(dependencies, options)
#pragma warning restore EF1001
{
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        if (Distribution.Sql(operation.Name, operation.PrimaryKey?.Columns) is not { } distribute)
        {
            base.Generate(operation, model, builder, terminate);
            return;
        }
        var foreignKeys = operation.ForeignKeys.ToList();
        operation.ForeignKeys.Clear();
        base.Generate(operation, model, builder, terminate: true);
        builder.AppendLine(distribute).EndCommand();
        foreach (var foreignKey in foreignKeys) Generate(foreignKey, model, builder, terminate: true);
    }
}
