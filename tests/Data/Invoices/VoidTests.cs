namespace InvoiceWeb.Tests.Data;

public sealed class VoidTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_void_invoice_keeps_its_number_and_its_reason_and_owes_nothing()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var issued = await company.IssuedAsync(customer);

        await company.VoidAsync(issued.Id, "Wrong customer");

        var invoice = await company.ReadAsync(issued.Id);
        Assert.Equal((DocumentStatus.Void, "2026-000001", "Wrong customer", 0m, 0L), (invoice.Status, invoice.NumberText, invoice.VoidReason, invoice.OpenAmount, invoice.OpenMinor));
        Assert.Equal("2026-000002", (await company.IssuedAsync(customer)).NumberText);
    }

    [Fact]
    public async Task What_is_paid_is_not_voided()
    {
        var company = await TestCompany.CreateAsync(database);
        var issued = await company.IssuedAsync(await company.CustomerAsync());
        await company.PayAsync(issued.Id, 1m);

        await Refused.WithAsync("invoice.allocated", () => company.VoidAsync(issued.Id));
    }

    [Fact]
    public async Task Void_needs_a_reason_an_issued_invoice_and_an_open_period()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var draft = await company.DraftAsync(customer);
        var issued = await company.IssuedAsync(customer);

        await Refused.WithAsync("invoice.not-issued", () => company.VoidAsync(draft));
        await Refused.WithAsync("reason.missing", () => company.VoidAsync(issued.Id, " "));
        await company.ChangeAsync(async db => (await db.CompanySettings.SingleAsync()).LockedThrough = company.Today);
        await Refused.WithAsync("period.locked", () => company.VoidAsync(issued.Id));
        await company.ChangeAsync(async db =>
        {
            (await db.CompanySettings.SingleAsync()).LockedThrough = null;
            (await db.FiscalYears.SingleAsync(y => y.Year == 2026)).Close();
        });
        await Refused.WithAsync("fiscal-year.closed", () => company.VoidAsync(issued.Id));
        Assert.Equal(DocumentStatus.Approved, (await company.ReadAsync(issued.Id)).Status);
    }

    [Fact]
    public async Task Of_a_void_and_a_payment_at_the_same_moment_only_one_happens()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        for (var n = 0; n < 8; n++)
        {
            var issued = await company.IssuedAsync(customer);
            var outcomes = await Together.AllAsync(2, i => i == 0 ? company.VoidAsync(issued.Id) : company.PayAsync(issued.Id, 119m, seen: 119m));

            Assert.Equal(1, outcomes.Count(o => o is null));
            Assert.IsType<RuleBrokenException>(outcomes.Single(o => o is not null));
            var invoice = await company.ReadAsync(issued.Id);
            Assert.Equal(invoice.Status is DocumentStatus.Void ? 0 : 119m, invoice.AllocatedAmount);
        }
    }
}
