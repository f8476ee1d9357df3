using InvoiceWeb.Archive.Recalls;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>An invoice in the hot tier and a credit note of it in the archive: what is left to credit is not to be told without the note.</summary>
public sealed class CreditedAcrossTiersTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_invoice_whose_credit_note_lies_in_another_archived_year_is_not_credited_twice()
    {
        var (year, note) = await CreditedNextYearAsync(1m);
        await RecallYearAsync(year);
        Assert.True(await year.Company.AskAsync(async db => await db.Invoices.AnyAsync(i => i.Id == year.Unsettled) && !await db.Invoices.AnyAsync(i => i.Id == note)));

        var refusal = await RefusedAsync(year, year.Unsettled, 1m);

        Assert.Equal(note, refusal.See);
        Assert.Equal("credit.note-archived", (await Assert.ThrowsAsync<RuleBrokenException>(() => database.Get<ReadCreditLeft>().ExecuteAsync(year.Company.Auditor, year.Unsettled, None))).Code);
        Assert.Equal(1, await RecallAsync(year, note));
        await Refused.WithAsync("credit.nothing-left", () => CreditAsync(year, year.Unsettled, 1m));
    }

    [Fact]
    public async Task An_invoice_that_stays_is_not_credited_beyond_its_amount_when_one_of_its_notes_goes_back()
    {
        var (year, first) = await CreditedNextYearAsync(0.4m);
        Assert.Equal(2, await RecallAsync(year, year.Unsettled));
        await CreditAsync(year, year.Unsettled, 0.1m);
        year.Company.Clock.Advance(TimeSpan.FromDays(31));
        await database.Get<IEnumerable<IJobHandler>>().OfType<ReturnRecalled>().Single().ReturnAsync(year.Company.Id, None);
        Assert.True(await year.Company.AskAsync(async db => await db.Invoices.AnyAsync(i => i.Id == year.Unsettled) && !await db.Invoices.AnyAsync(i => i.Id == first)));

        Assert.Equal(first, (await RefusedAsync(year, year.Unsettled, 0.9m)).See);

        await RecallAsync(year, first);
        await Refused.WithAsync("credit.quantity", () => CreditAsync(year, year.Unsettled, 0.6m));
        await CreditAsync(year, year.Unsettled, 0.5m);
    }

    [Fact]
    public async Task A_draft_whose_sister_has_gone_back_meanwhile_is_not_issued()
    {
        var (year, first) = await CreditedNextYearAsync(0.4m);
        await RecallAsync(year, year.Unsettled);
        await CreditAsync(year, year.Unsettled, 0.1m);
        var draft = await year.Company.CreditDraftAsync(database, year.Unsettled, await QuantityAsync(year, year.Unsettled, 0.5m));
        await year.Company.SubmitAsync(draft);
        year.Company.Clock.Advance(TimeSpan.FromDays(31));
        await database.Get<IEnumerable<IJobHandler>>().OfType<ReturnRecalled>().Single().ReturnAsync(year.Company.Id, None);

        Assert.Equal(first, (await Refused.WithAsync("credit.note-archived", () => year.Company.ApproveAsync(draft))).See);
    }

    /// <summary>An invoice of 2025, credited in 2026 and settled; both years are archived.</summary>
    private async Task<(ClosedYear Year, Guid Note)> CreditedNextYearAsync(decimal quantity)
    {
        var year = await ClosedYear.CreateAsync(database);
        var note = await CreditAsync(year, year.Unsettled, quantity);
        await year.Company.SettleAsync(database, note.Id, year.Unsettled, note.OpenAmount);
        if (await year.Company.ReadAsync(year.Unsettled) is { OpenAmount: > 0 and var rest }) await year.Company.PayAsync(year.Unsettled, rest);
        year.Company.Clock.Now = new(2027, 6, 15, 10, 0, 0, TimeSpan.Zero);
        await year.CloseAsync(2026);
        await year.ArchiveAsync();
        await year.ArchiveAsync(2026);
        Assert.False(await year.Company.AskAsync(db => db.Invoices.AnyAsync(i => i.Id == year.Unsettled || i.Id == note.Id)));
        return (year, note.Id);
    }

    private async Task<RuleBrokenException> RefusedAsync(ClosedYear year, Guid invoice, decimal quantity) =>
        await Refused.WithAsync("credit.note-archived", () => CreditAsync(year, invoice, quantity));

    private async Task<Invoice> CreditAsync(ClosedYear year, Guid invoice, decimal quantity) =>
        await year.Company.CreditAsync(database, invoice, await QuantityAsync(year, invoice, quantity));

    private static async Task<CreditedQuantity> QuantityAsync(ClosedYear year, Guid invoice, decimal quantity) => new((await year.Company.ReadAsync(invoice)).Lines[0].Id, quantity);

    private Task<int> RecallAsync(ClosedYear year, Guid document) =>
        database.Get<RecallInvoice>().ExecuteAsync(year.Company.Admin, document, "The customer complains", year.Company.Today.AddDays(30), None);

    private Task RecallYearAsync(ClosedYear year) =>
        database.Get<IEnumerable<IJobHandler>>().OfType<RecallYearJob>().Single().RunAsync(year.Company.Admin, new(2025, "Tax audit", year.Company.Today.AddDays(30)), null, None);
}
