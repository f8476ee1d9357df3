namespace InvoiceWeb.Tests.Data;

public sealed class ApprovalTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_policy_asks_nobody_one_or_two_by_the_amount_in_base_currency()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.PolicyAsync(InvoiceDirection.Sales, (119m, 0), (1190m, 1), (null, 2));
        var customer = await company.CustomerAsync();

        var (small, medium, large) = (await company.SubmittedAsync(customer, 100m), await company.SubmittedAsync(customer, 1000m), await company.SubmittedAsync(customer, 1000.01m));

        Assert.Equal((DocumentStatus.Approved, 0, "2026-000001"), await StateAsync(company, small));
        Assert.Equal((DocumentStatus.Submitted, 1, null), await StateAsync(company, medium));
        Assert.Equal((DocumentStatus.Submitted, 2, null), await StateAsync(company, large));
        await company.ApproveAsync(medium);
        await company.ApproveAsync(large);
        Assert.Equal((DocumentStatus.Submitted, 2, null), await StateAsync(company, large));
        await Refused.WithAsync("approval.already-yours", () => company.ApproveAsync(large));
        await company.ApproveAsync(large, company.SecondApprover);
        Assert.Equal((DocumentStatus.Approved, 2, "2026-000003"), await StateAsync(company, large));
    }

    [Fact]
    public async Task A_currency_without_a_rate_takes_the_strictest_band_and_one_with_a_rate_its_amount_in_base_currency()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.PolicyAsync(InvoiceDirection.Sales, (150m, 1), (null, 2));
        var customer = await company.CustomerAsync();

        var unknown = await company.SubmittedAsync(customer, 1m, c => c with { Currency = "USD" });
        await company.ChangeAsync(db => db.ExchangeRates.AddAsync(new(company.Id, Currency.Of("USD"), company.Today, 2m, company.Clerk, company.Clock.Now)).AsTask());
        var known = await company.SubmittedAsync(customer, 1m, c => c with { Currency = "USD" });
        var doubled = await company.SubmittedAsync(customer, 100m, c => c with { Currency = "USD" });

        Assert.Equal((DocumentStatus.Submitted, 2, null), await StateAsync(company, unknown));
        Assert.Equal((DocumentStatus.Submitted, 1, null), await StateAsync(company, known));
        Assert.Equal((DocumentStatus.Submitted, 2, null), await StateAsync(company, doubled));
    }

    [Fact]
    public async Task Two_approvers_at_once_never_leave_it_stuck_and_never_issue_it_twice()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.PolicyAsync(InvoiceDirection.Sales, (null, 2));
        var customer = await company.CustomerAsync();
        for (var n = 1; n <= 10; n++)
        {
            var id = await company.SubmittedAsync(customer);
            var seen = (await company.ReadAsync(id)).RowVersion;
            Actor[] people = [company.Approver, company.SecondApprover];

            var outcomes = await Together.AllAsync(2, i => database.Get<ApproveInvoice>().ExecuteAsync(people[i], id, seen, null, CancellationToken.None));

            Assert.All(outcomes.OfType<Exception>(), o => Assert.Equal("record.changed-meanwhile", Assert.IsType<RuleBrokenException>(o).Code));
            for (var i = 0; i < 2; i++)
                if (outcomes[i] is not null) await company.ApproveAsync(id, people[i]);
            Assert.Equal(DocumentStatus.Approved, (await company.ReadAsync(id)).Status);
            Assert.Equal(n, (await company.ReadAsync(id)).Number);
        }
    }

    [Fact]
    public async Task The_same_approval_pressed_in_two_tabs_counts_once()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.PolicyAsync(InvoiceDirection.Sales, (null, 2));
        var id = await company.SubmittedAsync(await company.CustomerAsync());

        var outcomes = await Together.AllAsync(4, _ => company.ApproveAsync(id));

        Assert.Equal(1, outcomes.Count(o => o is null));
        Assert.All(outcomes.OfType<Exception>(), o => Assert.IsType<RuleBrokenException>(o));
        Assert.Equal((DocumentStatus.Submitted, 2, null), await StateAsync(company, id));
        Assert.Single(await database.Get<ReadApprovals>().ExecuteAsync(company.Auditor, id, CancellationToken.None));
    }

    [Fact]
    public async Task Whoever_edited_or_submitted_it_cannot_approve_it()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var (editor, submitter) = (company.Person("Eddy", Roles.Clerk | Roles.Approver), company.Person("Sue", Roles.Clerk | Roles.Approver));
        var id = await company.DraftAsync(customer);
        await database.Get<SaveInvoiceDraft>().ExecuteAsync(
            editor, id, InvoiceDirection.Sales, InvoiceKind.Invoice, company.Content(customer) with { Note = "Edited" }, (await company.ReadAsync(id)).RowVersion, CancellationToken.None);
        await database.Get<SubmitInvoice>().ExecuteAsync(submitter, id, (await company.ReadAsync(id)).RowVersion, CancellationToken.None);

        await Refused.WithAsync("invoice.editor-cannot-approve", () => company.ApproveAsync(id, editor));
        await Refused.WithAsync("invoice.editor-cannot-approve", () => company.ApproveAsync(id, submitter));
        Assert.Empty(await database.Get<FindWaiting>().ExecuteAsync(editor, CancellationToken.None));
        Assert.Empty(await database.Get<FindWaiting>().ExecuteAsync(submitter, CancellationToken.None));
        Assert.Equal(id, Assert.Single(await database.Get<FindWaiting>().ExecuteAsync(company.Approver, CancellationToken.None)).Id);
        await company.ApproveAsync(id);
    }

    [Fact]
    public async Task An_editor_of_an_earlier_round_cannot_approve_a_later_one()
    {
        var company = await TestCompany.CreateAsync(database);
        var both = company.Person("Bob Both", Roles.Clerk | Roles.Approver);
        var customer = await company.CustomerAsync();
        var id = await company.DraftAsync(customer);
        await database.Get<SaveInvoiceDraft>().ExecuteAsync(
            both, id, InvoiceDirection.Sales, InvoiceKind.Invoice, company.Content(customer) with { Note = "Mine" }, (await company.ReadAsync(id)).RowVersion, CancellationToken.None);
        await company.SubmitAsync(id);
        await RejectAsync(company, id, "No");
        await company.SubmitAsync(id);

        await Refused.WithAsync("invoice.editor-cannot-approve", () => company.ApproveAsync(id, both));
    }

    [Fact]
    public async Task A_rejection_needs_a_reason_and_returns_it_to_its_clerk_who_starts_over()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.PolicyAsync(InvoiceDirection.Sales, (null, 2));
        var id = await company.SubmittedAsync(await company.CustomerAsync());
        await company.ApproveAsync(id);
        await Refused.WithAsync("reason.missing", () => RejectAsync(company, id, ""));
        await RejectAsync(company, id, "Wrong price", company.SecondApprover);
        Assert.Equal(DocumentStatus.Draft, (await company.ReadAsync(id)).Status);

        await company.SubmitAsync(id);
        await company.ApproveAsync(id, company.SecondApprover);
        Assert.Equal(DocumentStatus.Submitted, (await company.ReadAsync(id)).Status);
        await company.ApproveAsync(id);
        Assert.Equal("2026-000001", (await company.ReadAsync(id)).NumberText);
    }

    [Fact]
    public async Task Break_glass_approves_at_once_and_leaves_its_reason_for_everybody_to_see()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.PolicyAsync(InvoiceDirection.Sales, (null, 2));
        var id = await company.SubmittedAsync(await company.CustomerAsync());
        async Task Break(string? reason) =>
            await database.Get<BreakGlassApproval>().ExecuteAsync(company.Admin, id, (await company.ReadAsync(id)).RowVersion, reason, CancellationToken.None);

        await Refused.WithAsync("reason.missing", () => Break(null));
        await Break("Both approvers are ill");

        Assert.Equal(DocumentStatus.Approved, (await company.ReadAsync(id)).Status);
        var step = Assert.Single(await database.Get<ReadApprovals>().ExecuteAsync(company.Auditor, id, CancellationToken.None));
        Assert.Equal((true, "Both approvers are ill", "Ada Admin"), (step.IsBreakGlass, step.Reason, step.ApproverName));
        var history = await database.Get<ReadHistory>().ExecuteAsync(company.Auditor, id, CancellationToken.None);
        Assert.Contains(history, e => e.Action == "invoice.approved-by-break-glass" && e.Json.Contains("Both approvers are ill", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_has_approved_and_then_rejects_is_refused_with_a_reason_and_not_with_an_error()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.PolicyAsync(InvoiceDirection.Sales, (null, 2));
        var id = await company.SubmittedAsync(await company.CustomerAsync());
        await company.ApproveAsync(id);

        await Refused.WithAsync("approval.already-decided", () => RejectAsync(company, id, "Changed my mind"));
    }

    private async Task RejectAsync(TestCompany company, Guid id, string reason, Actor? by = null) =>
        await database.Get<RejectInvoice>().ExecuteAsync(by ?? company.Approver, id, (await company.ReadAsync(id)).RowVersion, reason, CancellationToken.None);

    private static async Task<(DocumentStatus, int, string?)> StateAsync(TestCompany company, Guid id)
    {
        var invoice = await company.ReadAsync(id);
        return (invoice.Status, invoice.ApprovalsRequired, invoice.NumberText);
    }
}
