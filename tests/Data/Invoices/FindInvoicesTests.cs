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

    [Theory]
    [InlineData(InvoiceSort.Date, false), InlineData(InvoiceSort.Date, true), InlineData(InvoiceSort.Due, false), InlineData(InvoiceSort.Due, true)]
    [InlineData(InvoiceSort.Number, false), InlineData(InvoiceSort.Number, true), InlineData(InvoiceSort.Amount, false), InlineData(InvoiceSort.Amount, true)]
    public async Task Every_order_gives_every_row_once_there_and_back_also_where_many_are_equal(InvoiceSort sort, bool ascending)
    {
        var company = await TestCompany.CreateAsync(database);
        await company.PolicyAsync(InvoiceDirection.Sales, (null, 0));
        var customer = await company.CustomerAsync();
        for (var n = 0; n < 103; n++)
        {
            var price = 10 * (n % 3 + 1);
            var id = await company.DraftAsync(customer, price, with: c => c with { DueDate = company.Today.AddDays(30 + n % 2) });
            await company.SubmitAsync(id);
        }
        var filter = new InvoiceFilter { Currency = "EUR", Order = new(sort, ascending) };

        var pages = new List<IReadOnlyList<InvoiceRow>>();
        for (var page = await FindAsync(company, filter); page.Count > 0; page = await FindAsync(company, filter, InvoiceCursor.At(pages[^1][^1], sort))) pages.Add(page);
        var rows = pages.SelectMany(page => page).ToList();

        Assert.Equal([50, 50, 3], pages.Select(page => page.Count));
        Assert.Equal(103, rows.Select(r => r.Id).Distinct().Count());
        IComparable Key(InvoiceRow r) => sort switch { InvoiceSort.Date => r.ListDate, InvoiceSort.Due => r.DueDate!.Value, InvoiceSort.Number => Text.NumberKey(r.NumberText)!, _ => r.PayableMinor };
        var sorted = ascending ? rows.OrderBy(Key, Comparer<IComparable>.Default) : rows.OrderByDescending(Key, Comparer<IComparable>.Default);
        Assert.Equal(sorted.Select(Key), rows.Select(Key));
        // The address carries the cursor as text.
        var back = InvoiceCursor.Parse(InvoiceCursor.At(pages[2][0], sort).ToString(), sort, backwards: true);
        Assert.Equal(pages[1].Select(r => r.Id), (await FindAsync(company, filter, back)).Select(r => r.Id));
        Assert.Null(InvoiceCursor.Parse("tampered", sort));
    }

    [Fact]
    public async Task Days_amounts_and_what_is_overdue_bound_the_list()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var late = (await company.IssuedAsync(customer, 100m, c => c with { DueDate = company.Today })).Id;
        company.Clock.Advance(TimeSpan.FromDays(10));
        var fresh = (await company.IssuedAsync(customer, 200m)).Id;
        var paid = (await company.IssuedAsync(customer, 300m, c => c with { DueDate = company.Today })).Id;
        await company.PayAsync(paid, 357m);
        company.Clock.Advance(TimeSpan.FromDays(1));
        var draft = await company.DraftAsync(customer, 100m);

        Assert.Equal([late], await IdsAsync(company, new() { OverdueOn = company.Today }));
        Assert.Equal([late], await IdsAsync(company, new() { IssuedTo = company.Today.AddDays(-5) }));
        Assert.Equal([paid, fresh], await IdsAsync(company, new() { IssuedFrom = company.Today.AddDays(-5) }));
        Assert.Equal([fresh], await IdsAsync(company, new() { DueFrom = company.Today }));
        Assert.Equal([late], await IdsAsync(company, new() { DueTo = company.Today.AddDays(-5) }));
        Assert.Equal([fresh], await IdsAsync(company, new() { AmountFrom = 11_901, AmountTo = 23_800, Currency = "EUR" }));
        Assert.Empty(await IdsAsync(company, new() { AmountFrom = 1, Currency = "USD" }));
        Assert.Equal([draft, paid, fresh], await IdsAsync(company, new() { WindowFrom = company.Today.AddDays(-5) }));
        Assert.Equal([late], await IdsAsync(company, new() { WindowTo = company.Today.AddDays(-5) }));
        Assert.Equal([late], await IdsAsync(company, new() { WindowTo = company.Today.AddDays(-5), Order = new(InvoiceSort.Due, true) }));
        Assert.Equal(["EUR"], await database.Get<FindCurrencies>().ExecuteAsync(company.Auditor, CancellationToken.None));
        Assert.Equal(4, await database.Get<CountInvoices>().ExecuteAsync(company.Auditor, new(), CancellationToken.None));
        Assert.Equal(3, await database.Get<CountInvoices>().ExecuteAsync(company.Auditor, new() { Order = new(InvoiceSort.Number, true) }, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => FindAsync(company, new() { Order = new(InvoiceSort.Amount, true) }));
    }

    [Fact]
    public async Task A_question_that_takes_too_long_is_given_up_and_says_so()
    {
        var company = await TestCompany.CreateAsync(database);
        // Somebody holds the table: the statement would wait as one that reads too much would.
        await using var owner = new NpgsqlConnection(database.Owner);
        await owner.OpenAsync();
        await using var holding = await owner.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("LOCK TABLE invoices IN ACCESS EXCLUSIVE MODE", owner, holding)) await hold.ExecuteNonQueryAsync();

        var refusal = await Refused.WithAsync("list.too-slow", () => FindAsync(company, new()));
        Assert.Contains("Narrow your search", refusal.Message, StringComparison.Ordinal);
        Assert.Null(await database.Get<CountInvoices>().ExecuteAsync(company.Auditor, new(), CancellationToken.None));
        await holding.RollbackAsync();
        Assert.Empty(await FindAsync(company, new()));
    }

    private Task<IReadOnlyList<InvoiceRow>> FindAsync(TestCompany company, InvoiceFilter filter, InvoiceCursor? after = null) =>
        database.Get<FindInvoices>().ExecuteAsync(company.Auditor, filter, after, CancellationToken.None);

    private async Task<List<Guid>> IdsAsync(TestCompany company, InvoiceFilter filter) => [.. (await FindAsync(company, filter)).Select(r => r.Id)];
}
