using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace InvoiceWeb.Tests.Data;

/// <summary>What next year's migration does.</summary>
public sealed class LaterTableTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_table_that_a_later_migration_puts_beside_the_invoices_lives_where_they_do()
    {
        var company = await TestCompany.CreateAsync(database);
        var invoice = await company.DraftAsync(await company.CustomerAsync());
        await using (var db = new InvoiceDbContext(InvoiceDbOptions.For(database.Owner)))
        {
            var migration = new MigrationBuilder(db.Database.ProviderName);
            migration.CreateTable(
                "later_notes",
                t => new { tenant_id = t.Column<Guid>(), id = t.Column<Guid>(), invoice_id = t.Column<Guid>() },
                constraints: t =>
                {
                    t.PrimaryKey("pk_later_notes", n => new { n.tenant_id, n.id });
                    t.ForeignKey("fk_later_notes_invoices", n => new { n.tenant_id, n.invoice_id }, "invoices", ["tenant_id", "id"], onDelete: ReferentialAction.Cascade);
                });
            migration.CreateIndex("ix_later_notes", "later_notes", ["tenant_id", "invoice_id"]);
            migration.IsolateTenants("later_notes");
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var command in db.GetService<IMigrationsSqlGenerator>().Generate(migration.Operations))
                await command.ExecuteNonQueryAsync(db.GetService<Microsoft.EntityFrameworkCore.Storage.IRelationalConnection>());
            await transaction.CommitAsync();
        }
        await Sql.RunAsync(database.Owner, "GRANT SELECT, INSERT, DELETE ON later_notes TO invoiceweb_app");

        Assert.Equal(1, await Sql.RunAsync(database.App, $"INSERT INTO later_notes VALUES ('{company.Id}', '{Guid.NewGuid()}', '{invoice}')", company.Id));
        Assert.Equal("23503", await Sql.RefusedAsync(database.App, $"INSERT INTO later_notes VALUES ('{company.Id}', '{Guid.NewGuid()}', '{Guid.NewGuid()}')", company.Id));
        Assert.Equal(1, await Sql.CountAsync(database.App, $"later_notes n JOIN invoices i ON i.id = n.invoice_id AND i.tenant_id = n.tenant_id WHERE n.tenant_id = '{company.Id}'", company.Id));
        Assert.Equal(0, await Sql.CountAsync(database.App, "later_notes"));
        if (Backend.IsCluster)
            Assert.Equal([true], await Sql.ListAsync<bool>(database.Owner, "SELECT count(DISTINCT colocationid) = 1 FROM pg_dist_partition WHERE logicalrelid IN ('later_notes'::regclass, 'invoices'::regclass) HAVING count(*) = 2"));
    }
}
