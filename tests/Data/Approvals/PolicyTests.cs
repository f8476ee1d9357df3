using InvoiceWeb.Approvals.Policy;

namespace InvoiceWeb.Tests.Data;

public sealed class PolicyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_changed_policy_changes_nothing_that_is_submitted_already()
    {
        var company = await TestCompany.CreateAsync(database);
        await SaveAsync(company, new(1000m, 1), new(null, 2));
        var customer = await company.CustomerAsync();
        var (one, two) = (await company.SubmittedAsync(customer, 100m), await company.SubmittedAsync(customer, 2000m));

        await SaveAsync(company, new BandContent(null, 0));

        Assert.Equal((1, 2), ((await company.ReadAsync(one)).ApprovalsRequired, (await company.ReadAsync(two)).ApprovalsRequired));
        await company.ApproveAsync(two);
        Assert.Equal(DocumentStatus.Submitted, (await company.ReadAsync(two)).Status);
        await SaveAsync(company, new BandContent(null, 2));
        await company.ApproveAsync(one);
        Assert.Equal(DocumentStatus.Approved, (await company.ReadAsync(one)).Status);
        Assert.Equal(2, (await company.ReadAsync(await company.SubmittedAsync(customer))).ApprovalsRequired);
        var changes = await company.AskAsync(db => db.AuditEvents.Where(e => e.Action == "settings.approval-policy-changed").OrderBy(e => e.Sequence).Select(e => e.Json).ToListAsync());
        Assert.Contains("≤ 1000: 1; above: 2", changes[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_directions_have_bands_of_their_own_and_without_any_one_person_approves()
    {
        var company = await TestCompany.CreateAsync(database);
        await SaveAsync(company, new(10m, 0), new(null, 2));
        var policy = await database.Get<ReadApprovalPolicy>().ExecuteAsync(company.Auditor, CancellationToken.None);

        Assert.Equal([new(10m, 0), new(null, 2)], policy.Of(InvoiceDirection.Sales));
        Assert.Equal([new(null, 1)], policy.Of(InvoiceDirection.Purchase));
    }

    [Fact]
    public async Task Two_admins_cannot_save_over_each_other()
    {
        var company = await TestCompany.CreateAsync(database);
        var seen = (await database.Get<ReadApprovalPolicy>().ExecuteAsync(company.Admin, CancellationToken.None)).SettingsVersion;
        var outcomes = await Together.AllAsync(4, n => database.Get<SaveApprovalPolicy>().ExecuteAsync(company.Admin, InvoiceDirection.Sales, [new(n + 1, 1), new(null, 2)], seen, CancellationToken.None));

        Assert.Single(outcomes, o => o is null);
        Assert.All(outcomes.OfType<Exception>(), o => Assert.Equal("record.changed-meanwhile", Assert.IsType<RuleBrokenException>(o).Code));
        Assert.Equal(2, await company.AskAsync(db => db.ApprovalBands.CountAsync()));
    }

    private async Task SaveAsync(TestCompany company, params BandContent[] bands) => await database.Get<SaveApprovalPolicy>().ExecuteAsync(
        company.Admin, InvoiceDirection.Sales, bands, (await database.Get<ReadApprovalPolicy>().ExecuteAsync(company.Admin, CancellationToken.None)).SettingsVersion, CancellationToken.None);
}
