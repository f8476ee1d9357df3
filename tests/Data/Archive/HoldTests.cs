using InvoiceWeb.Archive;
using InvoiceWeb.Archive.Holds;
using InvoiceWeb.Invoices.Attachments;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>What is under legal hold is not destroyed, whatever its state.</summary>
public sealed class HoldTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(LegalHoldTarget.Invoice), InlineData(LegalHoldTarget.Participant), InlineData(LegalHoldTarget.Year)]
    public async Task A_draft_under_hold_is_neither_deleted_nor_loses_a_file_until_the_hold_is_lifted(LegalHoldTarget target)
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var draft = await company.DraftAsync(customer, with: c => c with { IssueDate = company.Today });
        var file = await AttachAsync(company, draft);
        var year = target is LegalHoldTarget.Year ? await YearOfAsync(company, company.Today) : (int?)null;
        var hold = await PlaceAsync(company, target, target is LegalHoldTarget.Invoice ? draft : customer.Id, year);

        await Refused.WithAsync("archive.kept-by-hold", () => DeleteAsync(company, draft));
        await Refused.WithAsync("archive.kept-by-hold", () => RemoveAsync(company, draft, file));

        Assert.Single(await database.Get<ReadAttachments>().ExecuteAsync(company.Clerk, draft, None));
        Assert.Equal(hold, Assert.Single(await HoldsAsync(company, draft)).Id);
        await database.Get<LiftHold>().ExecuteAsync(company.Admin, hold, "Settled", None);
        Assert.Empty(await HoldsAsync(company, draft));
        await RemoveAsync(company, draft, file);
        await DeleteAsync(company, draft);
        await Refused.WithAsync("record.not-found", () => company.ReadAsync(draft));
    }

    [Fact]
    public async Task The_refusal_names_what_is_held_and_why()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var draft = await company.DraftAsync(customer);
        await PlaceAsync(company, LegalHoldTarget.Participant, customer.Id, null);
        var refusal = await Refused.WithAsync("archive.kept-by-hold", () => DeleteAsync(company, draft));
        Assert.Contains($"{customer.Name} is under legal hold. Reason: Lawsuit", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_without_a_date_is_held_with_the_year_in_which_it_was_made()
    {
        var company = await TestCompany.CreateAsync(database);
        var draft = await company.DraftAsync(await company.CustomerAsync());
        Assert.Null((await company.ReadAsync(draft)).IssueDate);
        await PlaceAsync(company, LegalHoldTarget.Year, null, await YearOfAsync(company, company.Today));
        await Refused.WithAsync("archive.kept-by-hold", () => DeleteAsync(company, draft));
    }

    [Fact]
    public async Task What_is_held_elsewhere_holds_no_other_draft()
    {
        var company = await TestCompany.CreateAsync(database);
        var (customer, other) = (await company.CustomerAsync(), await company.SupplierAsync());
        var (draft, held) = (await company.DraftAsync(customer), await company.DraftAsync(customer));
        var today = await YearOfAsync(company, company.Today);
        await PlaceAsync(company, LegalHoldTarget.Invoice, held, null);
        await PlaceAsync(company, LegalHoldTarget.Participant, other.Id, null);
        await PlaceAsync(company, LegalHoldTarget.Year, null, await company.AskAsync(db => db.FiscalYears.Where(y => y.Year != today).Select(y => y.Year).FirstAsync()));
        await DeleteAsync(company, draft);
        await Refused.WithAsync("record.not-found", () => company.ReadAsync(draft));
    }

    [Fact]
    public async Task A_hold_and_a_deletion_in_the_same_moment_leave_no_hold_on_a_draft_that_is_gone()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        for (var n = 0; n < 5; n++)
        {
            var draft = await company.DraftAsync(customer);
            var version = (await company.ReadAsync(draft)).RowVersion;
            var outcomes = await Together.AllAsync(2, i => i == 0
                ? PlaceAsync(company, LegalHoldTarget.Invoice, draft, null)
                : database.Get<DeleteDraft>().ExecuteAsync(company.Clerk, draft, version, None));
            var refusal = Assert.IsType<RuleBrokenException>(Assert.Single(outcomes, o => o is not null));
            Assert.Equal(outcomes[0] is null ? "archive.kept-by-hold" : "record.not-found", refusal.Code);
        }
    }

    [Fact]
    public async Task An_issued_document_says_until_when_it_is_kept()
    {
        var company = await TestCompany.CreateAsync(database);
        var invoice = await company.IssuedAsync(await company.CustomerAsync());
        var ends = await company.AskAsync(db => db.FiscalYears.Where(y => y.Year == invoice.Year).Select(y => y.To).SingleAsync());
        Assert.Equal(ends.AddYears(10), await KeptAsync(company, invoice));
        await database.Get<SaveRetention>().ExecuteAsync(company.Admin, invoice.Direction, InvoiceKind.CreditNote, 30, 10, None);
        await database.Get<SaveRetention>().ExecuteAsync(company.Admin, invoice.Direction, invoice.Kind, 8, 10, None);
        Assert.Equal(ends.AddYears(8), await KeptAsync(company, invoice));
        Assert.Null(await database.Get<ReadKeptUntil>().ExecuteAsync(company.Clerk, 1900, invoice.Direction, invoice.Kind, None));
    }

    [Fact]
    public async Task Holds_are_paged_from_the_newest_to_the_oldest()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        await company.ChangeAsync(db =>
        {
            // Two of each moment, so that the page ends between equals.
            db.AddRange(Enumerable.Range(0, FindHolds.PageSize + 3).Select(n => new LegalHold(LegalHoldTarget.Participant, customer.Id, null, $"{n}", "Lawsuit", company.Admin, company.Clock.Now.AddMinutes(n / 2))));
            return Task.CompletedTask;
        });
        var first = await database.Get<FindHolds>().ExecuteAsync(company.Auditor, false, null, None);
        var rest = await database.Get<FindHolds>().ExecuteAsync(company.Auditor, false, first[^1], None);
        Assert.Equal((FindHolds.PageSize, 3), (first.Count, rest.Count));
        Assert.Equal(FindHolds.PageSize + 3, first.Concat(rest).Select(h => h.Id).Distinct().Count());
        Assert.Equal(first.Concat(rest).Select(h => h.PlacedAt).OrderDescending(), first.Concat(rest).Select(h => h.PlacedAt));
    }

    private Task<DateOnly?> KeptAsync(TestCompany company, Invoice invoice) => database.Get<ReadKeptUntil>().ExecuteAsync(company.Clerk, invoice.Year, invoice.Direction, invoice.Kind, None);

    private Task<Guid> PlaceAsync(TestCompany company, LegalHoldTarget target, Guid? record, int? year) =>
        database.Get<PlaceHold>().ExecuteAsync(company.Admin, target, record, year, "Lawsuit", None);

    private async Task<Guid> AttachAsync(TestCompany company, Guid draft)
    {
        using var bytes = new MemoryStream(AFile.Pdf("Delivery"));
        return (await database.Get<AttachFile>().ExecuteAsync(company.Clerk, draft, "delivery.pdf", bytes, None)).Id;
    }

    private async Task DeleteAsync(TestCompany company, Guid draft) => await database.Get<DeleteDraft>().ExecuteAsync(company.Clerk, draft, (await company.ReadAsync(draft)).RowVersion, None);

    private Task RemoveAsync(TestCompany company, Guid draft, Guid file) => database.Get<RemoveAttachment>().ExecuteAsync(company.Clerk, draft, file, None);

    /// <summary>As the draft's page asks.</summary>
    private async Task<IReadOnlyList<LegalHold>> HoldsAsync(TestCompany company, Guid draft)
    {
        var invoice = await company.ReadAsync(draft);
        return await database.Get<FindHoldsOn>().ExecuteAsync(company.Clerk, draft, invoice.ParticipantId, invoice.Year, invoice.ListDate, None);
    }

    private static Task<int> YearOfAsync(TestCompany company, DateOnly day) => company.AskAsync(db => db.FiscalYears.Where(y => y.From <= day && day <= y.To).Select(y => y.Year).SingleAsync());
}
