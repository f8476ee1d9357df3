using InvoiceWeb.Archive;
using InvoiceWeb.Archive.Holds;
using InvoiceWeb.Archive.Recalls;
using InvoiceWeb.Archive.Years;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>How to call the use cases that move years and invoices between the tiers.</summary>
internal static class ArchivingUseCases
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Soon = new(2026, 7, 1);

    public static IReadOnlyList<UseCases.Call> All { get; } =
    [
        UseCases.Of<ReadArchiveOverview>(Permission.SearchArchive, async (use, actor, _) => (await use.ExecuteAsync(actor, None)).Years.Where(y => y.Archived > 0), namesARecord: false),
        UseCases.Of<ReadArchiveHealth>(Permission.SearchArchive, async (use, actor, _) => (await use.ExecuteAsync(actor, None)).Damaged, namesARecord: false),
        UseCases.Of<PreviewArchiving>(Permission.ManageArchive, async (use, actor, t) => (await use.ExecuteAsync(actor, t.Year.Year, None)).Stays.Where(s => s.First.Any(f => f.Id == t.Draft)), namesARecord: false),
        UseCases.Of<FindStaying>(Permission.ManageArchive, async (use, actor, t) => (await use.ExecuteAsync(actor, t.Year.Year, StayReason.Draft, null, None)).Where(d => d.Id == t.Draft), namesARecord: false),
        UseCases.Of<StartArchiving>(Permission.ManageArchive, async (use, actor, _) => { await TryAsync(() => use.ExecuteAsync(actor, 2025, "2025", None), "archive.nothing-to-archive", "archive.year-open"); return Array.Empty<string>(); }, namesARecord: false),
        UseCases.Of<ConfirmArchiving>(Permission.ManageArchive, async (use, actor, t) => { await use.ExecuteAsync(actor, t.WaitingRun, None); return null; }),
        UseCases.Of<CancelArchiving>(Permission.ManageArchive, async (use, actor, t) => { await use.ExecuteAsync(actor, t.WaitingRun, None); return null; }),
        UseCases.Of<ReadArchiveRun>(Permission.SearchArchive, async (use, actor, t) => await use.ExecuteAsync(actor, t.WaitingRun, None)),
        UseCases.Of<SaveArchivePolicy>(Permission.ManageArchive, async (use, actor, t) => { await use.ExecuteAsync(actor, true, t.SettingsVersion, None); return Array.Empty<string>(); }, namesARecord: false),
        UseCases.Of<VerifyReceipt>(Permission.SearchArchive, async (use, actor, t) => await use.ExecuteAsync(actor, t.DoneRun, None)),
        UseCases.Of<DownloadReceipt>(Permission.SearchArchive, async (use, actor, t) => await use.ExecuteAsync(actor, t.DoneRun, ReceiptFormat.Json, None)),
        UseCases.Of<RecallInvoice>(Permission.ManageArchive, async (use, actor, t) => { await TryAsync(() => use.ExecuteAsync(actor, t.Issued, "Forged", Soon, None), "archive.recalled-already"); return null; }),
        UseCases.Of<RecallYear>(Permission.ManageArchive, async (use, actor, _) => { await TryAsync(() => use.ExecuteAsync(actor, 2025, "Forged", Soon, None), "archive.year-not-archived"); return Array.Empty<string>(); }, namesARecord: false),
        UseCases.Of<FindRecalls>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Issued, None), namesARecord: false),
        UseCases.Of<PlaceHold>(Permission.ManageArchive, async (use, actor, t) => await use.ExecuteAsync(actor, LegalHoldTarget.Invoice, t.Issued, null, "Forged", None)),
        UseCases.Of<LiftHold>(Permission.ManageArchive, async (use, actor, t) => { await use.ExecuteAsync(actor, t.Hold, "Forged", None); return null; }),
        UseCases.Of<FindHolds>(Permission.SearchArchive, async (use, actor, _) => await use.ExecuteAsync(actor, true, null, None), namesARecord: false),
        UseCases.Of<FindHoldsOn>(Permission.ReadBooks, async (use, actor, t) => await use.ExecuteAsync(actor, t.Issued, null, null, null, None), namesARecord: false),
        UseCases.Of<ReadRetention>(Permission.ReadBooks, async (use, actor, _) => (await use.ExecuteAsync(actor, None)).Where(r => r.IsOwn), namesARecord: false),
        UseCases.Of<ReadKeptUntil>(Permission.ReadBooks, async (use, actor, _) => { await use.ExecuteAsync(actor, 2026, InvoiceDirection.Sales, InvoiceKind.Invoice, None); return Array.Empty<string>(); }, namesARecord: false),
        UseCases.Of<SaveRetention>(Permission.ManageArchive, async (use, actor, _) => { await use.ExecuteAsync(actor, InvoiceDirection.Sales, InvoiceKind.Invoice, 11, RetentionRule.DefaultYears, None); return Array.Empty<string>(); }, namesARecord: false),
    ];

    public static Type[] MayFindNothing { get; } = [typeof(ReadArchiveOverview), typeof(ReadArchiveHealth), typeof(StartArchiving), typeof(SaveArchivePolicy), typeof(RecallYear), typeof(FindRecalls), typeof(ReadKeptUntil), typeof(SaveRetention)];

    /// <summary>Runs, a hold and a rule for those calls to be aimed at.</summary>
    public static async Task<UseCases.Target> FillAsync(TestCompany company, UseCases.Target target)
    {
        var (waiting, done) = (new ArchiveRun(company.Admin, 2023, true, company.Clock.Now), new ArchiveRun(company.Admin, 2022, false, company.Clock.Now));
        done.Enter(ArchiveRunState.Purging);
        var receipt = new Receipt
        {
            Tenant = company.Id.Value, Company = "Company", Run = done.Id, Year = 2022, RequestedBy = "Ada Admin", RequestedAt = "", FinishedAt = "", Invoices = 0, Totals = [], Numbers = [], Objects = [],
        }.ToCanonicalJson();
        done.Finish(receipt, Receipt.HashOf(receipt), company.Clock.Now);
        var hold = new LegalHold(LegalHoldTarget.Invoice, target.Issued, null, "Issued", "Lawsuit", company.Admin, company.Clock.Now);
        await company.ChangeAsync(db =>
        {
            db.AddRange(waiting, done, hold, new RetentionRule(company.Id, InvoiceDirection.Purchase, InvoiceKind.Invoice, 12));
            return Task.CompletedTask;
        });
        return target with { WaitingRun = waiting.Id, DoneRun = done.Id, Hold = hold.Id };
    }

    /// <summary>A row in each table of the archive.</summary>
    public static Task CatalogueAsync(TestCompany company, Invoice invoice) => company.ChangeAsync(async db =>
    {
        var run = new ArchiveRun(company.Admin, 2022, true, company.Clock.Now);
        var segment = new ArchiveSegment(company.Id, Guid.CreateVersion7(), run.Id, 2022, 1, company.Clock.Now);
        db.AddRange(
            run, segment, new ArchivedNumbers(company.Id, segment.Id, invoice.SeriesId!.Value, 2022), new ArchivedVoid(company.Id, segment.Id, Guid.CreateVersion7()),
            new ArchivedParticipant(company.Id, invoice.ParticipantId!.Value, segment.Id),
            new InvoiceRecall(Guid.CreateVersion7(), segment, 0, "Lawsuit", company.Today, company.Admin, company.Clock.Now),
            new LegalHold(LegalHoldTarget.Year, null, 2022, "2022", "Lawsuit", company.Admin, company.Clock.Now), new RetentionRule(company.Id, InvoiceDirection.Sales, InvoiceKind.CreditNote, 12),
            new ArchiveAccess(company.Admin, ArchiveAccessKind.Searched, null, "x", company.Clock.Now));
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO archived_totals (tenant_id, measure, direction, currency, day, participant_id, amount_minor, count)
            VALUES ({company.Id.Value}, 2, 1, 'EUR', {company.Today}, {invoice.ParticipantId}, 0, 0)
            """);
    });

    /// <summary>The company of these tests has nothing in the archive.</summary>
    private static async Task TryAsync(Func<Task> call, params string[] asItMustBe)
    {
        try
        {
            await call();
        }
        catch (RuleBrokenException rule) when (asItMustBe.Contains(rule.Code))
        {
            // As it must be.
        }
    }
}
