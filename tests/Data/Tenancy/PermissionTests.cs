using System.Collections;

namespace InvoiceWeb.Tests.Data;

/// <summary>The third layer: who may, and whose ids.</summary>
public sealed class PermissionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<string> Names => [.. UseCases.All.Select(c => c.Type.Name)];

    [Fact]
    public void No_use_case_is_forgotten_here()
    {
        var found = UseCases.Discovered().ToList();
        Assert.True(found.Count >= 20, $"Only {found.Count} use cases were found.");
        Assert.Equal(found.Where(UseCases.TakesAnActor).Select(t => t.FullName).Order(), UseCases.All.Select(c => c.Type.FullName).Order());
        Assert.Equal(found.Where(t => !UseCases.TakesAnActor(t)).Select(t => t.FullName).Order(), UseCases.WithoutActor.Keys.Select(t => t.FullName).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whoever_lacks_the_one_permission_is_refused(string name)
    {
        var call = UseCases.All.Single(c => c.Type.Name == name);
        var company = await TestCompany.CreateAsync(database);
        var target = await TargetAsync(company, call.Type);
        var before = await FingerprintAsync(company);
        var actor = company.Everything with { Permissions = Enum.GetValues<Permission>().Where(p => p != call.Needs).ToHashSet() };

        await Refused.WithAsync("access.missing-permission", () => call.Run(database, actor, target));

        Assert.Equal(before, await FingerprintAsync(company));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Ids_of_another_tenant_lead_nowhere(string name)
    {
        var call = UseCases.All.Single(c => c.Type.Name == name);
        var (victim, attacker) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        // Settings are always one's own, and so is their version.
        var target = await TargetAsync(victim, call.Type) with { SettingsVersion = await attacker.AskAsync(db => db.CompanySettings.Select(s => s.RowVersion).SingleAsync()) };
        var before = await FingerprintAsync(victim);

        if (call.NamesARecord) await Refused.WithAsync("record.not-found", () => call.Run(database, attacker.Everything, target));
        else Assert.Empty(Assert.IsAssignableFrom<IEnumerable>(await call.Run(database, attacker.Everything, target)));

        Assert.Equal(before, await FingerprintAsync(victim));
    }

    [Fact]
    public async Task The_calls_of_these_tests_succeed_for_the_right_person_so_they_are_able_to_fail()
    {
        foreach (var call in UseCases.All.Where(c => c.Type != typeof(InvoiceWeb.Documents.DownloadInvoicePdf)))
        {
            var company = await TestCompany.CreateAsync(database);
            var found = await call.Run(database, company.Everything, await TargetAsync(company, call.Type));
            if (!UseCases.MayFindNothing.Contains(call.Type) && found is IEnumerable rows) Assert.NotEmpty(rows);
        }
    }

    [Fact]
    public async Task A_draft_cannot_name_a_participant_of_another_tenant()
    {
        var (victim, attacker) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        var foreign = await victim.CustomerAsync();

        await Refused.WithAsync("record.not-found", () => attacker.DraftAsync(foreign));
        Assert.Equal(0, await attacker.AskAsync(db => db.Invoices.CountAsync()));
    }

    [Fact]
    public async Task A_person_enters_only_companies_of_their_own_and_with_the_roles_of_that_company()
    {
        var (mine, other) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        var person = Guid.CreateVersion7();
        await using (var db = await database.Get<HostDatabase>().OpenAsync(CancellationToken.None))
        {
            db.Users.Add(new() { Id = person, UserName = $"{person:N}@example.com", NormalizedUserName = $"{person:N}@EXAMPLE.COM", DisplayName = "Pat" });
            await db.SaveChangesAsync();
        }
        await database.Get<GiveRoles>().ExecuteAsync(person, mine.Id, Roles.Auditor, CancellationToken.None);
        var enter = database.Get<EnterTenant>();

        var (_, actor) = await enter.ExecuteAsync(person, mine.Tenant.Slug, CancellationToken.None);
        Assert.Equal((mine.Id, "Pat", true, false), (actor.Tenant, actor.Name, actor.May(Permission.ReadBooks), actor.May(Permission.EditInvoices)));
        await Refused.WithAsync("record.not-found", () => enter.ExecuteAsync(person, other.Tenant.Slug, CancellationToken.None));
        await Refused.WithAsync("record.not-found", () => enter.ExecuteAsync(person, "no-such-company", CancellationToken.None));
        Assert.Equal(mine.Tenant.Slug, Assert.Single(await enter.CompaniesAsync(person, CancellationToken.None)).Slug);
    }

    private async Task<UseCases.Target> TargetAsync(TestCompany company, Type useCase)
    {
        var customer = await company.CustomerAsync();
        var (draft, submitted, issued) = (await company.DraftAsync(customer), await company.SubmittedAsync(customer), await company.IssuedAsync(customer));
        var attached = await database.Get<InvoiceWeb.Invoices.Attachments.AttachFile>().ExecuteAsync(company.Clerk, draft, "scan.pdf", new MemoryStream(Builders.AFile.Pdf()), CancellationToken.None);
        // All three calls that name a version get the one of a record that has been changed once or twice.
        var version = (await company.ReadAsync(draft)).RowVersion;
        await company.ChangeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE invoices SET row_version = {version} WHERE tenant_id = {company.Id.Value} AND id = {submitted}"));
        var (credited, payment) = ((await company.IssuedAsync(customer)).Id, Guid.CreateVersion7());
        await company.PayAsync(credited, 60m, allocated: 50m, paymentId: payment);
        var note = (await company.CreditAsync(database, credited)).Id;
        await company.SettleAsync(database, note, credited, 1m);
        // The credit that was kept is an event of the participant.
        customer = await database.Get<ReadParticipant>().ExecuteAsync(company.Auditor, customer.Id, CancellationToken.None);
        var colleague = await company.EmployAsync("Cora Colleague", Roles.Approver);
        var delegation = new ApprovalDelegation(company.Id, colleague.UserId, colleague.Name, company.Clerk.UserId, company.Clerk.Name, company.Today, company.Today.AddDays(1));
        var rate = new ExchangeRate(company.Id, Currency.Of("USD"), company.Today, 1m, company.Admin, company.Clock.Now);
        await company.PolicyAsync(InvoiceDirection.Purchase, (null, 1));
        await company.ChangeAsync(async db =>
        {
            db.AddRange(delegation, rate, FiscalYear.Calendar(company.Id, 2024));
            (await db.FiscalYears.SingleAsync(y => y.Year == 2025)).Close();
        });
        var job = await LeftAFile.ByAsync(database, colleague);
        var (vat, code) = (new OfferedVatRate(company.Id, Guid.CreateVersion7(), new(VatCategory.Standard, 19, "Standard", null, null)), new LedgerCode(company.Id, Guid.CreateVersion7(), LedgerCodeKind.Account, "4400", "Revenue"));
        var field = new CustomField(company.Id, Guid.CreateVersion7(), new() { Key = "project", Label = "Project" });
        await company.ChangeAsync(db => db.AddRangeAsync(vat, code, field));
        await database.Get<InvoiceWeb.Files.Logo.SaveCompanyLogo>().ExecuteAsync(company.Admin, "logo.png", new MemoryStream(Builders.AFile.Png(120, 60)), CancellationToken.None);
        await database.Get<InvoiceWeb.Identity.People.InvitePerson>().ExecuteAsync(company.Admin, $"{colleague.UserId:N}@invited.example", Roles.Clerk, CancellationToken.None);
        var archived = useCase.Namespace == typeof(InvoiceWeb.Archive.SearchArchive).Namespace ? await company.ArchiveWithFilesAsync(database) : null;
        await using var host = await database.Get<HostDatabase>().OpenAsync(CancellationToken.None);
        await host.Users.Where(u => u.Id == colleague.UserId).ExecuteUpdateAsync(set => set.SetProperty(u => u.TwoFactorEnabled, true));
        var years = await company.AskAsync(db => db.FiscalYears.AsNoTracking().ToListAsync());
        return await Archive.ArchivingUseCases.FillAsync(company, new(draft, submitted, issued.Id, customer, version, company.Content(customer))
        {
            Archived = archived, Attachment = attached.Id, Credited = credited, Note = note, Payment = payment, IssuedLine = issued.Lines[0].Id,
            Series = issued.SeriesId!.Value, Year = years.Single(y => y.Year == 2026), Closable = years.Single(y => y.Year == 2024).Id, Closed = years.Single(y => y.Year == 2025).Id,
            Rate = rate.Id, Colleague = colleague.UserId, Delegation = delegation.Id, Job = job,
            VatRate = vat.Id, LedgerCode = code.Id, Field = field.Id, IssuedVersion = issued.RowVersion, Logo = await company.AskAsync(db => db.CompanySettings.Select(s => s.LogoFileId!.Value).SingleAsync()),
            Link = await host.AccessLinks.Where(l => l.Tenant == company.Id).Select(l => l.Id).SingleAsync(),
            SettingsVersion = await company.AskAsync(db => db.CompanySettings.Select(s => s.RowVersion).SingleAsync()),
        });
    }

    /// <summary>Every byte of a company.</summary>
    private async Task<string> FingerprintAsync(TestCompany company)
    {
        var hashes = new List<string>();
        foreach (var table in await TenantTables.AllAsync(database.Owner))
            hashes.AddRange(await Sql.ListAsync<string>(database.Owner, $"SELECT '{table} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {table} t", company.Id));
        return string.Join('\n', hashes);
    }
}
