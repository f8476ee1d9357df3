using InvoiceWeb.Archive;
using InvoiceWeb.Archive.Holds;
using InvoiceWeb.Archive.Recalls;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Files;
using InvoiceWeb.Documents;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Tests.Data.Archive;

public sealed class RecallTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_recalled_invoice_is_back_exactly_as_it_was_and_its_history_holds()
    {
        var year = await ClosedYear.CreateAsync(database);
        var before = await year.Company.ReadAsync(year.WithFiles);
        await year.ArchiveAsync();

        Assert.Equal(1, await RecallAsync(year, year.WithFiles));

        var back = await year.Company.ReadAsync(year.WithFiles);
        Assert.Equivalent(before.Content, back.Content);
        Assert.Equal((before.NumberText, before.Snapshot, before.AllocatedAmount, before.AuditHead, false), (back.NumberText, back.Snapshot, back.AllocatedAmount, back.AuditHead, back.IsArchived));
        Assert.True(AuditChain.Verify(await database.Get<ReadHistory>().ExecuteAsync(year.Company.Auditor, back.Id, None), back.AuditSequence, back.AuditHead).IsIntact);
        Assert.Equal((1, 1, 1), await year.Company.AskAsync(async db => (await db.InvoiceAttachments.CountAsync(), await db.Renditions.CountAsync(), await db.CustomFieldValues.CountAsync())));
        await AssertWholeAsync(year, "after a recall");
    }

    [Fact]
    public async Task Everything_recalled_equals_everything_that_was_archived_byte_for_byte()
    {
        var year = await ClosedYear.CreateAsync(database);
        var tiers = TiersOf(year);
        var before = await tiers.HotRowsAsync();
        await year.ArchiveAsync();
        Assert.NotEqual(before, await tiers.HotRowsAsync());

        await RecallYearAsync(year);

        Assert.Equal(before, await tiers.HotRowsAsync());
        await AssertWholeAsync(year, "after the recall of the year");
        await RecallYearAsync(year);
        Assert.Equal(before, await tiers.HotRowsAsync());
    }

    [Fact]
    public async Task Unchanged_it_goes_back_by_itself_when_its_time_is_over()
    {
        var year = await ClosedYear.CreateAsync(database);
        await year.ArchiveAsync();
        await RecallAsync(year, year.Paid);
        Assert.Equal(0, await Return.ReturnAsync(year.Company.Id, None));

        year.Company.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(1, await Return.ReturnAsync(year.Company.Id, None));
        Assert.Equal((0, 0), await year.Company.AskAsync(async db => (await db.Invoices.CountAsync(i => i.Id == year.Paid), await db.InvoiceRecalls.CountAsync())));
        await AssertWholeAsync(year, "after it went back");
        await RecallAsync(year, year.Paid);
        await AssertWholeAsync(year, "after a second recall");
    }

    [Fact]
    public async Task Worked_on_it_stays_until_the_next_run_writes_it_anew()
    {
        var year = await ClosedYear.CreateAsync(database);
        await year.ArchiveAsync();
        await RecallAsync(year, year.Paid);
        await year.Company.ReverseAsync(database, year.PaidBy);
        year.Company.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(0, await Return.ReturnAsync(year.Company.Id, None));
        await AssertWholeAsync(year, "with a changed one");
        await year.Company.PayAsync(year.Paid, 119m);

        var run = await year.ArchiveAsync();

        Assert.Equal((ArchiveRunState.Done, 1L), (run.State, run.Purged));
        Assert.NotNull(await year.Company.AskAsync(db => db.InvoiceRecalls.Select(r => r.ReplacedAt).SingleAsync()));
        await AssertWholeAsync(year, "after it was archived anew");
        await RecallAsync(year, year.Paid);
        Assert.Contains("invoice.payment-reversed", await year.Company.HistoryAsync(database, year.Paid));
        await AssertWholeAsync(year, "after the new one was recalled");
    }

    [Fact]
    public async Task A_pdf_that_was_stored_meanwhile_is_a_change()
    {
        var year = await ClosedYear.CreateAsync(database);
        await year.ArchiveAsync();
        await RecallAsync(year, year.Paid);
        year.Company.Clock.Advance(TimeSpan.FromDays(1));
        await using (var work = await database.Get<TenantDatabase>().BeginAsync(Actor.System(year.Company.Id), None))
        {
            var pdf = await database.Get<FileShelf>().PutAsync(work, Builders.AFile.Pdf("Late"), "application/pdf", "late.pdf", None);
            work.Db.Renditions.Add(new(await work.Db.Invoices.SingleAsync(i => i.Id == year.Paid), RenditionKind.Issued, pdf.Id));
            await work.CommitAsync(None);
        }
        year.Company.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(0, await Return.ReturnAsync(year.Company.Id, None));
        Assert.Equal(1, (await year.ArchiveAsync()).Purged);
        await AssertWholeAsync(year, "after it was archived with its PDF");
    }

    [Fact]
    public async Task The_credit_notes_of_an_invoice_come_back_with_it_so_that_nothing_is_credited_twice()
    {
        var year = await ClosedYear.CreateAsync(database);
        await year.ArchiveAsync();

        Assert.Equal(2, await RecallAsync(year, year.Credited));

        var line = (await year.Company.ReadAsync(year.Credited)).Lines[0].Id;
        await Refused.WithAsync("credit.nothing-left", () => year.Company.CreditDraftAsync(database, year.Credited, new CreditedQuantity(line, 1)));
        await AssertWholeAsync(year, "after both came back");
        await year.Company.UndoAsync(database, year.Note, year.Credited);
        await AssertWholeAsync(year, "after the settlement was undone");
    }

    [Fact]
    public async Task Late_money_and_credit_notes_lead_through_recall()
    {
        var year = await ClosedYear.CreateAsync(database);
        var line = (await year.Company.ReadAsync(year.Paid)).Lines[0].Id;
        await year.ArchiveAsync();

        await Refused.WithAsync("archive.invoice-archived", () => year.Company.ReverseAsync(database, year.PaidTogether));
        await Refused.WithAsync("archive.invoice-archived", () => year.Company.UndoAsync(database, year.Note, year.Credited));
        await Refused.WithAsync("archive.invoice-archived", () => database.Get<CreateCreditNote>().ExecuteAsync(year.Company.Clerk, Guid.CreateVersion7(), year.Paid, [new(line, 1)], None));
        await Refused.WithAsync("archive.invoice-archived", () => database.Get<RecordPayment>().ExecuteAsync(
            year.Company.Payer, Guid.CreateVersion7(), new() { Amount = 1, Currency = "EUR", PaidOn = year.Company.Today }, [new(year.Paid, 1, 1)], None));
        Assert.Equal(35.7m, (await database.Get<ReadPayment>().ExecuteAsync(year.Company.Auditor, year.PaidTogether, None)).Archived);
        await RecallAsync(year, year.Together[0]);
        await Refused.WithAsync("archive.invoice-archived", () => year.Company.ReverseAsync(database, year.PaidTogether));
        await RecallAsync(year, year.Together[1]);
        await year.Company.ReverseAsync(database, year.PaidTogether);
        await AssertWholeAsync(year, "after the reversal");
    }

    [Fact]
    public async Task A_supplier_s_number_that_is_archived_is_not_recorded_again()
    {
        var year = await ClosedYear.CreateAsync(database);
        var (number, voided) = ((await year.Company.ReadAsync(year.Purchase)).SupplierNumber, (await year.Company.ReadAsync(year.VoidPurchase)).SupplierNumber);
        await year.ArchiveAsync();

        var refusal = await Refused.WithAsync("invoice.supplier-number-taken", () => year.Company.DraftAsync(year.Supplier, with: c => c with { SupplierNumber = number }));
        Assert.Equal(year.Purchase, refusal.See);
        await year.Company.DraftAsync(year.Supplier, with: c => c with { SupplierNumber = voided });
    }

    [Fact]
    public async Task Many_recalls_of_one_invoice_at_once_bring_it_back_once()
    {
        var year = await ClosedYear.CreateAsync(database);
        await year.ArchiveAsync();

        var outcomes = await Together.AllAsync(5, _ => RecallAsync(year, year.Paid));

        Assert.Single(outcomes, o => o is null);
        Assert.All(outcomes.OfType<RuleBrokenException>(), rule => Assert.Contains(rule.Code, new[] { "archive.recalled-already", "record.changed-meanwhile" }));
        await AssertWholeAsync(year, "after many recalls");
    }

    [Fact]
    public async Task A_hold_keeps_an_invoice_where_it_is()
    {
        var year = await ClosedYear.CreateAsync(database);
        await HoldAsync(year, LegalHoldTarget.Invoice, year.Paid);
        await year.ArchiveAsync();
        Assert.Equal(1, await year.Company.AskAsync(db => db.Invoices.CountAsync(i => i.Id == year.Paid)));
        await RecallAsync(year, year.Together[0]);
        var hold = await HoldAsync(year, LegalHoldTarget.Participant, year.Customer.Id);
        year.Company.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(0, await Return.ReturnAsync(year.Company.Id, None));

        await database.Get<LiftHold>().ExecuteAsync(year.Company.Admin, hold, "Settled", None);

        Assert.Equal(1, await Return.ReturnAsync(year.Company.Id, None));
        Assert.Equal(["archive.hold-placed", "archive.hold-lifted"], (await database.Get<FindSettingsHistory>().ExecuteAsync(year.Company.Auditor, null, None))
            .Select(e => e.Action).Where(a => a.StartsWith("archive.hold", StringComparison.Ordinal)).Distinct().OrderDescending());
    }

    [Fact]
    public async Task A_year_under_hold_is_not_archived_and_a_hold_during_a_run_stops_it()
    {
        var year = await ClosedYear.CreateAsync(database);
        var hold = await HoldAsync(year, LegalHoldTarget.Year, null);
        await Refused.WithAsync("archive.on-hold", () => year.BeginAsync());
        await database.Get<LiftHold>().ExecuteAsync(year.Company.Admin, hold, "Over", None);
        var (run, steps) = (await year.BeginAsync(), database.Get<ArchiveSteps>());
        steps.Reached = async step => { if (step == "after entering Verifying") await HoldAsync(year, LegalHoldTarget.Invoice, year.Paid); };
        try
        {
            await database.Get<ArchiveYear>().RunAsync(year.Company.Id, run, None);
        }
        finally
        {
            steps.Reached = null;
        }

        Assert.Equal((ArchiveRunState.Failed, "archive.hold-placed"), ((await year.RunAsync(run)).State, ArchiveRuns.Said((await year.RunAsync(run)).Problem)!.Code));
        Assert.Equal(ArchiveRunState.Done, (await year.ArchiveAsync()).State);
        Assert.Equal(1, await year.Company.AskAsync(db => db.Invoices.CountAsync(i => i.Id == year.Paid)));
        await AssertWholeAsync(year, "with a held one");
    }

    [Fact]
    public async Task A_hold_that_comes_once_the_purge_has_begun_loses_nothing_and_holds_in_the_archive()
    {
        var year = await ClosedYear.CreateAsync(database, more: 4);
        var (run, steps, purged) = (await year.BeginAsync(), database.Get<ArchiveSteps>(), 0);
        steps.BatchSize = 2;
        steps.Reached = async step =>
        {
            if (step != "after purging a batch" || ++purged != 2) return;
            foreach (var invoice in year.Going) await HoldAsync(year, LegalHoldTarget.Invoice, invoice);
        };
        try
        {
            await database.Get<ArchiveYear>().RunAsync(year.Company.Id, run, None);
        }
        finally
        {
            (steps.BatchSize, steps.Reached) = (500, null);
        }

        Assert.Equal((ArchiveRunState.Done, (long)year.Going.Count()), ((await year.RunAsync(run)).State, (await year.RunAsync(run)).Purged));
        await AssertWholeAsync(year, "after holds in the purge");
        foreach (var invoice in year.Going) Assert.Single(await database.Get<FindHoldsOn>().ExecuteAsync(year.Company.Clerk, invoice, null, null, null, None));
        await RecallAsync(year, year.Paid);
        year.Company.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(0, await Return.ReturnAsync(year.Company.Id, None));
    }

    [Fact]
    public async Task Demo_companies_take_their_archive_with_them()
    {
        var year = await ClosedYear.CreateAsync(database);
        await year.ArchiveAsync();
        Assert.NotEmpty(await TiersOf(year).ObjectsAsync());
        await database.Get<FileShelf>().RemoveAllAsync(year.Company.Id, None);
        Assert.Empty(await TiersOf(year).ObjectsAsync());
    }

    private Task<Guid> HoldAsync(ClosedYear year, LegalHoldTarget target, Guid? record) =>
        database.Get<PlaceHold>().ExecuteAsync(year.Company.Admin, target, record, 2025, "Lawsuit", None);

    private Task<int> RecallAsync(ClosedYear year, Guid invoice) =>
        database.Get<RecallInvoice>().ExecuteAsync(year.Company.Admin, invoice, "The customer complains", year.Company.Today.AddDays(30), None);

    private async Task RecallYearAsync(ClosedYear year)
    {
        var order = new RecallOrder(2025, "Tax audit", year.Company.Today.AddDays(30));
        await database.Get<IEnumerable<IJobHandler>>().OfType<RecallYearJob>().Single().RunAsync(year.Company.Admin, order, null, None);
    }

    private ReturnRecalled Return => database.Get<IEnumerable<IJobHandler>>().OfType<ReturnRecalled>().Single();

    private Tiers TiersOf(ClosedYear year) => new(database, year.Company, database.Get<IObjectStore>());

    private async Task AssertWholeAsync(ClosedYear year, string when)
    {
        await TiersOf(year).AssertEachOnceAsync(year.Issued, when);
        await TiersOf(year).AssertTotalsAsync(when);
        await TiersOf(year).AssertNoGapAsync(when);
    }
}
