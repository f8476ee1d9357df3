using InvoiceWeb.Invoices.Figures;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Tests.Data;

/// <summary>The demo companies: what they show, that they come once, and that nothing of them stays.</summary>
public sealed class DemoDataTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestDatabase _database = new();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await LoadAsync();
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Every_state_is_there_and_something_waits_for_every_role_and_the_figures_are_right()
    {
        foreach (var (slug, approver, clerk) in new[] { ("brightside", "amir", "clara"), ("northwind", "nils", "kenji") })
        {
            var actor = await EnterAsync(clerk, slug);
            var invoices = await AskAsync(actor, db => db.Invoices.AsNoTracking().ToListAsync());
            Assert.InRange(invoices.Count, 60, 300);
            foreach (var status in Enum.GetValues<DocumentStatus>()) Assert.Contains(invoices, i => i.Status == status);
            foreach (var payment in new[] { PaymentStatus.Unpaid, PaymentStatus.PartlyPaid, PaymentStatus.Paid }) Assert.Contains(invoices, i => i.Status is DocumentStatus.Approved && i.PaymentStatus == payment);
            Assert.Contains(invoices, i => i.Kind is InvoiceKind.CreditNote && i.Status is DocumentStatus.Approved);
            Assert.DoesNotContain(invoices, i => i.DaysOverdue(new(2026, 6, 15)) > 200);
            var archived = await AskAsync(actor, db => db.ArchiveSegments.Where(s => s.Readable > 0 && s.Readable == s.Count).Select(s => s.Year).ToListAsync());
            Assert.Equal([2023], archived);
            Assert.Equal([2023, 2024, 2025, 2026], invoices.Where(i => i.IssueDate is not null).Select(i => i.IssueDate!.Value.Year).Union(archived).Order());
            Assert.NotEqual(0, await AskAsync(actor, db => db.InvoiceAttachments.CountAsync()));
            Assert.NotEqual(0, await AskAsync(actor, db => db.Payments.CountAsync(p => p.ReversesId != null)));
            Assert.Contains(await AskAsync(actor, db => db.FiscalYears.ToListAsync()), y => y.IsClosed);

            Assert.InRange((await _database.Get<FindWaiting>().ExecuteAsync(await EnterAsync(approver, slug), None)).Count, 1, 4);
            var unfinished = await _database.Get<FindUnfinished>().ExecuteAsync(actor, None);
            Assert.Equal("The customer's order number is missing.", unfinished[0].Reason);
            var figures = await _database.Get<ReadFigures>().ExecuteAsync(actor, None);
            foreach (var direction in Enum.GetValues<InvoiceDirection>())
            {
                Assert.NotEmpty(figures.Overdue(direction));
                Assert.NotEmpty(figures.DueSoon(direction));
            }
            var reconcile = _database.Get<IEnumerable<IJobHandler>>().OfType<ReconcileTotals>().Single();
            Assert.Equal(0, await reconcile.ReconcileAsync(actor.Tenant, None));
        }
        Assert.Contains(await AskAsync(await EnterAsync("nora", "northwind"), db => db.Invoices.Select(i => i.Currency).Distinct().ToListAsync()), c => c == "JPY");
        Assert.NotEqual(0, await AskAsync(await EnterAsync("clara", "brightside"), db => db.PaymentCredits.CountAsync()));
        Assert.False((await _database.Get<ReadFirstSteps>().ExecuteAsync(await EnterAsync("lena", "larkspur"), None)).HasIssued);
    }

    [Fact]
    public async Task Removing_leaves_not_a_row_and_not_a_file_and_the_next_start_does_not_bring_it_back()
    {
        var ada = await EnterAsync("ada", "brightside");
        var real = await TestCompany.CreateAsync(_database);
        await real.IssuedAsync(await real.CustomerAsync());
        var remove = _database.Get<RemoveDemoData>();
        Assert.NotEmpty(Directory.GetFiles(_database.ObjectFolder, "*", SearchOption.AllDirectories));
        await Refused.WithAsync("demo.not-confirmed", () => remove.ExecuteAsync(ada, "yes", None));
        await Refused.WithAsync("demo.not-a-demo-company", () => remove.ExecuteAsync(real.Admin, RemoveDemoData.Confirmation, None));
        var demos = await Sql.ListAsync<Guid>(_database.Owner, "SELECT id FROM tenants WHERE is_demo");
        Assert.Equal(3, demos.Count);

        await remove.ExecuteAsync(ada, " Remove the demo data ", None);

        foreach (var table in await TenantTables.AllAsync(_database.Owner))
            foreach (var demo in demos) Assert.True(await Sql.CountAsync(_database.Owner, table, new TenantId(demo)) == 0, $"{table} still has rows");
        foreach (var from in new[] { "tenants WHERE is_demo", "memberships m JOIN tenants t ON t.id = m.tenant_id WHERE t.is_demo" })
            Assert.Equal(0, await Sql.CountAsync(_database.Owner, from));
        Assert.False(await _database.Get<SetUpState>().HasDemoAsync(None));
        Assert.Empty(Directory.GetFiles(_database.ObjectFolder, "*", SearchOption.AllDirectories));
        Assert.Equal(1, await real.AskAsync(db => db.Invoices.CountAsync()));

        await LoadAsync();
        Assert.False(await _database.Get<SetUpState>().HasDemoAsync(None));
    }

    [Fact]
    public async Task A_removal_that_was_cut_short_is_finished_at_the_next_start()
    {
        await _database.Get<SecurityLog>().WriteAsync(DemoRemoval.Began, null, null, null, null, None);
        _database.Clock.Advance(TimeSpan.FromSeconds(1));

        await LoadAsync();

        Assert.False(await _database.Get<SetUpState>().HasDemoAsync(None));
        Assert.Equal(0, await Sql.CountAsync(_database.Owner, "tenants"));
        Assert.True(await _database.Get<SetUpState>().IsNeededAsync(None));
    }

    [Fact]
    public async Task What_people_have_entered_and_who_they_are_is_named_before_anything_is_removed()
    {
        var ada = await EnterAsync("ada", "brightside");
        Assert.False((await _database.Get<ReadDemoRemoval>().ExecuteAsync(ada, None)).HasWork);
        _database.Clock.Advance(TimeSpan.FromMinutes(5));
        var clara = await EnterAsync("clara", "brightside");
        await _database.Get<SaveParticipant>().ExecuteAsync(clara, Guid.CreateVersion7(), new() { Name = "A real customer", IsCustomer = true }, null, None);
        var real = await TestCompany.CreateAsync(_database);
        _database.Clock.Advance(TimeSpan.FromMinutes(5));
        var guest = await real.EmployAsync("Gina Guest", Roles.TenantAdmin);
        await _database.Get<GiveRoles>().ExecuteAsync(guest.UserId, ada.Tenant, Roles.Auditor, None);
        await _database.Get<GiveRoles>().ExecuteAsync(clara.UserId, real.Id, Roles.Clerk, None);

        var preview = await _database.Get<ReadDemoRemoval>().ExecuteAsync(ada, None);

        Assert.Equal(1, preview.Companies.Single(c => c.Name.StartsWith("Brightside", StringComparison.Ordinal)).Participants);
        Assert.Equal(["Gina Guest"], preview.Guests);
        Assert.Equal([$"Clara Clerk ({real.Tenant.Name})"], preview.Elsewhere);

        await _database.Get<GiveRoles>().ExecuteAsync(guest.UserId, real.Id, Roles.Clerk, None);
        await _database.Get<GiveRoles>().ExecuteAsync(clara.UserId, real.Id, Roles.TenantAdmin, None);
        await Refused.WithAsync("demo.only-admin", () => _database.Get<RemoveDemoData>().ExecuteAsync(ada, RemoveDemoData.Confirmation, None));
    }

    private Task LoadAsync() => _database.Get<DemoData>().LoadIfEmptyAsync(None);

    private async Task<Actor> EnterAsync(string person, string slug)
    {
        await using var db = await _database.Get<HostDatabase>().OpenAsync(None);
        var id = await db.Users.Where(u => u.Email == $"{person}@demo.example").Select(u => u.Id).SingleAsync();
        return (await _database.Get<EnterTenant>().ExecuteAsync(id, slug, None)).Actor;
    }

    private async Task<T> AskAsync<T>(Actor actor, Func<InvoiceDbContext, Task<T>> question)
    {
        await using var work = await _database.Get<TenantDatabase>().BeginAsync(actor, None);
        return await question(work.Db);
    }
}
