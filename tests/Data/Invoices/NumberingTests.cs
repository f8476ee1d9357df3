namespace InvoiceWeb.Tests.Data;

public sealed class NumberingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Numbers_rise_without_a_gap_although_approvals_are_rejected_or_fail()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        await company.IssuedAsync(customer);
        var rejected = await company.SubmittedAsync(customer);
        await database.Get<RejectInvoice>().ExecuteAsync(company.Approver, rejected, (await company.ReadAsync(rejected)).RowVersion, "Wrong price", CancellationToken.None);
        var failing = await company.SubmittedAsync(customer, with: c => c with { Currency = "USD" });
        await Refused.WithAsync("invoice.rate-missing", () => company.ApproveAsync(failing));
        await Refused.WithAsync("invoice.issue-date-in-future", async () => await company.ApproveAsync(await company.SubmittedAsync(customer), date: company.Today.AddDays(1)));
        await company.IssuedAsync(customer);

        Assert.Equal([1, 2], await NumbersAsync(company));
    }

    [Fact]
    public async Task Fifty_approvals_at_once_leave_no_gap_and_no_number_twice()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var ids = new List<Guid>();
        for (var n = 0; n < 50; n++) ids.Add(await company.SubmittedAsync(customer));

        var outcomes = await Together.AllAsync(50, n => company.ApproveAsync(ids[n]));

        Assert.All(outcomes, Assert.Null);
        Assert.Equal(Enumerable.Range(1, 50).Select(n => (long)n), await NumbersAsync(company));
        Assert.Equal(50, (await company.AskAsync(db => db.Invoices.Select(i => i.NumberText).Distinct().ToListAsync())).Count);
    }

    [Fact]
    public async Task A_rollback_after_the_number_was_taken_gives_it_back()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        await company.IssuedAsync(customer);
        var tenants = database.Get<TenantDatabase>();
        await using (var work = await tenants.BeginAsync(company.Approver, CancellationToken.None))
        {
            var series = await work.Db.NumberSeries.FirstAsync(s => s.Direction == InvoiceDirection.Sales && s.Kind == InvoiceKind.Invoice);
            var year = await work.Db.FiscalYears.SingleAsync(y => y.Year == 2026);
            Assert.Equal(2, (await NumberTaking.TakeAsync(work, series, year, company.Today, chronological: true, CancellationToken.None)).Value);
        }

        Assert.Equal("2026-000002", (await company.IssuedAsync(customer)).NumberText);
    }

    [Fact]
    public async Task Each_series_and_each_tenant_counts_for_itself()
    {
        var (first, second) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));

        var sales = await first.IssuedAsync(await first.CustomerAsync());
        var purchase = await first.IssuedAsync(await first.SupplierAsync());
        var elsewhere = await second.IssuedAsync(await second.CustomerAsync());
        var credit = await first.DraftAsync(await first.CustomerAsync("Another"), kind: InvoiceKind.CreditNote);
        await first.SubmitAsync(credit);
        await first.ApproveAsync(credit);

        Assert.Equal("2026-000001", sales.NumberText);
        Assert.Equal("P-2026-000001", purchase.NumberText);
        Assert.Equal("2026-000001", elsewhere.NumberText);
        Assert.Equal("CN-2026-000001", (await first.ReadAsync(credit)).NumberText);
    }

    [Fact]
    public async Task A_draft_of_30_December_approved_on_2_January_gets_Januarys_date_number_and_year()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        company.Clock.Now = new(2026, 12, 30, 10, 0, 0, TimeSpan.Zero);
        var id = await company.SubmittedAsync(customer);
        var chosen = await company.SubmittedAsync(customer);
        company.Clock.Now = new(2027, 1, 2, 10, 0, 0, TimeSpan.Zero);

        await company.ApproveAsync(id);
        await company.ApproveAsync(chosen, date: new(2026, 12, 30));

        var (january, december) = (await company.ReadAsync(id), await company.ReadAsync(chosen));
        Assert.Equal((new DateOnly(2027, 1, 2), 2027, "2027-000001"), (january.IssueDate!.Value, january.Year, january.NumberText));
        Assert.Equal((new DateOnly(2026, 12, 30), 2026, "2026-000001"), (december.IssueDate!.Value, december.Year, december.NumberText));
    }

    [Fact]
    public async Task Todays_date_and_year_are_those_of_the_tenants_time_zone()
    {
        var berlin = await TestCompany.CreateAsync(database, timeZone: "Europe/Berlin");
        var newYork = await TestCompany.CreateAsync(database, timeZone: "America/New_York");
        berlin.Clock.Now = new(2026, 12, 31, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal((new DateOnly(2027, 1, 1), 2027), await IssuedOnAsync(berlin));
        Assert.Equal((new DateOnly(2026, 12, 31), 2026), await IssuedOnAsync(newYork));
    }

    [Fact]
    public async Task Dates_rise_with_the_numbers_of_a_series()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        await company.IssuedAsync(customer, date: company.Today.AddDays(-1));

        await Refused.WithAsync("invoice.issue-date-before-series", () => company.IssuedAsync(customer, date: company.Today.AddDays(-2)));
        Assert.Equal("2026-000002", (await company.IssuedAsync(customer, date: company.Today.AddDays(-1))).NumberText);
    }

    [Fact]
    public async Task A_closed_year_takes_no_document_and_a_suppliers_old_document_is_booked_into_the_open_one()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.ChangeAsync(async db => (await db.FiscalYears.SingleAsync(y => y.Year == 2025)).Close());
        var customer = await company.CustomerAsync();

        await Refused.WithAsync("fiscal-year.closed", () => company.IssuedAsync(customer, date: new(2025, 12, 31)));
        await Refused.WithAsync("fiscal-year.missing", () => company.IssuedAsync(customer, date: new(2024, 12, 31)));
        var purchase = await company.IssuedAsync(await company.SupplierAsync(), with: c => c with { IssueDate = new(2025, 12, 30) });
        Assert.Equal((new DateOnly(2025, 12, 30), 2026), (purchase.IssueDate!.Value, purchase.Year));
    }

    [Fact]
    public async Task No_document_is_dated_in_a_locked_period()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.ChangeAsync(async db => (await db.CompanySettings.SingleAsync()).LockedThrough = new(2026, 5, 31));
        var customer = await company.CustomerAsync();

        await Refused.WithAsync("period.locked", () => company.IssuedAsync(customer, date: new(2026, 5, 31)));
        Assert.Equal(new DateOnly(2026, 6, 1), (await company.IssuedAsync(customer, date: new(2026, 6, 1))).IssueDate);
    }

    private static async Task<(DateOnly, int)> IssuedOnAsync(TestCompany company)
    {
        var invoice = await company.IssuedAsync(await company.CustomerAsync());
        return (invoice.IssueDate!.Value, invoice.Year);
    }

    private static Task<List<long>> NumbersAsync(TestCompany company) =>
        company.AskAsync(db => db.Invoices.Where(i => i.Number != null).OrderBy(i => i.Number).Select(i => i.Number!.Value).ToListAsync());
}
