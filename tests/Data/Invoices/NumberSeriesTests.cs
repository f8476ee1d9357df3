using InvoiceWeb.Invoices.Numbering;

namespace InvoiceWeb.Tests.Data;

public sealed class NumberSeriesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_changed_prefix_shows_in_the_preview_and_the_next_number_and_leaves_taken_ones_alone()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var before = await company.IssuedAsync(customer);
        var usual = await UsualAsync(company);

        await SaveAsync(company, usual.Id, Content("RE-", 4, isDefault: true), usual.RowVersion);

        Assert.Equal("RE-2026-0002", (await UsualAsync(company)).Next);
        Assert.Equal("RE-2026-0002", (await company.IssuedAsync(customer)).NumberText);
        Assert.Equal("2026-000001", (await company.ReadAsync(before.Id)).NumberText);
        var change = await EventAsync(company, "settings.series-changed");
        Assert.Contains("RE-", change.Json, StringComparison.Ordinal);
        Assert.Equal("Ada Admin", change.ActorName);
    }

    [Theory]
    [InlineData("CN-"), InlineData("cn-"), InlineData("CN"), InlineData("-"), InlineData("")]
    public async Task A_prefix_that_prints_like_another_series_of_the_direction_is_refused(string prefix)
    {
        var company = await TestCompany.CreateAsync(database);

        await Refused.WithAsync("series.prefix-taken", () => SaveAsync(company, Guid.CreateVersion7(), Content(prefix, 6)));

        Assert.Equal(4, await company.AskAsync(db => db.NumberSeries.CountAsync()));
    }

    [Fact]
    public async Task The_other_direction_may_use_the_same_prefix()
    {
        var company = await TestCompany.CreateAsync(database);
        await SaveAsync(company, Guid.CreateVersion7(), Content("CN-", 6) with { Direction = InvoiceDirection.Purchase });
        Assert.Equal(5, await company.AskAsync(db => db.NumberSeries.CountAsync()));
    }

    [Fact]
    public async Task A_prefix_under_which_another_series_has_printed_numbers_stays_refused()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.IssuedAsync(await company.CustomerAsync());
        var usual = await UsualAsync(company);
        await SaveAsync(company, usual.Id, Content("RE-", 6, isDefault: true), usual.RowVersion);

        await Refused.WithAsync("series.prefix-taken", () => SaveAsync(company, Guid.CreateVersion7(), Content("", 6)));
        // Its own old numbers are no obstacle: the counter has gone on.
        await SaveAsync(company, usual.Id, Content("", 6, isDefault: true), (await UsualAsync(company)).RowVersion);
        Assert.Equal("2026-000002", (await UsualAsync(company)).Next);
    }

    [Fact]
    public async Task One_series_is_the_usual_one_and_a_draft_may_choose_another()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var branch = Guid.CreateVersion7();
        await SaveAsync(company, branch, Content("HH-", 3));
        var usual = await UsualAsync(company);

        Assert.Equal("HH-2026-001", (await company.IssuedAsync(customer, with: c => c with { SeriesId = branch })).NumberText);
        Assert.Equal("2026-000001", (await company.IssuedAsync(customer)).NumberText);
        await Refused.WithAsync("series.default-needed", () => SaveAsync(company, usual.Id, Content("", 6), usual.RowVersion));
        await SaveAsync(company, branch, Content("HH-", 3, isDefault: true), 1);
        Assert.Equal("HH-2026-002", (await company.IssuedAsync(customer)).NumberText);
        Assert.Equal(branch, (await UsualAsync(company)).Id);
    }

    [Fact]
    public async Task A_draft_cannot_name_a_series_of_other_documents_or_of_another_company()
    {
        var (company, other) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        var customer = await company.CustomerAsync();
        var credit = await company.AskAsync(db => db.NumberSeries.SingleAsync(s => s.Direction == InvoiceDirection.Sales && s.Kind == InvoiceKind.CreditNote));
        var foreign = await UsualAsync(other);

        await Refused.WithAsync("series.not-fitting", () => company.DraftAsync(customer, with: c => c with { SeriesId = credit.Id }));
        await Refused.WithAsync("series.not-fitting", () => company.DraftAsync(customer, with: c => c with { SeriesId = foreign.Id }));
    }

    [Fact]
    public async Task Two_admins_at_once_never_make_two_usual_series_or_two_alike()
    {
        var company = await TestCompany.CreateAsync(database);

        var outcomes = await Together.AllAsync(6, _ => SaveAsync(company, Guid.CreateVersion7(), Content("X-", 6, isDefault: true)));

        Assert.Single(outcomes, o => o is null);
        Assert.All(outcomes.OfType<Exception>(), o => Assert.Contains(Assert.IsType<RuleBrokenException>(o).Code, (string[])["series.prefix-taken", "record.changed-meanwhile"]));
        Assert.Equal(1, await company.AskAsync(db => db.NumberSeries.CountAsync(s => s.IsDefault && s.Direction == InvoiceDirection.Sales && s.Kind == InvoiceKind.Invoice)));
    }

    [Fact]
    public async Task The_settings_form_one_intact_chain()
    {
        var company = await TestCompany.CreateAsync(database);
        await SaveAsync(company, Guid.CreateVersion7(), Content("A-", 6));
        await SaveAsync(company, Guid.CreateVersion7(), Content("B-", 6));

        var settings = await company.AskAsync(db => db.CompanySettings.SingleAsync());
        var events = await database.Get<ReadHistory>().ExecuteAsync(company.Auditor, settings.Id, CancellationToken.None);
        Assert.Equal(3, events.Count);
        Assert.True(AuditChain.Verify(events, settings.AuditSequence, settings.AuditHead).IsIntact);
    }

    private static SeriesContent Content(string prefix, int width, bool isDefault = false) => new("Branch", InvoiceDirection.Sales, InvoiceKind.Invoice, prefix, width, isDefault);

    private Task SaveAsync(TestCompany company, Guid id, SeriesContent content, int? version = null) =>
        database.Get<SaveNumberSeries>().ExecuteAsync(company.Admin, id, content, version, CancellationToken.None);

    private async Task<SeriesRow> UsualAsync(TestCompany company) => (await database.Get<FindNumberSeries>().ExecuteAsync(company.Auditor, CancellationToken.None))
        .Single(s => s is { IsDefault: true, Direction: InvoiceDirection.Sales, Kind: InvoiceKind.Invoice });

    private static Task<AuditEvent> EventAsync(TestCompany company, string action) => company.AskAsync(db => db.AuditEvents.SingleAsync(e => e.Action == action));
}
