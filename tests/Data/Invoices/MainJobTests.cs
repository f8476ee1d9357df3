namespace InvoiceWeb.Tests.Data;

public sealed class MainJobTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_sales_invoice_goes_from_draft_to_paid()
    {
        var company = await TestCompany.CreateAsync(database);
        var id = await company.DraftAsync(await company.CustomerAsync(), net: 100m);

        await company.SubmitAsync(id);
        await company.ApproveAsync(id);
        await company.PayAsync(id, 119m);

        var invoice = await company.ReadAsync(id);
        Assert.Equal((DocumentStatus.Approved, PaymentStatus.Paid, "2026-000001"), (invoice.Status, invoice.PaymentStatus, invoice.NumberText));
        Assert.Equal((119m, 0m, 0L), (invoice.PayableAmount, invoice.OpenAmount, invoice.OpenMinor));
        Assert.Equal((new DateOnly(2026, 6, 15), new DateOnly(2026, 7, 15), 2026), (invoice.IssueDate!.Value, invoice.DueDate!.Value, invoice.Year));
        Assert.Equal(1m, invoice.ExchangeRate);
    }

    [Fact]
    public async Task A_purchase_invoice_goes_from_draft_to_paid_under_a_voucher_number_and_keeps_the_suppliers_date()
    {
        var company = await TestCompany.CreateAsync(database);
        var id = await company.DraftAsync(await company.SupplierAsync(), 50m, c => c with { SupplierNumber = "R 4711", IssueDate = new(2026, 5, 2) });

        await company.SubmitAsync(id);
        await company.ApproveAsync(id);
        await company.PayAsync(id, 59.50m);

        var invoice = await company.ReadAsync(id);
        Assert.Equal((PaymentStatus.Paid, "P-2026-000001", "R 4711", "R4711"), (invoice.PaymentStatus, invoice.NumberText, invoice.SupplierNumber, invoice.SupplierNumberKey));
        Assert.Equal(new DateOnly(2026, 5, 2), invoice.IssueDate);
        Assert.Equal(PaymentDirection.Out, (await company.AskAsync(db => db.Payments.SingleAsync())).Direction);
    }

    [Fact]
    public async Task What_is_printed_does_not_change_when_the_participant_is_renamed_afterwards()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync("Café Morgenrot");
        var invoice = await company.IssuedAsync(customer);

        await database.Get<SaveParticipant>().ExecuteAsync(company.Clerk, customer.Id, customer.Content with { Name = "Renamed" }, customer.RowVersion, CancellationToken.None);

        var printed = await database.Get<InvoiceWeb.Documents.ReadInvoiceDocument>().ExecuteAsync(company.Auditor, invoice.Id, CancellationToken.None);
        Assert.Equal("Café Morgenrot", printed.Receiver!.Name);
        Assert.Equal("Café Morgenrot", (await company.ReadAsync(invoice.Id)).ParticipantName);
    }

    [Fact]
    public async Task A_currency_without_a_rate_is_refused_at_issue_and_takes_the_rate_of_the_day_once_there_is_one()
    {
        var company = await TestCompany.CreateAsync(database);
        var id = await company.SubmittedAsync(await company.CustomerAsync(), with: c => c with { Currency = "USD" });

        await Refused.WithAsync("invoice.rate-missing", () => company.ApproveAsync(id));
        Assert.Equal(DocumentStatus.Submitted, (await company.ReadAsync(id)).Status);

        await company.ChangeAsync(db =>
        {
            db.ExchangeRates.Add(new(company.Id, Currency.Of("USD"), company.Today.AddDays(-10), 0.91m, company.Clerk, company.Clock.Now));
            db.ExchangeRates.Add(new(company.Id, Currency.Of("USD"), company.Today.AddDays(-1), 0.92m, company.Clerk, company.Clock.Now));
            db.ExchangeRates.Add(new(company.Id, Currency.Of("USD"), company.Today.AddDays(1), 0.93m, company.Clerk, company.Clock.Now));
            return Task.CompletedTask;
        });
        await company.ApproveAsync(id);
        Assert.Equal(0.92m, (await company.ReadAsync(id)).ExchangeRate);
    }

    [Fact]
    public async Task Who_saves_over_a_newer_version_is_told_and_overwrites_nothing()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var id = await company.DraftAsync(customer);
        var seen = (await company.ReadAsync(id)).RowVersion;
        var save = database.Get<SaveInvoiceDraft>();
        Task Save(string reference) => save.ExecuteAsync(
            company.Clerk, id, InvoiceDirection.Sales, InvoiceKind.Invoice, company.Content(customer) with { Reference = reference }, seen, CancellationToken.None);
        await Save("first");

        await Refused.WithAsync("record.changed-meanwhile", () => Save("second"));
        await Refused.WithAsync("record.changed-meanwhile", () => database.Get<SubmitInvoice>().ExecuteAsync(company.Clerk, id, seen, CancellationToken.None));

        Assert.Equal("first", (await company.ReadAsync(id)).Reference);
    }

    [Fact]
    public async Task Two_people_who_save_the_same_draft_at_the_same_moment_lose_nothing_silently()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var id = await company.DraftAsync(customer);
        var seen = (await company.ReadAsync(id)).RowVersion;
        var save = database.Get<SaveInvoiceDraft>();

        var outcomes = await Together.AllAsync(8, n => save.ExecuteAsync(
            company.Clerk, id, InvoiceDirection.Sales, InvoiceKind.Invoice, company.Content(customer) with { Reference = $"writer {n}" }, seen, CancellationToken.None));

        Assert.Equal(1, outcomes.Count(o => o is null));
        Assert.All(outcomes.Where(o => o is not null), o => Assert.Equal("record.changed-meanwhile", Assert.IsType<RuleBrokenException>(o).Code));
    }

    [Fact]
    public async Task A_draft_sent_twice_at_the_same_moment_is_one_draft()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var id = Guid.CreateVersion7();
        var save = database.Get<SaveInvoiceDraft>();

        var outcomes = await Together.AllAsync(4, _ => save.ExecuteAsync(
            company.Clerk, id, InvoiceDirection.Sales, InvoiceKind.Invoice, company.Content(customer), null, CancellationToken.None));

        Assert.Equal(1, outcomes.Count(o => o is null));
        Assert.All(outcomes.Where(o => o is not null), o => Assert.Equal("record.changed-meanwhile", Assert.IsType<RuleBrokenException>(o).Code));
        Assert.Equal(1, await company.AskAsync(db => db.Invoices.CountAsync()));
    }
}
