#pragma warning disable RS0030 // Attacks go past the tenant filter.
namespace InvoiceWeb.Tests.Data;

/// <summary>Each layer holds alone; and with both off the attack succeeds, so these tests are able to fail.</summary>
public sealed class LayerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Without_a_tenant_every_query_on_a_tenant_table_throws()
    {
        await using var db = await database.Get<HostDatabase>().OpenAsync(CancellationToken.None);
        var owned = db.Model.GetEntityTypes().Where(t => typeof(ITenantOwned).IsAssignableFrom(t.ClrType)).ToList();
        Assert.NotEmpty(owned);
        foreach (var type in owned)
        {
            var query = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, [])!;
            var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => query.ToListAsync());
            Assert.Contains("No tenant is set", problem.ToString(), StringComparison.Ordinal);
        }
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            database.Get<TenantDatabase>().BeginAsync(Actor.System(default), CancellationToken.None));
    }

    [Fact]
    public async Task A_context_that_comes_back_from_the_pool_has_forgotten_its_tenant()
    {
        var company = await TestCompany.CreateAsync(database);
        for (var n = 0; n < 5; n++)
        {
            await company.AskAsync(db => db.Invoices.CountAsync());
            await using var db = await database.Get<HostDatabase>().OpenAsync(CancellationToken.None);
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.Invoices.CountAsync());
        }
    }

    [Fact]
    public async Task After_its_commit_a_unit_of_work_sees_nothing_on_the_connection_that_it_still_holds()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.CustomerAsync();
        await using var work = await database.Get<TenantDatabase>().BeginAsync(company.Auditor, CancellationToken.None);
        await work.Db.Database.OpenConnectionAsync();
        Assert.NotEmpty(await work.Db.Participants.ToListAsync());

        await work.CommitAsync(CancellationToken.None);

        Assert.Empty(await work.Db.Participants.ToListAsync());
    }

    [Fact]
    public async Task Nothing_of_another_tenant_is_saved()
    {
        var (company, other) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        await Assert.ThrowsAsync<InvalidOperationException>(() => company.ChangeAsync(db =>
        {
            db.ApprovalBands.Add(new(other.Id, InvoiceDirection.Sales, null, 0));
            return Task.CompletedTask;
        }));
        Assert.Equal(0, await other.AskAsync(db => db.ApprovalBands.CountAsync()));
    }

    [Fact]
    public async Task What_is_append_only_is_neither_changed_nor_deleted_through_the_context()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.CustomerAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => company.ChangeAsync(async db => db.AuditEvents.Remove(await db.AuditEvents.FirstAsync())));
    }

    /// <summary>One test, because its four states follow each other on one database.</summary>
    [Fact]
    public async Task The_filter_alone_holds_row_security_alone_holds_and_with_both_off_the_attack_succeeds()
    {
        var (company, victim) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        await company.IssuedAsync(await company.CustomerAsync());
        var wanted = await victim.IssuedAsync(await victim.CustomerAsync());
        Task<List<Guid>> Filtered() => company.AskAsync(db => db.Invoices.Where(i => i.Id == wanted.Id).Select(i => i.Id).ToListAsync());
        Task<List<Guid>> Unfiltered() => company.AskAsync(async db =>
        {
            await db.OverAllShardsAsync();
            return await db.Invoices.IgnoreQueryFilters([TenantFilter.Name]).Where(i => i.Id == wanted.Id).Select(i => i.Id).ToListAsync();
        });

        Assert.Empty(await Filtered());
        Assert.Empty(await Unfiltered());

        foreach (var table in await TenantTables.AllAsync(database.Owner)) await Sql.RunAsync(database.Owner, $"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY");
        Assert.Empty(await Filtered());
        await Refused.WithAsync("record.not-found", () => company.ReadAsync(wanted.Id));
        await Refused.WithAsync("record.not-found", () => company.VoidAsync(wanted.Id));
        Assert.Equal(wanted.Id, Assert.Single(await Unfiltered()));

        foreach (var table in await TenantTables.AllAsync(database.Owner)) await Sql.RunAsync(database.Owner, $"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY");
        Assert.Empty(await Unfiltered());
    }
}
