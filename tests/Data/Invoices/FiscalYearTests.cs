using InvoiceWeb.Invoices.Calendar;

namespace InvoiceWeb.Tests.Data;

public sealed class FiscalYearTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_next_and_the_previous_year_are_proposed_and_added_with_an_event()
    {
        var company = await TestCompany.CreateAsync(database);
        var years = await ReadAsync(company);
        Assert.Equal((new YearContent(2028, new(2028, 1, 1), new(2028, 12, 31)), new YearContent(2024, new(2024, 1, 1), new(2024, 12, 31))), (years.Next, years.Previous));

        await AddAsync(company, years.Next);
        await AddAsync(company, years.Previous);

        Assert.Equal([2028, 2027, 2026, 2025, 2024], (await ReadAsync(company)).Years.Select(y => y.Year));
        Assert.Equal(2, await company.AskAsync(db => db.AuditEvents.CountAsync(e => e.Action == "settings.year-added")));
    }

    [Fact]
    public async Task A_year_added_twice_at_once_is_there_once()
    {
        var company = await TestCompany.CreateAsync(database);
        var next = (await ReadAsync(company)).Next;

        var outcomes = await Together.AllAsync(4, _ => AddAsync(company, next));

        Assert.Single(outcomes, o => o is null);
        Assert.All(outcomes.OfType<Exception>(), o => Assert.IsType<RuleBrokenException>(o));
        Assert.Equal(4, (await ReadAsync(company)).Years.Count);
    }

    [Fact]
    public async Task Closing_warns_of_work_in_the_year_and_takes_no_document_afterwards_until_it_is_reopened_with_a_reason()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        company.Clock.Now = new(2026, 12, 20, 10, 0, 0, TimeSpan.Zero);
        await company.DraftAsync(customer);
        var submitted = await company.SubmittedAsync(customer);
        await Refused.WithAsync("fiscal-year.not-over", () => CloseAsync(company, 2026));
        company.Clock.Now = new(2027, 1, 10, 10, 0, 0, TimeSpan.Zero);

        Assert.Equal(new YearWork(1, 1), await database.Get<ReadYearWork>().ExecuteAsync(company.Auditor, await IdAsync(company, 2026), None));
        await Refused.WithAsync("fiscal-year.has-work", () => CloseAsync(company, 2026));
        await CloseAsync(company, 2026, inSpite: true);
        await Refused.WithAsync("fiscal-year.already", () => CloseAsync(company, 2026));
        await Refused.WithAsync("fiscal-year.closed", () => company.ApproveAsync(submitted, date: new(2026, 12, 30)));

        await Refused.WithAsync("reason.missing", () => ReopenAsync(company, 2026, " "));
        await ReopenAsync(company, 2026, "The auditor found a document");
        await company.ApproveAsync(submitted, date: new(2026, 12, 30));
        Assert.Equal("2026-000001", (await company.ReadAsync(submitted)).NumberText);
        var reopened = await company.AskAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "settings.year-reopened"));
        Assert.Contains("The auditor found a document", reopened.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_issued_into_a_year_after_its_closing_however_close_they_come()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        company.Clock.Now = new(2027, 1, 2, 10, 0, 0, TimeSpan.Zero);
        var ids = new List<Guid>();
        for (var n = 0; n < 20; n++) ids.Add(await company.SubmittedAsync(customer));

        var outcomes = await Together.AllAsync(21, n => n < 20 ? company.ApproveAsync(ids[n], date: new(2026, 12, 30)) : CloseAsync(company, 2026, inSpite: true));

        Assert.Null(outcomes[20]);
        Assert.All(outcomes[..20].OfType<Exception>(), o => Assert.Equal("fiscal-year.closed", Assert.IsType<RuleBrokenException>(o).Code));
        // Whoever came before the closing is in the year, whoever came after it is not; how many there are is up to the machine.
        Assert.Equal(outcomes[..20].Count(o => o is null), await company.AskAsync(db => db.Invoices.CountAsync(i => i.Year == 2026 && i.Number != null)));
    }

    [Fact]
    public async Task An_approval_that_has_begun_is_waited_for_by_the_closing()
    {
        var company = await TestCompany.CreateAsync(database);
        company.Clock.Now = new(2027, 1, 2, 10, 0, 0, TimeSpan.Zero);
        await using var approving = await database.Get<TenantDatabase>().BeginAsync(company.Approver, None);
        await approving.HoldSettingsAsync(None);

        var closing = CloseAsync(company, 2026);
        await Task.WhenAny(closing, Task.Delay(500));
        Assert.False(closing.IsCompleted);
        await approving.DisposeAsync();
        await closing;
    }

    [Fact]
    public async Task The_lock_date_moves_with_a_reason_and_refuses_documents_at_once()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        await Refused.WithAsync("reason.missing", () => LockAsync(company, new(2026, 5, 31), ""));
        await Refused.WithAsync("period.lock-not-past", () => LockAsync(company, company.Today, "VAT return"));
        await LockAsync(company, new(2026, 5, 31), "VAT return of May");
        await Refused.WithAsync("period.lock-unchanged", () => LockAsync(company, new(2026, 5, 31), "Again"));

        await Refused.WithAsync("period.locked", () => company.IssuedAsync(customer, date: new(2026, 5, 31)));
        await LockAsync(company, null, "Return withdrawn");
        Assert.Equal(new DateOnly(2026, 5, 31), (await company.IssuedAsync(customer, date: new(2026, 5, 31))).IssueDate);
        Assert.Equal(2, await company.AskAsync(db => db.AuditEvents.CountAsync(e => e.Action == "settings.lock-moved")));
    }

    [Fact]
    public async Task Two_tabs_cannot_move_the_lock_over_each_other()
    {
        var company = await TestCompany.CreateAsync(database);
        var seen = (await ReadAsync(company)).SettingsVersion;
        await LockAsync(company, new(2026, 4, 30), "April");

        await Refused.WithAsync("record.changed-meanwhile", () => database.Get<MoveLockDate>().ExecuteAsync(company.Admin, new(2026, 3, 31), "March", seen, None));
    }

    [Fact]
    public async Task On_2_January_the_approver_is_offered_the_open_days_of_December_after_the_last_number()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        company.Clock.Now = new(2026, 12, 29, 10, 0, 0, TimeSpan.Zero);
        await company.IssuedAsync(customer);
        company.Clock.Now = new(2026, 12, 30, 10, 0, 0, TimeSpan.Zero);
        var id = await company.SubmittedAsync(customer);
        company.Clock.Now = new(2027, 1, 2, 10, 0, 0, TimeSpan.Zero);
        async Task<DecisionOptions> Options(Actor by) => await database.Get<ReadDecisionOptions>().ExecuteAsync(by, id, None);

        Assert.Equal(
            [new OpenDays(2025, new(2025, 1, 1), new(2025, 12, 31)), new(2026, new(2026, 12, 29), new(2026, 12, 31)), new(2027, new(2027, 1, 1), new(2027, 1, 2))], (await Options(company.Approver)).EarlierDays);
        Assert.Equal(DecisionOptions.None, await Options(company.Clerk));
        await LockAsync(company, new(2026, 12, 30), "VAT return");
        Assert.Equal([new OpenDays(2026, new(2026, 12, 31), new(2026, 12, 31)), new(2027, new(2027, 1, 1), new(2027, 1, 2))], (await Options(company.Approver)).EarlierDays);

        await Refused.WithAsync("period.locked", () => company.ApproveAsync(id, date: new(2026, 12, 30)));
        await company.ApproveAsync(id, date: new(2026, 12, 31));
        Assert.Equal("2026-000002", (await company.ReadAsync(id)).NumberText);
    }

    private Task<FiscalYears> ReadAsync(TestCompany company) => database.Get<ReadFiscalYears>().ExecuteAsync(company.Auditor, None);

    private Task AddAsync(TestCompany company, YearContent year) => database.Get<AddFiscalYear>().ExecuteAsync(company.Admin, year, None);

    private async Task<Guid> IdAsync(TestCompany company, int year) => (await ReadAsync(company)).Years.Single(y => y.Year == year).Id;

    private async Task CloseAsync(TestCompany company, int number, bool inSpite = false)
    {
        var year = (await ReadAsync(company)).Years.Single(y => y.Year == number);
        await database.Get<CloseFiscalYear>().ExecuteAsync(company.Admin, year.Id, year.RowVersion, inSpite, None);
    }

    private async Task ReopenAsync(TestCompany company, int number, string reason)
    {
        var year = (await ReadAsync(company)).Years.Single(y => y.Year == number);
        await database.Get<ReopenFiscalYear>().ExecuteAsync(company.Admin, year.Id, year.RowVersion, reason, None);
    }

    private async Task LockAsync(TestCompany company, DateOnly? through, string reason) =>
        await database.Get<MoveLockDate>().ExecuteAsync(company.Admin, through, reason, (await ReadAsync(company)).SettingsVersion, None);
}
