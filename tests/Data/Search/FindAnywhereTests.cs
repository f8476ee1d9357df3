using InvoiceWeb.Search;

namespace InvoiceWeb.Tests.Data;

public sealed class FindAnywhereTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task It_finds_by_whatever_somebody_remembers()
    {
        var company = await TestCompany.CreateAsync(database);
        var (customer, supplier) = (await company.CustomerAsync("Søren Ødegård & Töchter"), await company.SupplierAsync("Papierwerk Nord AG"));
        var sale = await company.IssuedAsync(customer, 1000m, c => c with { Reference = "PO 4711/b" });
        var draft = await company.DraftAsync(supplier, 50m, c => c with { SupplierNumber = "R-2026/777" });

        async Task FindsAsync(string typed, FoundBy by, Guid expected, params decimal[] amounts) =>
            Assert.Contains((await FindAsync(company, new(typed, amounts))).Single(g => g.By == by).Rows, row => row.Id == expected);
        await FindsAsync(sale.NumberText!, FoundBy.Number, sale.Id);
        await FindsAsync(sale.NumberText![..^2].ToLowerInvariant(), FoundBy.Number, sale.Id);
        await FindsAsync("r 2026-7", FoundBy.SupplierNumber, draft);
        await FindsAsync("po4711", FoundBy.Reference, sale.Id);
        await FindsAsync("1190", FoundBy.Amount, sale.Id, 1190m);
        await FindsAsync("tocht", FoundBy.Participant, customer.Id);
        await FindsAsync("tocht", FoundBy.InvoiceOfParticipant, sale.Id);
        Assert.Empty(await FindAsync(company, new("nothing is called this", [])));
        Assert.Empty(await FindAsync(company, new("%", [])));
        Assert.Empty(await FindAsync(company, new("1190", [1190m], "USD")));
    }

    [Fact]
    public async Task Amounts_are_those_of_each_currency()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var yen = await company.DraftAsync(customer, 1190m, c => c with { Currency = "JPY", Lines = [c.Lines[0] with { VatRate = 0, VatCategory = VatCategory.ZeroRated }] });
        var euro = await company.DraftAsync(customer, 11.90m, c => c with { Lines = [c.Lines[0] with { VatRate = 0, VatCategory = VatCategory.ZeroRated }] });

        async Task<IEnumerable<Guid>> ByAmountAsync(params decimal[] amounts) => (await FindAsync(company, new("x", amounts))).SelectMany(g => g.Rows).Select(r => r.Id);
        Assert.Equal([yen], await ByAmountAsync(1190m));
        Assert.Equal([euro], await ByAmountAsync(11.90m));
        Assert.Equal(2, (await ByAmountAsync(1190m, 11.90m)).Count());
        Assert.Empty(await ByAmountAsync(11.901m));
    }

    [Fact]
    public async Task Another_company_finds_nothing_of_it()
    {
        var (mine, other) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        var sale = await mine.IssuedAsync(await mine.CustomerAsync("Unmistakable Ltd"), with: c => c with { Reference = "UNMISTAKABLE" });
        Assert.NotEmpty(await FindAsync(mine, new("unmistakable", [119m])));
        Assert.Empty(await FindAsync(other, new("unmistakable", [119m])));
        Assert.Empty(await FindAsync(other, new(sale.NumberText!, [])));
    }

    private Task<IReadOnlyList<FoundGroup>> FindAsync(TestCompany company, SearchTerm term) => database.Get<FindAnywhere>().ExecuteAsync(company.Auditor, term, CancellationToken.None);
}
