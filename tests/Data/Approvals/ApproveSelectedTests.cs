namespace InvoiceWeb.Tests.Data;

public sealed class ApproveSelectedTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Each_has_an_outcome_of_its_own_and_one_that_is_refused_stops_no_other()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.PolicyAsync(InvoiceDirection.Sales, (null, 1));
        var customer = await company.CustomerAsync();
        var foreign = await (await TestCompany.CreateAsync(database)).CustomerAsync();
        var (first, changed, own, last) = (await company.SubmittedAsync(customer), await company.SubmittedAsync(customer), await company.DraftAsync(customer), await company.SubmittedAsync(customer));

        var outcomes = await database.Get<ApproveSelected>().ExecuteAsync(
            company.Approver, [await SeenAsync(first), (changed, 1), await SeenAsync(own), (foreign.Id, 1), await SeenAsync(last)], CancellationToken.None);

        Assert.Equal([first, changed, own, foreign.Id, last], outcomes.Select(o => o.Id));
        Assert.Equal([null, "record.changed-meanwhile", "invoice.not-awaiting-approval", "record.not-found", null], outcomes.Select(o => o.Refusal?.Code));
        Assert.Equal([DocumentStatus.Approved, DocumentStatus.Submitted, DocumentStatus.Draft, DocumentStatus.Approved],
            [(await company.ReadAsync(first)).Status, (await company.ReadAsync(changed)).Status, (await company.ReadAsync(own)).Status, (await company.ReadAsync(last)).Status]);
        Assert.Equal([1, 2], [(await company.ReadAsync(first)).Number, (await company.ReadAsync(last)).Number]);

        async Task<(Guid, int)> SeenAsync(Guid id) => (id, (await company.ReadAsync(id)).RowVersion);
    }
}
