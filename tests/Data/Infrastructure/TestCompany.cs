using System.Globalization;

namespace InvoiceWeb.Tests.Data;

/// <summary>A company with one person for each role, and shorthand for the steps of the main job. All through the real use cases.</summary>
public sealed class TestCompany
{
    private static int _count;
    private readonly TestDatabase _database;

    private TestCompany(TestDatabase database, Tenant tenant)
    {
        (_database, Tenant) = (database, tenant);
        Clerk = Person("Clara Clerk", Roles.Clerk);
        Approver = Person("Amir Approver", Roles.Approver);
        SecondApprover = Person("Anna Approver", Roles.Approver);
        Payer = Person("Tessa Treasurer", Roles.Payer);
        SecondPayer = Person("Theo Treasurer", Roles.Payer);
        Admin = Person("Ada Admin", Roles.TenantAdmin);
        Auditor = Person("Otto Auditor", Roles.Auditor);
    }

    public Tenant Tenant { get; }
    public TenantId Id => Tenant.Id;
    public Actor Clerk { get; }
    public Actor Approver { get; }
    public Actor SecondApprover { get; }
    public Actor Payer { get; }
    public Actor SecondPayer { get; }
    public Actor Admin { get; }
    public Actor Auditor { get; }
    public Actor Everything => Actor.System(Id) with { UserId = Guid.NewGuid(), Name = "May do everything" };
    public FakeClock Clock => _database.Clock;
    public DateOnly Today => DateOnly.FromDateTime(Clock.Now.UtcDateTime);

    public static async Task<TestCompany> CreateAsync(TestDatabase database, string currency = "EUR", string timeZone = "Europe/Berlin")
    {
        database.Clock.Now = new FakeClock().Now;
        var number = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        var tenant = await database.Get<CreateTenant>().ExecuteAsync(new($"company-{number}", $"Company {number}", currency, "en-GB", timeZone), CancellationToken.None);
        return new TestCompany(database, tenant);
    }

    /// <summary>The same company in a copy of its database.</summary>
    public TestCompany On(TestDatabase copy) => new(copy, Tenant);

    public Actor Person(string name, Roles roles) => new(Id, Guid.CreateVersion7(), name, RolePermissions.Of(roles));

    /// <summary>A person whom the host knows: with an account, and with these roles in this company.</summary>
    public async Task<Actor> EmployAsync(string name, Roles roles)
    {
        var person = Person(name, roles);
        await using (var db = await _database.Get<HostDatabase>().OpenAsync(CancellationToken.None))
        {
            db.Users.Add(new()
            {
                Id = person.UserId, UserName = $"{person.UserId:N}@example.com", NormalizedUserName = $"{person.UserId:N}@example.com".ToUpperInvariant(), DisplayName = name,
                Email = $"{person.UserId:N}@example.com", NormalizedEmail = $"{person.UserId:N}@example.com".ToUpperInvariant(), SecurityStamp = person.UserId.ToString("N"),
            });
            await db.SaveChangesAsync();
        }
        await RolesAsync(person, roles);
        return person;
    }

    public Task RolesAsync(Actor person, Roles roles) => _database.Get<GiveRoles>().ExecuteAsync(person.UserId, Id, roles, CancellationToken.None);

    public async Task<Participant> CustomerAsync(string name = "Café Morgenrot", string? number = null) =>
        await ParticipantAsync(new() { Name = name, Number = number, IsCustomer = true });

    public async Task<Participant> SupplierAsync(string name = "Papierwerk Nord AG") => await ParticipantAsync(new() { Name = name, IsSupplier = true });

    public Task<Participant> ParticipantAsync(ParticipantContent content) =>
        _database.Get<SaveParticipant>().ExecuteAsync(Clerk, Guid.CreateVersion7(), content, null, CancellationToken.None);

