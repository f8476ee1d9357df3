using InvoiceWeb.Approvals.Absence;

namespace InvoiceWeb.Tests.Data;

/// <summary>A delegation lends one vote, to one person, for some days: and nothing else.</summary>
public sealed class AbsenceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task While_an_approver_is_away_the_colleague_sees_what_waits_and_approves_it_in_their_name()
    {
        var (company, absent, colleague) = await AwayAsync();
        var id = await company.SubmittedAsync(await company.CustomerAsync());

        var row = Assert.Single(await WaitingAsync(colleague));
        Assert.Equal((id, "Abby Absent"), (row.Id, row.OnBehalfOf));
        Assert.Equal("Abby Absent", (await database.Get<ReadDecisionOptions>().ExecuteAsync(colleague, id, None)).StandsInFor);
        await company.ApproveAsync(id, colleague);

        Assert.Equal(DocumentStatus.Approved, (await company.ReadAsync(id)).Status);
        var step = Assert.Single(await database.Get<ReadApprovals>().ExecuteAsync(company.Auditor, id, None));
        Assert.Equal(("Cole Colleague", absent.UserId, "Abby Absent"), (step.ApproverName, step.OnBehalfOfId, step.OnBehalfOfName));
        Assert.Contains("Abby Absent", (await company.AskAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "invoice.approved"))).Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_colleague_may_reject_too()
    {
        var (company, _, colleague) = await AwayAsync();
        var id = await company.SubmittedAsync(await company.CustomerAsync());
        await RejectAsync(company, id, colleague);
        Assert.Equal(DocumentStatus.Draft, (await company.ReadAsync(id)).Status);
        Assert.Equal("Abby Absent", Assert.Single(await database.Get<ReadApprovals>().ExecuteAsync(company.Auditor, id, None)).OnBehalfOfName);
    }

    [Fact]
    public async Task It_begins_and_ends_by_itself_on_the_tenants_days()
    {
        var company = await TestCompany.CreateAsync(database);
        var (absent, colleague) = (await company.EmployAsync("Abby Absent", Roles.Approver), await company.EmployAsync("Cole Colleague", Roles.Payer));
        await GiveAsync(absent, colleague, company.Today.AddDays(1), company.Today.AddDays(2));
        var customer = await company.CustomerAsync();
        var (first, second) = (await company.SubmittedAsync(customer), await company.SubmittedAsync(customer));

        await NoRightAsync(company, first, colleague);
        // 22:30 in UTC is half past midnight in Berlin.
        company.Clock.Now = new(2026, 6, 15, 22, 30, 0, TimeSpan.Zero);
        await company.ApproveAsync(first, colleague);
        company.Clock.Now = new(2026, 6, 17, 21, 30, 0, TimeSpan.Zero);
        Assert.Single(await WaitingAsync(colleague));
        company.Clock.Now = new(2026, 6, 17, 22, 30, 0, TimeSpan.Zero);
        await NoRightAsync(company, second, colleague);
        Assert.Empty(await WaitingAsync(colleague));
    }

    [Fact]
    public async Task It_ends_with_a_revocation_and_when_the_absent_person_may_no_longer_approve()
    {
        var (company, absent, colleague) = await AwayAsync();
        var id = await company.SubmittedAsync(await company.CustomerAsync());

        await company.RolesAsync(absent, Roles.Clerk);
        await NoRightAsync(company, id, colleague);
        await company.RolesAsync(absent, Roles.Approver);
        Assert.Single(await WaitingAsync(colleague));

        var given = Assert.Single(await database.Get<FindDelegations>().ExecuteAsync(absent, None));
        await Refused.WithAsync("record.not-found", () => database.Get<RevokeDelegation>().ExecuteAsync(colleague, given.Id, None));
        await database.Get<RevokeDelegation>().ExecuteAsync(absent, given.Id, None);
        await NoRightAsync(company, id, colleague);
        await Refused.WithAsync("delegation.revoked", () => database.Get<RevokeDelegation>().ExecuteAsync(absent, given.Id, None));
        Assert.Equal(["delegation.given", "delegation.revoked"], (await database.Get<ReadHistory>().ExecuteAsync(company.Auditor, given.Id, None)).Select(e => e.Action));
    }

    [Fact]
    public async Task Nobody_approves_what_either_of_the_two_edited_or_submitted()
    {
        var company = await TestCompany.CreateAsync(database);
        var absent = await company.EmployAsync("Abby Absent", Roles.Approver | Roles.Clerk);
        var colleague = await company.EmployAsync("Cole Colleague", Roles.Clerk);
        await GiveAsync(absent, colleague, company.Today, company.Today);
        var customer = await company.CustomerAsync();
        var (editedByAbsent, editedByColleague) = (await EditedAsync(company, customer, absent), await EditedAsync(company, customer, colleague));
        var submittedByAbsent = await company.DraftAsync(customer);
        await database.Get<SubmitInvoice>().ExecuteAsync(absent, submittedByAbsent, (await company.ReadAsync(submittedByAbsent)).RowVersion, None);

        await Refused.WithAsync("approval.absent-edited", () => company.ApproveAsync(editedByAbsent, colleague));
        await Refused.WithAsync("approval.absent-edited", () => company.ApproveAsync(submittedByAbsent, colleague));
        await Refused.WithAsync("approval.absent-edited", () => RejectAsync(company, submittedByAbsent, colleague));
        await Refused.WithAsync("invoice.editor-cannot-approve", () => company.ApproveAsync(editedByColleague, colleague));
        await Refused.WithAsync("invoice.editor-cannot-approve", () => RejectAsync(company, editedByColleague, colleague));
        Assert.Empty(await WaitingAsync(colleague));
        Assert.Equal("approval.absent-edited", (await database.Get<ReadDecisionOptions>().ExecuteAsync(colleague, editedByAbsent, None)).Refusal!.Code);
    }

    [Fact]
    public async Task One_person_has_one_vote_whoever_casts_it()
    {
        var (company, absent, colleague) = await AwayAsync();
        await company.PolicyAsync(InvoiceDirection.Sales, (null, 2));
        var customer = await company.CustomerAsync();
        var (castForAbsent, castByAbsent) = (await company.SubmittedAsync(customer), await company.SubmittedAsync(customer));

        await company.ApproveAsync(castForAbsent, colleague);
        await Refused.WithAsync("approval.already-yours", () => company.ApproveAsync(castForAbsent, colleague));
        await Refused.WithAsync("approval.vote-cast-for-you", () => company.ApproveAsync(castForAbsent, absent));
        await company.ApproveAsync(castByAbsent, absent);
        await Refused.WithAsync("approval.absent-decided", () => company.ApproveAsync(castByAbsent, colleague));

        Assert.Empty(await WaitingAsync(colleague));
        Assert.Empty(await WaitingAsync(absent));
        await company.ApproveAsync(castForAbsent);
        await company.ApproveAsync(castByAbsent);
        Assert.Equal(2, (await company.ReadAsync(castByAbsent)).Number);
    }

    [Fact]
    public async Task Who_stands_in_for_two_still_votes_once()
    {
        var (company, _, colleague) = await AwayAsync();
        await company.PolicyAsync(InvoiceDirection.Sales, (null, 2));
        await GiveAsync(await company.EmployAsync("Bea Absent", Roles.Approver), colleague, company.Today, company.Today);
        var id = await company.SubmittedAsync(await company.CustomerAsync());
        Assert.Single(await WaitingAsync(colleague));

        await company.ApproveAsync(id, colleague);

        await Refused.WithAsync("approval.already-yours", () => company.ApproveAsync(id, colleague));
        Assert.Equal(DocumentStatus.Submitted, (await company.ReadAsync(id)).Status);
    }

    [Fact]
    public async Task An_approver_and_the_stand_in_at_once_cast_one_vote()
    {
        var (company, absent, colleague) = await AwayAsync();
        await company.PolicyAsync(InvoiceDirection.Sales, (null, 2));
        var id = await company.SubmittedAsync(await company.CustomerAsync());
        var seen = (await company.ReadAsync(id)).RowVersion;
        Actor[] two = [absent, colleague];

        var outcomes = await Together.AllAsync(2, n => database.Get<ApproveInvoice>().ExecuteAsync(two[n], id, seen, null, None));

        Assert.Single(outcomes, o => o is null);
        Assert.Equal(DocumentStatus.Submitted, (await company.ReadAsync(id)).Status);
        Assert.Single(await database.Get<ReadApprovals>().ExecuteAsync(company.Auditor, id, None));
    }

    [Fact]
    public async Task A_lent_right_is_not_lent_on_and_gives_nothing_but_decisions()
    {
        var (company, _, colleague) = await AwayAsync();
        var third = await company.EmployAsync("Thea Third", Roles.Clerk);
        await Refused.WithAsync("access.missing-permission", () => GiveAsync(colleague, third, company.Today, company.Today));
        var issued = await company.IssuedAsync(await company.CustomerAsync());
        await Refused.WithAsync("access.missing-permission", () => database.Get<VoidInvoice>().ExecuteAsync(colleague, issued.Id, "Mine now", None));
    }

    [Fact]
    public async Task An_auditor_a_stranger_and_oneself_cannot_stand_in()
    {
        var company = await TestCompany.CreateAsync(database);
        var absent = await company.EmployAsync("Abby Absent", Roles.Approver);
        var auditor = await company.EmployAsync("Audrey", Roles.Auditor);
        var stranger = await (await TestCompany.CreateAsync(database)).EmployAsync("Stan", Roles.Approver);
        var clerk = await company.EmployAsync("Cleo", Roles.Clerk);

        await Refused.WithAsync("delegation.not-fitting", () => GiveAsync(absent, auditor, company.Today, company.Today));
        await Refused.WithAsync("record.not-found", () => GiveAsync(absent, stranger, company.Today, company.Today));
        await Refused.WithAsync("delegation.shape", () => GiveAsync(absent, absent, company.Today, company.Today));
        await Refused.WithAsync("delegation.over", () => GiveAsync(absent, clerk, company.Today.AddDays(-3), company.Today.AddDays(-1)));
        await GiveAsync(absent, clerk, company.Today, company.Today.AddDays(3));
        await Refused.WithAsync("delegation.overlaps", () => GiveAsync(absent, clerk, company.Today.AddDays(3), company.Today.AddDays(5)));
        Assert.Equal(["Cleo"], (await database.Get<FindDelegates>().ExecuteAsync(absent, None)).Select(c => c.Name));

        // A stand-in who became an auditor meanwhile only reads.
        var id = await company.SubmittedAsync(await company.CustomerAsync());
        await NoRightAsync(company, id, clerk with { Permissions = RolePermissions.Of(Roles.Auditor) });
    }

    [Fact]
    public async Task A_delegation_of_another_company_lends_nothing_here()
    {
        var (_, _, colleague) = await AwayAsync();
        var here = await TestCompany.CreateAsync(database);
        var id = await here.SubmittedAsync(await here.CustomerAsync());
        await here.RolesAsync(colleague, Roles.Clerk);

        await NoRightAsync(here, id, colleague with { Tenant = here.Id });
    }

    private async Task<(TestCompany Company, Actor Absent, Actor Colleague)> AwayAsync()
    {
        var company = await TestCompany.CreateAsync(database);
        var (absent, colleague) = (await company.EmployAsync("Abby Absent", Roles.Approver), await company.EmployAsync("Cole Colleague", Roles.Clerk));
        await GiveAsync(absent, colleague, company.Today, company.Today.AddDays(7));
        return (company, absent, colleague);
    }

    private Task GiveAsync(Actor absent, Actor colleague, DateOnly from, DateOnly to) =>
        database.Get<DelegateApprovals>().ExecuteAsync(absent, new(colleague.UserId, from, to), None);

    private Task<IReadOnlyList<WaitingRow>> WaitingAsync(Actor actor) => database.Get<FindWaiting>().ExecuteAsync(actor, None);

    private async Task NoRightAsync(TestCompany company, Guid id, Actor actor)
    {
        await Refused.WithAsync("access.missing-permission", () => company.ApproveAsync(id, actor));
        await Refused.WithAsync("access.missing-permission", () => RejectAsync(company, id, actor));
        Assert.Empty(await WaitingAsync(actor));
    }

    private async Task RejectAsync(TestCompany company, Guid id, Actor by) =>
        await database.Get<RejectInvoice>().ExecuteAsync(by, id, (await company.ReadAsync(id)).RowVersion, "Wrong price", None);

    private async Task<Guid> EditedAsync(TestCompany company, Participant customer, Actor editor)
    {
        var id = await company.DraftAsync(customer);
        await database.Get<SaveInvoiceDraft>().ExecuteAsync(
            editor, id, InvoiceDirection.Sales, InvoiceKind.Invoice, company.Content(customer) with { Note = "Edited" }, (await company.ReadAsync(id)).RowVersion, None);
        await company.SubmitAsync(id);
        return id;
    }
}
