namespace InvoiceWeb.Tests.Data;

public sealed class CountWaitingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_count_is_the_length_of_the_inbox_for_everybody()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.PolicyAsync(InvoiceDirection.Sales, (null, 2));
        var customer = await company.CustomerAsync();
        for (var n = 0; n < 3; n++) await company.SubmittedAsync(customer);
        await company.ApproveAsync(await company.SubmittedAsync(customer), company.Approver);
        foreach (var person in new[] { company.Approver, company.SecondApprover, company.Clerk, company.Auditor, company.Everything })
            Assert.Equal((await database.Get<FindWaiting>().ExecuteAsync(person, CancellationToken.None)).Count, await CountAsync(person));
        Assert.Equal((3, 4, 0), (await CountAsync(company.Approver), await CountAsync(company.SecondApprover), await CountAsync(company.Clerk)));
    }

    [Fact]
    public async Task Counting_stops_at_a_hundred()
    {
        var company = await TestCompany.CreateAsync(database);
        var sample = await company.SubmittedAsync(await company.CustomerAsync());
        var columns = string.Join(", ", await Sql.ListAsync<string>(database.Owner, "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = 'invoices'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'id'"));
        await company.ChangeAsync(db => db.Database.ExecuteSqlAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create($"INSERT INTO invoices (id, {columns}) SELECT md5('{sample}' || n)::uuid, {columns} FROM invoices, generate_series(1, 120) n WHERE tenant_id = {{0}} AND id = {{1}}", company.Id.Value, sample)));
        Assert.Equal(CountWaiting.Limit, await CountAsync(company.Approver));
        Assert.Equal("99+", CountWaiting.InWords(CountWaiting.Limit));
    }

    [Fact]
    public async Task What_waits_is_weighed_in_the_currency_of_the_books()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.ChangeAsync(db => { db.Add(new ExchangeRate(company.Id, Currency.Of("JPY"), company.Today.AddDays(-30), 0.0062m, company.Admin, company.Clock.Now)); return Task.CompletedTask; });
        var customer = await company.CustomerAsync();
        await company.SubmittedAsync(customer, 90_000m, c => c with { Currency = "JPY" });
        await company.SubmittedAsync(customer, 1_000m);
        await company.SubmittedAsync(customer, 500m, c => c with { Currency = "USD", ExchangeRate = 0.9m });
        await company.SubmittedAsync(customer, 5m, c => c with { Currency = "SEK" });

        var rows = await database.Get<FindWaiting>().ExecuteAsync(company.Approver, CancellationToken.None);
        Assert.Equal([(107_100m, 664.02m), (1_190m, 1_190m), (595m, 535.50m), (5.95m, null)], rows.Select(row => (row.GrossTotal, row.InBase)));
        Assert.Equal(["SEK", "EUR", "JPY", "USD"], WaitingRow.LargestFirst(rows).Select(row => row.Currency));
    }

    private Task<int> CountAsync(Actor person) => database.Get<CountWaiting>().ExecuteAsync(person, CancellationToken.None);
}
