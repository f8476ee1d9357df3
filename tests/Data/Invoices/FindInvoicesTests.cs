namespace InvoiceWeb.Tests.Data;

public sealed class FindInvoicesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Paging_gives_every_row_once_newest_first()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        for (var n = 0; n < 111; n++)
        {
            company.Clock.Now = new FakeClock().Now.AddDays(n * 7 % 11);
            await company.DraftAsync(customer);
        }

        var rows = new List<InvoiceRow>();
        for (var page = await FindAsync(company, new()); page.Count > 0; page = await FindAsync(company, new(), new(rows[^1].ListDate, rows[^1].Id))) rows.AddRange(page);

        Assert.Equal((111, 111), (rows.Count, rows.Select(r => r.Id).Distinct().Count()));
        Assert.Equal(rows.Select(r => r.ListDate).OrderDescending(), rows.Select(r => r.ListDate));
        Assert.Equal(FindInvoices.PageSize, (await FindAsync(company, new())).Count);
    }

    [Fact]
    public async Task Filters_find_what_they_say()
    {
        var company = await TestCompany.CreateAsync(database);
        var (customer, supplier) = (await company.CustomerAsync(), await company.SupplierAsync());
        var draft = await company.DraftAsync(customer);
        var paid = (await company.IssuedAsync(customer)).Id;
        await company.PayAsync(paid, 119m);
        var unpaid = (await company.IssuedAsync(supplier, with: c => c with { SupplierNumber = "2026/AB-7" })).Id;

        Assert.Equal([draft], await IdsAsync(company, new(Status: DocumentStatus.Draft)));
        Assert.Equal([unpaid], await IdsAsync(company, new(Direction: InvoiceDirection.Purchase)));
        Assert.Equal([paid], await IdsAsync(company, new(Payment: PaymentStatus.Paid)));
        Assert.Equal([unpaid], await IdsAsync(company, new(Payment: PaymentStatus.Unpaid)));
        Assert.Equal([unpaid], await IdsAsync(company, new(ParticipantId: supplier.Id)));
        Assert.Equal([unpaid], await IdsAsync(company, new(Number: "2026ab")));
        Assert.Equal([unpaid], await IdsAsync(company, new(Number: "p-2026-000")));
        Assert.Equal(2, (await IdsAsync(company, new(Number: "2026"))).Count);
        Assert.Empty(await IdsAsync(company, new(Number: "%")));
        Assert.Empty(await IdsAsync(company, new(Number: "AB7")));
    }

    [Fact]
    public async Task Paging_through_a_number_search_gives_every_row_once()
    {
        var company = await TestCompany.CreateAsync(database);
        var supplier = await company.SupplierAsync();
        for (var n = 0; n < 60; n++) await company.DraftAsync(supplier, with: c => c with { SupplierNumber = $"X{n}", IssueDate = company.Today.AddDays(-n % 7) });

        var first = await FindAsync(company, new(Number: "x"));
        var second = await FindAsync(company, new(Number: "x"), new(first[^1].ListDate, first[^1].Id));

        Assert.Equal((50, 10, 60), (first.Count, second.Count, first.Concat(second).Select(r => r.Id).Distinct().Count()));
    }

    private Task<IReadOnlyList<InvoiceRow>> FindAsync(TestCompany company, InvoiceFilter filter, InvoiceCursor? after = null) =>
        database.Get<FindInvoices>().ExecuteAsync(company.Auditor, filter, after, CancellationToken.None);

    private async Task<List<Guid>> IdsAsync(TestCompany company, InvoiceFilter filter) => [.. (await FindAsync(company, filter)).Select(r => r.Id)];
}