    public async Task<Guid> DraftAsync(Participant participant, decimal net = 100m, Func<InvoiceContent, InvoiceContent>? with = null, InvoiceKind kind = InvoiceKind.Invoice)
    {
        var id = Guid.CreateVersion7();
        var direction = participant.IsSupplier ? InvoiceDirection.Purchase : InvoiceDirection.Sales;
        var content = Content(participant, net);
        await _database.Get<SaveInvoiceDraft>().ExecuteAsync(Clerk, id, direction, kind, with is null ? content : with(content), null, CancellationToken.None);
        return id;
    }

    /// <summary>One line at 19 %.</summary>
    public InvoiceContent Content(Participant participant, decimal net = 100m) => new()
    {
        ParticipantId = participant.Id, Currency = "EUR",
        SupplierNumber = participant.IsSupplier ? "R-" + Guid.NewGuid().ToString("N") : null,
        IssueDate = participant.IsSupplier ? Today.AddDays(-3) : null,
        Lines = [new LineContent { Description = "Oak table", Quantity = 1, Price = net, VatRate = 19 }],
    };

    public async Task SubmitAsync(Guid id) =>
        await _database.Get<SubmitInvoice>().ExecuteAsync(Clerk, id, (await ReadAsync(id)).RowVersion, CancellationToken.None);

    public async Task ApproveAsync(Guid id, Actor? by = null, DateOnly? date = null) =>
        await _database.Get<ApproveInvoice>().ExecuteAsync(by ?? Approver, id, (await ReadAsync(id)).RowVersion, date, CancellationToken.None);

    public async Task<Guid> SubmittedAsync(Participant participant, decimal net = 100m, Func<InvoiceContent, InvoiceContent>? with = null)
    {
        var id = await DraftAsync(participant, net, with);
        await SubmitAsync(id);
        return id;
    }

    public async Task<Invoice> IssuedAsync(Participant participant, decimal net = 100m, Func<InvoiceContent, InvoiceContent>? with = null, DateOnly? date = null)
    {
        var id = await SubmittedAsync(participant, net, with);
        if ((await ReadAsync(id)).Status is DocumentStatus.Submitted) await ApproveAsync(id, date: date);
        return await ReadAsync(id);
    }

    /// <param name="seen">The open amount that stood on the screen; null for the true one.</param>
    public async Task PayAsync(Guid id, decimal amount, decimal? allocated = null, decimal? seen = null, Actor? by = null, Guid? paymentId = null)
    {
        var invoice = await ReadAsync(id);
        await _database.Get<RecordPayment>().ExecuteAsync(
            by ?? Payer, paymentId ?? Guid.CreateVersion7(), new PaymentContent { Amount = amount, Currency = invoice.Currency, PaidOn = Today },
            [new WishedAllocation(id, allocated ?? amount, seen ?? invoice.OpenAmount)], CancellationToken.None);
    }

    public Task VoidAsync(Guid id, string? reason = "Wrong customer") =>
        _database.Get<VoidInvoice>().ExecuteAsync(Approver, id, reason, CancellationToken.None);

    public Task<Invoice> ReadAsync(Guid id) => _database.Get<ReadInvoice>().ExecuteAsync(Auditor, id, CancellationToken.None);

    /// <summary>Something that no use case does yet: settings, bands, rates, closed years.</summary>
    public async Task ChangeAsync(Func<InvoiceDbContext, Task> change)
    {
        await using var work = await _database.Get<TenantDatabase>().BeginAsync(Actor.System(Id), CancellationToken.None);
        await change(work.Db);
        await work.CommitAsync(CancellationToken.None);
    }

    public async Task<T> AskAsync<T>(Func<InvoiceDbContext, Task<T>> question)
    {
        await using var work = await _database.Get<TenantDatabase>().BeginAsync(Actor.System(Id), CancellationToken.None);
        return await question(work.Db);
    }

    /// <param name="bands">Upper limit (null for none) and number of approvers.</param>
    public Task PolicyAsync(InvoiceDirection direction, params (decimal? UpTo, int Approvers)[] bands) => ChangeAsync(db =>
    {
        db.ApprovalBands.AddRange(bands.Select(b => new ApprovalBand(Id, direction, b.UpTo, b.Approvers)));
        return Task.CompletedTask;
    });
}
