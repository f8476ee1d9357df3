namespace InvoiceWeb.Tests.Data;

public sealed class SettlementTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_credit_note_settles_its_invoice_and_others_and_never_more_than_either_has()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var (credited, other) = (await company.IssuedAsync(customer), await company.IssuedAsync(customer));
        await company.PayAsync(credited.Id, 100m);
        var note = await company.CreditAsync(database, credited.Id);

        await Refused.WithAsync("payment.allocated-too-much", () => company.SettleAsync(database, note.Id, credited.Id, 19.01m));
        await company.SettleAsync(database, note.Id, credited.Id, 19m);
        await Refused.WithAsync("payment.allocated-too-much", () => company.SettleAsync(database, note.Id, other.Id, 100.01m));
        await company.SettleAsync(database, note.Id, other.Id, 100m);

        Assert.Equal((PaymentStatus.Paid, 0m), await company.StateAsync(credited.Id));
        Assert.Equal((PaymentStatus.PartlyPaid, 19m), await company.StateAsync(other.Id));
        Assert.Equal((PaymentStatus.Paid, 0m), await company.StateAsync(note.Id));
        var rows = await database.Get<ReadSettlements>().ExecuteAsync(company.Auditor, note.Id, CancellationToken.None);
        Assert.Equal([(credited.Id, 19m), (other.Id, 100m)], rows.Select(r => (r.OtherId, r.Amount)));
        Assert.Equal(note.Id, Assert.Single(await database.Get<ReadSettlements>().ExecuteAsync(company.Auditor, other.Id, CancellationToken.None)).OtherId);
    }

    [Fact]
    public async Task A_settlement_is_undone_once_and_with_a_reason()
    {
        var company = await TestCompany.CreateAsync(database);
        var invoice = await company.IssuedAsync(await company.CustomerAsync());
        var note = await company.CreditAsync(database, invoice.Id);
        await company.SettleAsync(database, note.Id, invoice.Id, 50m);

        await Refused.WithAsync("reason.missing", () => company.UndoAsync(database, note.Id, invoice.Id, " "));
        var outcomes = await Together.AllAsync(3, _ => company.UndoAsync(database, note.Id, invoice.Id));

        Assert.Equal(1, outcomes.Count(o => o is null));
        Assert.All(outcomes.OfType<Exception>(), o => Assert.Equal("settlement.nothing-settled", Assert.IsType<RuleBrokenException>(o).Code));
        Assert.Equal((PaymentStatus.Unpaid, 119m), await company.StateAsync(invoice.Id));
        Assert.Equal((PaymentStatus.Unpaid, 119m), await company.StateAsync(note.Id));
        Assert.Empty(await database.Get<ReadSettlements>().ExecuteAsync(company.Auditor, note.Id, CancellationToken.None));
        Assert.Equal("invoice.settlement-undone", (await company.HistoryAsync(database, invoice.Id))[^1]);
    }

    [Fact]
    public async Task A_note_settles_only_invoices_of_its_participant_direction_and_currency()
    {
        var company = await TestCompany.CreateAsync(database);
        var both = await company.ParticipantAsync(new() { Name = "Both", IsCustomer = true });
        var invoice = await company.IssuedAsync(both);
        var note = await company.CreditAsync(database, invoice.Id);
        var stranger = await company.IssuedAsync(await company.CustomerAsync("Stranger"));
        var dollars = await company.IssuedAsync(both, with: c => c with { Currency = "USD", ExchangeRate = 0.9m });
        var other = await company.CreditAsync(database, dollars.Id);

        await Refused.WithAsync("settlement.does-not-fit", () => company.SettleAsync(database, note.Id, stranger.Id, 1m));
        await Refused.WithAsync("settlement.does-not-fit", () => company.SettleAsync(database, note.Id, dollars.Id, 1m));
        await Refused.WithAsync("settlement.does-not-fit", () => company.SettleAsync(database, note.Id, other.Id, 1m));
        await Refused.WithAsync("settlement.not-a-credit-note", () => company.SettleAsync(database, invoice.Id, invoice.Id, 1m));
        await Refused.WithAsync("invoice.not-issued", async () => await company.SettleAsync(database, await company.CreditDraftAsync(database, stranger.Id), stranger.Id, 1m));
    }

    [Fact]
    public async Task Of_treasurers_who_settle_at_the_same_moment_one_does_and_the_others_are_told_by_whom()
    {
        var company = await TestCompany.CreateAsync(database);
        var invoice = await company.IssuedAsync(await company.CustomerAsync());
        var note = await company.CreditAsync(database, invoice.Id);
        Actor[] people = [company.Payer, company.SecondPayer];

        var outcomes = await Together.AllAsync(2, i => company.SettleAsync(database, note.Id, invoice.Id, 119m, seen: 119m, by: people[i]));

        var refusal = Assert.IsType<RuleBrokenException>(outcomes.Single(o => o is not null));
        Assert.Equal("payment.open-amount-changed", refusal.Code);
        Assert.Contains(people[Array.IndexOf(outcomes, null)].Name, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_of_a_note_is_refunded_by_a_payment_out()
    {
        var company = await TestCompany.CreateAsync(database);
        var invoice = await company.IssuedAsync(await company.CustomerAsync());
        await company.PayAsync(invoice.Id, 119m);
        var note = await company.CreditAsync(database, invoice.Id);

        await company.PayAsync(note.Id, 119m);

        Assert.Equal((PaymentStatus.Paid, 0m), await company.StateAsync(note.Id));
        var payments = await database.Get<FindPayments>().ExecuteAsync(company.Auditor, new(PaymentDirection.Out), null, CancellationToken.None);
        Assert.Equal(119m, Assert.Single(payments).Amount);
    }
}
