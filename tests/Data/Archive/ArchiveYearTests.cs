using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using InvoiceWeb.Archive;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Invoices.Attachments;
using InvoiceWeb.Invoices.Calendar;

namespace InvoiceWeb.Tests.Data.Archive;

public sealed class ArchiveYearTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_year_moves_and_every_invoice_is_readable_in_exactly_one_tier_with_every_total_as_before()
    {
        var year = await ClosedYear.CreateAsync(database);
        var tiers = TiersOf(year.Company);
        await tiers.AssertTotalsAsync("before");
        var before = await tiers.AssertNoGapAsync("before");

        var run = await year.ArchiveAsync();

        Assert.Equal((ArchiveRunState.Done, (long)year.Going.Count(), (long)year.Going.Count()), (run.State, run.Total, run.Purged));
        await tiers.AssertEachOnceAsync(year.Issued, "after");
        await tiers.AssertTotalsAsync("after");
        Assert.Equal(before, await tiers.AssertNoGapAsync("after"));
        await tiers.AssertNoOrphansAsync();
        Assert.Equal([year.Unsettled], await year.Company.AskAsync(db => db.Invoices.Where(i => i.Number != null).Select(i => i.Id).ToListAsync()));
        Assert.Equal(1, await year.Company.AskAsync(db => db.Invoices.CountAsync(i => i.Id == year.Draft)));
        Assert.False(await year.Company.AskAsync(db => db.Invoices.AnyAsync(i => i.IsArchived)));
    }

    [Fact]
    public async Task Nothing_of_an_archived_invoice_stays_behind_but_payments_and_bytes()
    {
        var year = await ClosedYear.CreateAsync(database);
        await year.ArchiveAsync();

        var going = year.Going.ToList();
        Assert.Equal((0, 0, 0, 0, 0, 0), await year.Company.AskAsync(async db => (
            await db.AuditEvents.CountAsync(e => going.Contains(e.SubjectId)), await db.ApprovalSteps.CountAsync(s => going.Contains(s.InvoiceId)), await db.PaymentAllocations.CountAsync(a => going.Contains(a.InvoiceId)),
            await db.InvoiceAttachments.CountAsync(), await db.Renditions.CountAsync(), await db.CustomFieldValues.CountAsync())));
        Assert.Equal(4, await year.Company.AskAsync(db => db.Payments.CountAsync()));
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(database.ObjectFolder, year.Company.Id.ToString(), "files"), "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task An_invoice_that_was_never_printed_prints_from_the_archive_what_it_would_have_printed_before_and_stays_as_it_is()
    {
        var year = await ClosedYear.CreateAsync(database);
        var before = Written(await database.Get<InvoiceWeb.Documents.ReadInvoiceDocument>().ExecuteAsync(year.Company.Clerk, year.Paid, None));
        await year.ArchiveAsync();

        var first = await database.Get<ReadArchivedInvoice>().ExecuteAsync(year.Company.Clerk, year.Paid, None);
        var second = await database.Get<ReadArchivedInvoice>().ExecuteAsync(year.Company.Clerk, year.Paid, None);

        Assert.Empty(first.Document.Renditions);
        Assert.Equal(before, Written(first.Sheet));
        Assert.Equal(before, Written(second.Sheet));
    }

    /// <summary>All that is printed.</summary>
    private static string Written(InvoiceWeb.Documents.InvoiceDocument sheet) => JsonSerializer.Serialize(sheet, Plain);

    private static readonly JsonSerializerOptions Plain = new()
    {
        Converters = { new Amounts() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers = { type => { foreach (var culture in type.Properties.Where(p => p.PropertyType == typeof(System.Globalization.CultureInfo))) culture.ShouldSerialize = (_, _) => false; } },
        },
    };

    /// <summary>2 and 2.0000 print the same.</summary>
    private sealed class Amounts : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteStringValue(InvoiceWeb.Audit.CanonicalJson.Number(value));
    }

    [Fact]
    public async Task A_year_moves_in_many_segments_and_batches()
    {
        var year = await ClosedYear.CreateAsync(database, more: 6);
        var steps = database.Get<ArchiveSteps>();
        (steps.BatchSize, steps.SegmentSize) = (2, 5);
        try
        {
            var run = await year.ArchiveAsync();

            Assert.Equal(ArchiveRunState.Done, run.State);
            Assert.True(await year.Company.AskAsync(db => db.ArchiveSegments.CountAsync()) >= 3);
            await TiersOf(year.Company).AssertEachOnceAsync(year.Issued, "after");
            await TiersOf(year.Company).AssertTotalsAsync("after");
            await TiersOf(year.Company).AssertNoGapAsync("after");
        }
        finally
        {
            (steps.BatchSize, steps.SegmentSize) = (500, ArchiveSegment.MostInvoices);
        }
    }

    [Fact]
    public async Task A_later_run_takes_what_has_been_settled_since()
    {
        var year = await ClosedYear.CreateAsync(database);
        await year.ArchiveAsync();
        await year.Company.PayAsync(year.Unsettled, (await year.Company.ReadAsync(year.Unsettled)).OpenAmount);

        var second = await year.ArchiveAsync();

        Assert.Equal((ArchiveRunState.Done, 1L), (second.State, second.Purged));
        await TiersOf(year.Company).AssertEachOnceAsync(year.Issued, "after the second run");
        await TiersOf(year.Company).AssertTotalsAsync("after the second run");
        await TiersOf(year.Company).AssertNoGapAsync("after the second run");
    }

    [Fact]
    public async Task The_dry_run_says_what_goes_and_what_stays_and_why_and_changes_nothing()
    {
        var year = await ClosedYear.CreateAsync(database);
        await database.Get<InvoiceWeb.Archive.Holds.PlaceHold>().ExecuteAsync(year.Company.Admin, LegalHoldTarget.Invoice, year.Credited, null, "Lawsuit", None);
        var tiers = TiersOf(year.Company);
        var before = await tiers.HotRowsAsync();

        var preview = await database.Get<PreviewArchiving>().ExecuteAsync(year.Company.Admin, 2025, None);

        Assert.Equal(year.Going.Count() - 2, preview.Goes);
        Assert.Equal(
            [(StayReason.Draft, 1L, year.Draft), (StayReason.Unsettled, 1L, year.Unsettled), (StayReason.InvoiceHeld, 1L, year.Credited), (StayReason.WaitsForInvoice, 1L, year.Note)],
            preview.Stays.Select(s => (s.Reason, s.Count, s.First.Single().Id)));
        Assert.True(preview is { IsClosed: true, IsRunning: false, BytesSaved: > 0 });
        Assert.Equal(before, await tiers.HotRowsAsync());
    }

    [Fact]
    public async Task Two_runs_of_the_same_year_cannot_overlap_however_many_start_at_once()
    {
        var year = await ClosedYear.CreateAsync(database);
        var outcomes = await Together.AllAsync(6, _ => year.BeginAsync());

        Assert.Single(outcomes, o => o is null);
        Assert.All(outcomes.OfType<RuleBrokenException>(), rule => Assert.Equal("archive.run-in-the-way", rule.Code));
        Assert.Equal(5, outcomes.OfType<RuleBrokenException>().Count());
    }

    [Fact]
    public async Task A_year_is_archived_only_closed_typed_and_by_who_may()
    {
        var company = await TestCompany.CreateAsync(database);
        var start = database.Get<StartArchiving>();
        await Refused.WithAsync("archive.year-not-typed", () => start.ExecuteAsync(company.Admin, 2025, "2024", None));
        await Refused.WithAsync("archive.year-open", () => start.ExecuteAsync(company.Admin, 2025, "2025", None));
        await Refused.WithAsync("record.not-found", () => start.ExecuteAsync(company.Admin, 1999, "1999", None));
        await Refused.WithAsync("access.missing-permission", () => start.ExecuteAsync(company.Auditor, 2025, "2025", None));
    }

    [Fact]
    public async Task Where_the_company_asks_for_it_a_second_administrator_confirms()
    {
        var year = await ClosedYear.CreateAsync(database);
        var (company, version) = (year.Company, await year.Company.AskAsync(db => db.CompanySettings.Select(s => s.RowVersion).SingleAsync()));
        await database.Get<SaveArchivePolicy>().ExecuteAsync(company.Admin, true, version, None);
        var run = await database.Get<StartArchiving>().ExecuteAsync(company.Admin, 2025, "2025", None);
        Assert.Equal(ArchiveRunState.AwaitingSecondAdmin, (await year.RunAsync(run)).State);
        await database.Get<ArchiveYear>().RunAsync(company.Id, run, None);
        Assert.Equal(0, (await year.RunAsync(run)).Total);

        await Refused.WithAsync("archive.second-admin-is-the-first", () => database.Get<ConfirmArchiving>().ExecuteAsync(company.Admin, run, None));
        await database.Get<ConfirmArchiving>().ExecuteAsync(company.Person("Alan Admin", Roles.TenantAdmin), run, None);

        await database.Get<ArchiveYear>().RunAsync(company.Id, run, None);
        Assert.Equal((ArchiveRunState.Done, "Alan Admin"), await company.AskAsync(async db => { var r = await db.ArchiveRuns.SingleAsync(); return (r.State, r.ConfirmedByName!); }));
    }

    [Fact]
    public async Task Cancelled_before_the_purge_everything_is_as_it_was()
    {
        var year = await ClosedYear.CreateAsync(database);
        var tiers = TiersOf(year.Company);
        var before = await tiers.HotRowsAsync();
        var run = await year.BeginAsync();
        var steps = database.Get<ArchiveSteps>();
        steps.Reached = step => step == "after noting a check" ? database.Get<CancelArchiving>().ExecuteAsync(year.Company.Admin, run, None) : Task.CompletedTask;
        try
        {
            await database.Get<ArchiveYear>().RunAsync(year.Company.Id, run, None);
        }
        finally
        {
            steps.Reached = null;
        }

        Assert.Equal(ArchiveRunState.Cancelled, (await year.RunAsync(run)).State);
        Assert.Equal(before, await tiers.HotRowsAsync());
        Assert.Empty(await tiers.ObjectsAsync());
        await tiers.AssertEachOnceAsync(year.Issued, "after a cancelled run");
        Assert.Equal(ArchiveRunState.Done, (await year.ArchiveAsync()).State);
        await Refused.WithAsync("archive.run-over", () => database.Get<CancelArchiving>().ExecuteAsync(year.Company.Admin, run, None));
    }

    [Fact]
    public async Task A_sealed_invoice_can_neither_be_paid_back_nor_get_a_file_nor_a_credit_note()
    {
        var year = await ClosedYear.CreateAsync(database);
        var run = await year.BeginAsync();
        var steps = database.Get<ArchiveSteps>();
        steps.Reached = step => step == "after entering Writing" ? throw new Stopped() : Task.CompletedTask;
        await Assert.ThrowsAsync<Stopped>(() => database.Get<ArchiveYear>().RunAsync(year.Company.Id, run, None));
        steps.Reached = null;

        await Refused.WithAsync("invoice.sealed", () => year.Company.ReverseAsync(database, year.PaidBy));
        await Refused.WithAsync("invoice.sealed", () => year.Company.UndoAsync(database, year.Note, year.Credited));
        await Refused.WithAsync("invoice.sealed", () => database.Get<AttachFile>().ExecuteAsync(year.Company.Clerk, year.Paid, "late.pdf", new MemoryStream(Builders.AFile.Pdf("Late")), None));
        await Refused.WithAsync("invoice.sealed", () => year.Company.CreditDraftAsync(database, year.Paid));
        await database.Get<ArchiveYear>().RunAsync(year.Company.Id, run, None);
        await TiersOf(year.Company).AssertEachOnceAsync(year.Issued, "after");
    }

    [Fact]
    public async Task A_payment_that_is_taken_back_while_its_invoice_is_sealed_wins_or_loses_but_never_slips_in_between()
    {
        var year = await ClosedYear.CreateAsync(database, more: 3);
        var run = await year.BeginAsync();
        var payments = await year.Company.AskAsync(db => db.Payments.Select(p => p.Id).ToListAsync());

        var outcomes = await Together.AllAsync(payments.Count + 1, n => n == 0 ? database.Get<ArchiveYear>().RunAsync(year.Company.Id, run, None) : year.Company.ReverseAsync(database, payments[n - 1]));

        Assert.Null(outcomes[0]);
        Assert.All(outcomes.Skip(1).OfType<RuleBrokenException>(), rule => Assert.Contains(rule.Code, new[] { "invoice.sealed", "archive.invoice-archived", "record.changed-meanwhile" }));
        await TiersOf(year.Company).AssertEachOnceAsync(year.Issued, "after");
        await TiersOf(year.Company).AssertTotalsAsync("after");
        Assert.Equal(0, await year.Company.AskAsync(db => db.Invoices.CountAsync(i => i.IsArchived)));
    }

    [Fact]
    public async Task An_archived_year_is_not_opened_again()
    {
        var year = await ClosedYear.CreateAsync(database);
        await year.ArchiveAsync();
        var row = await year.Company.AskAsync(db => db.FiscalYears.AsNoTracking().SingleAsync(y => y.Year == 2025));
        await Refused.WithAsync("fiscal-year.archived", () => database.Get<ReopenFiscalYear>().ExecuteAsync(year.Company.Admin, row.Id, row.RowVersion, "Forgot something", None));
    }

    [Fact]
    public async Task The_overview_counts_both_tiers_without_counting_an_invoice()
    {
        var year = await ClosedYear.CreateAsync(database);
        await year.ArchiveAsync();

        var overview = await database.Get<ReadArchiveOverview>().ExecuteAsync(year.Company.Auditor, None);

        var row = overview.Years.Single(y => y.Year == 2025);
        Assert.Equal((1L, (long)year.Going.Count(), true, ArchiveRunState.Done), (row.Hot, row.Archived, row.ArchivedBytes > 0, row.LastRun!.State));
        Assert.Equal((2025, new DateOnly(2035, 12, 31)), (overview.OldestNotArchived, row.KeptUntil));
    }

    [Theory]
    [InlineData(4, 8, 2033), InlineData(3, 8, 2035), InlineData(1, 12, 2037)]
    public async Task A_year_is_kept_as_long_as_the_kind_that_is_kept_longest(int kinds, int years, int until)
    {
        var company = (await ClosedYear.CreateAsync(database)).Company;
        await company.ChangeAsync(db =>
        {
            db.AddRange(from direction in Enum.GetValues<InvoiceDirection>() from kind in Enum.GetValues<InvoiceKind>() where kinds-- > 0 select new RetentionRule(company.Id, direction, kind, years));
            return Task.CompletedTask;
        });
        Assert.Equal(new DateOnly(until, 12, 31), (await database.Get<ReadArchiveOverview>().ExecuteAsync(company.Auditor, None)).Years.Single(y => y.Year == 2025).KeptUntil);
    }

    private Tiers TiersOf(TestCompany company) => new(database, company, database.Get<IObjectStore>());

    private sealed class Stopped : Exception;
}
