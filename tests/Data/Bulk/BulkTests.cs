using System.IO.Compression;
using System.Text.Json;
using InvoiceWeb.Bulk;
using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Documents;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Tests.Data;

/// <summary>Many at once, each by the rules of a single one.</summary>
public sealed class BulkTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task One_that_is_refused_stops_no_other_and_says_why()
    {
        var (company, approver) = await StaffedAsync();
        var customer = await company.CustomerAsync();
        Guid[] ids = [await company.SubmittedAsync(customer), await company.DraftAsync(customer), await company.SubmittedAsync(customer)];

        var outcomes = (await RunAsync(await StartAsync(approver, BulkAction.Approve, await SeenAsync(company, ids)))).Rows;

        Assert.Equal([null, "invoice.not-awaiting-approval", null], outcomes.Select(o => o.Refusal?.Code));
        Assert.Equal([DocumentStatus.Approved, DocumentStatus.Draft, DocumentStatus.Approved], await StatusAsync(company, ids));
        Assert.Equal(ids.Select(id => $"invoices/{id}"), outcomes.Select(o => o.Path));
    }

    [Fact]
    public async Task What_changed_since_it_was_looked_at_is_refused()
    {
        var (company, approver) = await StaffedAsync();
        var id = await company.SubmittedAsync(await company.CustomerAsync());
        var job = await StartAsync(approver, BulkAction.Approve, [new(id, (await company.ReadAsync(id)).RowVersion - 1)]);
        Assert.Equal("record.changed-meanwhile", Assert.Single((await RunAsync(job)).Rows).Refusal?.Code);
    }

    [Fact]
    public async Task Rights_are_those_of_the_moment_in_which_it_runs()
    {
        var (company, approver) = await StaffedAsync();
        var customer = await company.CustomerAsync();
        Guid[] ids = [await company.SubmittedAsync(customer), await company.SubmittedAsync(customer)];
        var job = await StartAsync(approver, BulkAction.Approve, await SeenAsync(company, ids));
        await company.RolesAsync(approver, Roles.Auditor);

        Assert.All((await RunAsync(job)).Rows, row => Assert.Equal("access.missing-permission", row.Refusal?.Code));
        Assert.All(await StatusAsync(company, ids), status => Assert.Equal(DocumentStatus.Submitted, status));
    }

    [Fact]
    public async Task Who_may_not_enter_any_more_does_nothing_any_more()
    {
        var (company, approver) = await StaffedAsync();
        var id = await company.SubmittedAsync(await company.CustomerAsync());
        var job = await StartAsync(approver, BulkAction.Approve, await SeenAsync(company, id));
        await using (var db = await database.Get<HostDatabase>().OpenAsync(None)) await db.Memberships.Where(m => m.UserId == approver.UserId).ExecuteDeleteAsync();
        Assert.Equal("record.not-found", Assert.Single((await RunAsync(job)).Rows).Refusal?.Code);
    }

    [Fact]
    public async Task After_a_crash_it_goes_on_and_what_was_done_counts_as_done()
    {
        var (company, approver) = await StaffedAsync();
        var customer = await company.CustomerAsync();
        var ids = new List<Guid>();
        for (var n = 0; n < 4; n++) ids.Add(await company.SubmittedAsync(customer));
        var job = await StartAsync(approver, BulkAction.Approve, await SeenAsync(company, [.. ids]));

        // The power fails after the second was approved and before its outcome was kept.
        var kept = "";
        await Assert.ThrowsAsync<TimeoutException>(() => Handler(job).RunAsync(job, new((done, _, _, result) =>
        {
            if (done == 2) throw new TimeoutException();
            kept = result ?? kept;
            return Task.CompletedTask;
        }), None));
        Assert.Single(JobResult.Read(kept).Rows);
        await using (var db = await database.Get<HostDatabase>().OpenAsync(None)) await db.Database.ExecuteSqlAsync($"UPDATE jobs SET result = {kept}::jsonb WHERE id = {job.Id}");

        var outcomes = (await RunAsync(await JobAsync(job.Id))).Rows;
        Assert.Equal((4, 0), (outcomes.Count, outcomes.Count(o => o.Refusal is not null)));
        Assert.All(await StatusAsync(company, [.. ids]), status => Assert.Equal(DocumentStatus.Approved, status));
        Assert.Equal(4, await company.AskAsync(db => db.ApprovalSteps.CountAsync()));
    }

    [Fact]
    public async Task What_is_certain_so_far_survives_a_stop()
    {
        var queue = database.Get<JobQueue>();
        var id = await queue.AddAsync(new Job("test.stopped", null, null, "{}", database.Clock.Now), None);
        // Jobs of other tests wait in the same queue.
        while ((await queue.ClaimAsync("runner", None))!.Id != id) { }
        Assert.True(await queue.ReportAsync(id, "runner", 1, 2, null, new JobResult([new("x", "X")]).ToJson(), None));
        await queue.CancelAsync(id, None);
        Assert.False(await queue.ReportAsync(id, "runner", 2, 2, null, null, None));
        await queue.EndCancelledAsync(id, "runner", None);
        Assert.Equal((JobState.Cancelled, "X"), ((await JobAsync(id)).State, Assert.Single(JobResult.Read((await JobAsync(id)).Result).Rows).Name));
    }

    [Theory]
    [InlineData(BulkAction.Submit), InlineData(BulkAction.Approve), InlineData(BulkAction.Void)]
    public async Task The_preview_says_what_will_happen_and_changes_nothing(BulkAction action)
    {
        var (company, _) = await StaffedAsync();
        var person = await company.EmployAsync("Pat Preview", Roles.Clerk | Roles.Approver);
        var (customer, supplier) = (await company.CustomerAsync(), await company.SupplierAsync());
        var paid = (await company.IssuedAsync(customer)).Id;
        await company.PayAsync(paid, 119m);
        Guid[] ids =
        [
            await company.DraftAsync(customer), await company.DraftAsync(customer, with: c => c with { Lines = [] }), await company.SubmittedAsync(customer),
            (await company.IssuedAsync(customer)).Id, paid, await company.DraftAsync(supplier),
        ];
        var seen = await SeenAsync(company, ids);

        var forecast = await database.Get<PreviewBulk>().ExecuteAsync(person, action, seen, None);
        Assert.Equal(seen, await SeenAsync(company, ids));
        var outcomes = (await RunAsync(await StartAsync(person, action, seen))).Rows;

        Assert.Equal(outcomes.Select(o => o.Refusal?.Code), forecast.Select(f => f.Refusal?.Code));
        Assert.Contains(forecast, f => f.Refusal is null);
        Assert.Contains(forecast, f => f.Refusal is not null);
    }

    [Fact]
    public async Task A_void_needs_its_reason_before_it_begins_and_nothing_or_too_much_is_refused()
    {
        var (company, approver) = await StaffedAsync();
        var id = (await company.IssuedAsync(await company.CustomerAsync())).Id;
        var start = database.Get<StartBulk>();
        await Refused.WithAsync("reason.missing", () => start.ExecuteAsync(approver, BulkAction.Void, [new(id, 1)], " ", None));
        await Refused.WithAsync("bulk.nothing-selected", () => start.ExecuteAsync(approver, BulkAction.Void, [], "Wrong", None));
        await Refused.WithAsync("bulk.too-many", () => start.ExecuteAsync(approver, BulkAction.Void, [.. Enumerable.Range(0, BulkActions.MostRows + 1).Select(_ => new SelectedInvoice(Guid.CreateVersion7(), 1))], "Wrong", None));

        Assert.Null(Assert.Single((await RunAsync(await StartAsync(approver, BulkAction.Void, [new(id, 1)]))).Rows).Refusal);
        Assert.Equal("Wrong customer", (await company.ReadAsync(id)).VoidReason);
    }

    [Fact]
    public async Task What_was_refused_can_be_read_and_tried_again_once_it_is_mended()
    {
        var (company, _) = await StaffedAsync();
        var clerk = await company.EmployAsync("Cleo Clerk", Roles.Clerk);
        var customer = await company.CustomerAsync();
        Guid[] ids = [await company.DraftAsync(customer, with: c => c with { Lines = [] }), await company.DraftAsync(customer), await company.DraftAsync(customer, with: c => c with { Lines = [] })];
        var job = await EndedAsync(clerk, BulkAction.Submit, await SeenAsync(company, ids));

        await database.Get<SaveInvoiceDraft>().ExecuteAsync(company.Clerk, ids[0], InvoiceDirection.Sales, InvoiceKind.Invoice, company.Content(customer), (await company.ReadAsync(ids[0])).RowVersion, None);
        await database.Get<DeleteDraft>().ExecuteAsync(company.Clerk, ids[2], (await company.ReadAsync(ids[2])).RowVersion, None);
        var refused = await database.Get<ReadRefused>().ExecuteAsync(clerk, job, None);
        Assert.Equal([ids[0], ids[2]], refused.Rows.Select(row => row.Id));
        Assert.All(refused.Rows, row => Assert.NotEmpty(row.Refusal.Code));
        Assert.Equal((await company.ReadAsync(ids[0])).ParticipantName, refused.Rows[0].Participant);
        Assert.Null(refused.Rows[1].Version);

        // As it is now, and what was deleted is left out.
        Assert.Equal(await SeenAsync(company, ids[0]), refused.Again);
        Assert.Null(Assert.Single((await RunAsync(await StartAsync(clerk, refused.Action, refused.Again))).Rows).Refusal);
        Assert.Equal(DocumentStatus.Submitted, (await company.ReadAsync(ids[0])).Status);
    }

    [Fact]
    public async Task Who_tries_again_to_approve_does_not_approve_what_they_have_not_seen()
    {
        var (company, approver) = await StaffedAsync();
        var id = await company.SubmittedAsync(await company.CustomerAsync());
        var job = await EndedAsync(approver, BulkAction.Approve, [new(id, (await company.ReadAsync(id)).RowVersion - 1)]);
        var refused = await database.Get<ReadRefused>().ExecuteAsync(approver, job, None);
        Assert.Equal("record.changed-meanwhile", Assert.Single((await RunAsync(await StartAsync(approver, refused.Action, refused.Again))).Rows).Refusal?.Code);
    }

    [Fact]
    public async Task A_job_is_for_who_asked_and_for_the_admins_of_the_company()
    {
        var (company, approver) = await StaffedAsync();
        var (other, _) = await StaffedAsync();
        var job = await LeftAFile.ByAsync(database, approver);
        var (read, cancel, download, refused, find) = (database.Get<ReadJob>(), database.Get<CancelJob>(), database.Get<DownloadJobFile>(), database.Get<ReadRefused>(), database.Get<FindJobs>());
        // A colleague, the admin of another company, and the same person in another company.
        foreach (var attacker in new[] { company.Clerk, company.Auditor, other.Admin, approver with { Tenant = other.Id } })
        {
            await Refused.WithAsync("record.not-found", () => read.ExecuteAsync(attacker, job, None));
            await Refused.WithAsync("record.not-found", () => cancel.ExecuteAsync(attacker, job, None));
            await Refused.WithAsync("record.not-found", () => download.ExecuteAsync(attacker, job, None));
            await Refused.WithAsync("record.not-found", () => refused.ExecuteAsync(attacker, job, None));
            Assert.Empty(await find.ExecuteAsync(attacker, false, None));
        }
        foreach (var allowed in new[] { approver, company.Admin })
        {
            Assert.Equal(job, (await read.ExecuteAsync(allowed, job, None)).Id);
            Assert.Empty((await refused.ExecuteAsync(allowed, job, None)).Rows);
            Assert.Equal("Invoices.zip", (await download.ExecuteAsync(allowed, job, None)).Name);
        }
        Assert.Equal(job, Assert.Single(await find.ExecuteAsync(approver, true, None)).Id);
        database.Clock.Advance(TimeSpan.FromDays(8));
        await Refused.WithAsync("job.file-over", () => download.ExecuteAsync(approver, job, None));
    }

    [Fact]
    public void Files_of_one_name_get_a_number_each()
    {
        using var draft = database.Get<BulkZip>().Begin(new Job("x", null, null, "{}", database.Clock.Now));
        foreach (var name in new[] { "1 Café.pdf", "1 CAFÉ.pdf", "1 Café.pdf", "2 Other.pdf", "1 Café (2).pdf" }) draft.Add(new InvoicePdf(name, [1, 2, 3]));
        using var zip = new ZipArchive(new MemoryStream(draft.Close()));
        Assert.Equal(["1 Café.pdf", "1 CAFÉ (2).pdf", "1 Café (3).pdf", "2 Other.pdf", "1 Café (2) (2).pdf"], zip.Entries.Select(e => e.FullName));
        Assert.All(zip.Entries, e => Assert.Equal(3, e.Length));
    }

    [Fact]
    public void A_kept_refusal_says_the_same_as_the_one_that_was_met()
    {
        var see = Guid.CreateVersion7();
        var refusals = new[]
        {
            TenancyRules.MissingPermission(Permission.ApproveInvoices), TenancyRules.DateLocked(new(2026, 3, 1), new(2026, 3, 31)),
            InvoiceRules.SupplierNumberTaken("R-{1}", "Papierwerk", see), BulkRules.TooMany(501), InvoiceRules.NotADraft("7", DocumentStatus.Void),
        };
        foreach (var met in refusals)
        {
            var json = new JobResult([new("a", "b", KeptRefusal.Of(met))]).ToJson();
            var kept = JobResult.Read(json).Rows[0].Refusal!.ToRule();
            Assert.Equal((met.Code, met.Message, met.See, met.Text.Format), (kept.Code, kept.Message, kept.See, kept.Text.Format));
        }
        Assert.Same(JobResult.None, JobResult.Read(null));
        Assert.Throws<JsonException>(() => BulkOrder.Read("null"));
    }

    private async Task<(TestCompany Company, Actor Approver)> StaffedAsync()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.PolicyAsync(InvoiceDirection.Purchase, (null, 1));
        return (company, await company.EmployAsync("Ben Bulk", Roles.Approver));
    }

    private async Task<IReadOnlyList<SelectedInvoice>> SeenAsync(TestCompany company, params Guid[] ids)
    {
        var seen = new List<SelectedInvoice>();
        foreach (var id in ids) seen.Add(new(id, (await company.ReadAsync(id)).RowVersion));
        return seen;
    }

    private async Task<Job> StartAsync(Actor person, BulkAction action, IReadOnlyList<SelectedInvoice> selected) =>
        await JobAsync(await database.Get<StartBulk>().ExecuteAsync(person, action, selected, "Wrong customer", None));

    /// <summary>Runs it and keeps its result, as the runner does.</summary>
    private async Task<Guid> EndedAsync(Actor person, BulkAction action, IReadOnlyList<SelectedInvoice> selected)
    {
        var job = await StartAsync(person, action, selected);
        var result = (await RunAsync(job)).ToJson();
        await using var db = await database.Get<HostDatabase>().OpenAsync(None);
        await db.Database.ExecuteSqlAsync($"UPDATE jobs SET result = {result}::jsonb WHERE id = {job.Id}");
        return job.Id;
    }

    private IJobHandler Handler(Job job) => database.Get<IEnumerable<IJobHandler>>().Single(h => h.Kind == job.Kind);

    private async Task<JobResult> RunAsync(Job job) => JobResult.Read(await Handler(job).RunAsync(job, new((_, _, _, _) => Task.CompletedTask), None));

    private async Task<Job> JobAsync(Guid id)
    {
        await using var db = await database.Get<HostDatabase>().OpenAsync(None);
        return await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id);
    }

    private static async Task<List<DocumentStatus>> StatusAsync(TestCompany company, params Guid[] ids)
    {
        var found = new List<DocumentStatus>();
        foreach (var id in ids) found.Add((await company.ReadAsync(id)).Status);
        return found;
    }
}
