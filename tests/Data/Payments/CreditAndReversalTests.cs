namespace InvoiceWeb.Tests.Data;

public sealed class CreditAndReversalTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Credit_is_used_on_later_invoices_the_oldest_first_until_it_is_gone()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        await company.PayAsync((await company.IssuedAsync(customer)).Id, 149m, allocated: 119m);
        await company.PayAsync((await company.IssuedAsync(customer)).Id, 139m, allocated: 119m);
        var later = await company.IssuedAsync(customer);

        await Refused.WithAsync("payment.allocated-too-much", () => company.UseCreditAsync(database, later.Id, 50.01m));
        await company.UseCreditAsync(database, later.Id, 40m);
        Assert.Equal((PaymentStatus.PartlyPaid, 79m), await company.StateAsync(later.Id));
        Assert.Equal(10m, await company.CreditOfAsync(customer.Id));
        await company.UseCreditAsync(database, later.Id, 10m);

        Assert.Equal(0, await company.AskAsync(db => db.PaymentCredits.CountAsync()));
        var history = await company.HistoryAsync(database, customer.Id);
        Assert.Equal((2, 3), (history.Count(a => a == "participant.credit-kept"), history.Count(a => a == "participant.credit-used")));
    }

    [Fact]
    public async Task Credit_belongs_to_its_participant_currency_and_direction()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        await company.PayAsync((await company.IssuedAsync(customer)).Id, 149m, allocated: 119m);
        var stranger = await company.IssuedAsync(await company.CustomerAsync("Stranger"));
        var dollars = await company.IssuedAsync(customer, with: c => c with { Currency = "USD", ExchangeRate = 0.9m });

        await Refused.WithAsync("payment.allocated-too-much", () => company.UseCreditAsync(database, stranger.Id, 1m));
        await Refused.WithAsync("payment.allocated-too-much", () => company.UseCreditAsync(database, dollars.Id, 1m));
        var note = await company.CreditAsync(database, stranger.Id);
        await Refused.WithAsync("payment.allocated-too-much", () => company.UseCreditAsync(database, note.Id, 1m));
    }

    [Fact]
    public async Task Credit_that_two_want_at_the_same_moment_is_spent_once()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        for (var n = 0; n < 5; n++)
        {
            await company.PayAsync((await company.IssuedAsync(customer)).Id, 149m, allocated: 119m);
            Guid[] ids = [(await company.IssuedAsync(customer)).Id, (await company.IssuedAsync(customer)).Id];

            var outcomes = await Together.AllAsync(2, i => company.UseCreditAsync(database, ids[i], 30m, seen: 119m));

            Assert.Equal(1, outcomes.Count(o => o is null));
            Assert.Equal("payment.allocated-too-much", Assert.IsType<RuleBrokenException>(outcomes.Single(o => o is not null)).Code);
            Assert.Equal(0m, await company.CreditOfAsync(customer.Id));
        }
    }

    [Fact]
    public async Task A_reversal_takes_everything_back_also_where_its_credit_went_later()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        Guid[] ids = [(await company.IssuedAsync(customer)).Id, (await company.IssuedAsync(customer)).Id, (await company.IssuedAsync(customer)).Id];
        var payment = Guid.CreateVersion7();
        await database.Get<RecordPayment>().ExecuteAsync(
            company.Payer, payment, new() { Amount = 300m, Currency = "EUR", PaidOn = company.Today }, [new(ids[0], 119m, 119m), new(ids[1], 119m, 119m)], None);
        await company.UseCreditAsync(database, ids[2], 40m);

        var reversal = await company.ReverseAsync(database, payment, " Returned by\nthe bank ");

        foreach (var id in ids) Assert.Equal((PaymentStatus.Unpaid, 119m), await company.StateAsync(id));
        Assert.Equal(0, await company.AskAsync(db => db.PaymentCredits.CountAsync()));
        var read = database.Get<ReadPayment>();
        var (taken, back) = (await read.ExecuteAsync(company.Auditor, payment, None), await read.ExecuteAsync(company.Auditor, reversal, None));
        Assert.Equal((reversal, "Returned by the bank", -300m), (taken.Reversal!.Id, back.Payment.Reference, back.Payment.Amount));
        Assert.Equal((278m, -278m), (taken.Allocations.Sum(a => a.Amount), back.Allocations.Sum(a => a.Amount)));
        Assert.Equal("invoice.payment-reversed", (await company.HistoryAsync(database, ids[2]))[^1]);
        Assert.Equal("participant.credit-taken-back", (await company.HistoryAsync(database, customer.Id))[^1]);
        await Refused.WithAsync("payment.already-reversed", () => company.ReverseAsync(database, payment));
        await Refused.WithAsync("payment.is-a-reversal", () => company.ReverseAsync(database, reversal));
    }

    [Theory]
    [InlineData("", "reason.missing"), InlineData(null, "reason.missing"), InlineData(141, "text.too-long")]
    public async Task A_reversal_wants_a_reason_that_fits(object? reason, string code)
    {
        var company = await TestCompany.CreateAsync(database);
        var payment = Guid.CreateVersion7();
        await company.PayAsync((await company.IssuedAsync(await company.CustomerAsync())).Id, 1m, paymentId: payment);

        await Refused.WithAsync(code, () => company.ReverseAsync(database, payment, reason is int length ? new string('x', length) : (string?)reason));
    }

    [Fact]
    public async Task Reversing_and_using_credit_at_the_same_moment_leaves_nothing_paid_by_a_payment_that_is_gone()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        for (var n = 0; n < 8; n++)
        {
            var payment = Guid.CreateVersion7();
            await company.PayAsync((await company.IssuedAsync(customer)).Id, 149m, allocated: 119m, paymentId: payment);
            var later = (await company.IssuedAsync(customer)).Id;

            var outcomes = await Together.AllAsync(4, i => i == 0 ? company.UseCreditAsync(database, later, 30m, seen: 119m) : company.ReverseAsync(database, payment));

            Assert.Equal(1, outcomes.Skip(1).Count(o => o is null));
            Assert.All(outcomes.OfType<Exception>(), o => Assert.IsType<RuleBrokenException>(o));
            Assert.Equal((PaymentStatus.Unpaid, 119m), await company.StateAsync(later));
            Assert.Equal(0m, await company.CreditOfAsync(customer.Id));
        }
    }

    [Fact]
    public async Task Payments_are_listed_newest_first_by_page_and_by_filter()
    {
        var company = await TestCompany.CreateAsync(database);
        var (one, two) = (await company.CustomerAsync("One"), await company.SupplierAsync("Two"));
        for (var n = 0; n < FindPayments.PageSize + 2; n++) await company.PayAsync((await company.IssuedAsync(one, 10m)).Id, 1m);
        await company.PayAsync((await company.IssuedAsync(two)).Id, 7m);
        var find = database.Get<FindPayments>();

        var first = await find.ExecuteAsync(company.Auditor, new(), null, None);
        var rest = await find.ExecuteAsync(company.Auditor, new(), new(first[^1].PaidOn, first[^1].Id), None);

        Assert.Equal((FindPayments.PageSize, 3), (first.Count, rest.Count));
        Assert.Equal(FindPayments.PageSize + 3, first.Concat(rest).Select(p => p.Id).Distinct().Count());
        Assert.Equal("Two", Assert.Single(await find.ExecuteAsync(company.Auditor, new(PaymentDirection.Out), null, None)).ParticipantName);
        Assert.Single(await find.ExecuteAsync(company.Auditor, new(ParticipantId: two.Id), null, None));
        Assert.Empty(await find.ExecuteAsync(company.Auditor, new(To: company.Today.AddDays(-1)), null, None));
        Assert.Empty(await find.ExecuteAsync(company.Auditor, new(From: company.Today.AddDays(1)), null, None));
    }

    [Fact]
    public async Task A_payment_is_listed_with_the_numbers_of_the_invoices_it_went_to_and_its_reversal_too()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var (first, second) = (await company.IssuedAsync(customer, 10m), await company.IssuedAsync(customer, 20m));
        var payment = Guid.CreateVersion7();
        await company.PayAsync(first.Id, 5m, paymentId: payment);
        await company.PayAsync(second.Id, 20m);
        await company.ReverseAsync(database, payment);

        var rows = await database.Get<FindPayments>().ExecuteAsync(company.Auditor, new(), null, None);

        Assert.Equal(3, rows.Count);
        Assert.Equal([first.NumberText!], rows.Single(r => r.Id == payment).Invoices);
        Assert.Equal([first.NumberText!], rows.Single(r => r.ReversesId == payment).Invoices);
        Assert.Equal([second.NumberText!], rows.Single(r => r.ReversesId is null && r.Id != payment).Invoices);
    }

    [Fact]
    public async Task What_is_open_with_a_participant_is_listed_due_first_and_summed_by_currency()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var late = await company.IssuedAsync(customer, 100m, c => c with { TermsDays = 30 });
        var soon = await company.IssuedAsync(customer, 200m, c => c with { TermsDays = 5 });
        var note = await company.CreditAsync(database, late.Id);
        await company.PayAsync(soon.Id, 250m, allocated: 238m);

        var open = await database.Get<FindOpenInvoices>().ExecuteAsync(company.Auditor, customer.Id, PaymentDirection.In, "EUR", None);
        var refunds = await database.Get<FindOpenInvoices>().ExecuteAsync(company.Auditor, customer.Id, PaymentDirection.Out, null, None);
        var money = Assert.Single(await database.Get<ReadParticipantMoney>().ExecuteAsync(company.Auditor, customer.Id, None));

        Assert.Equal([late.Id], open.Select(o => o.Id));
        Assert.Equal([note.Id], refunds.Select(o => o.Id));
        Assert.Equal(("EUR", 0m, 0m, 12m, 0m), (money.Currency, money.Receivable, money.Payable, money.CreditIn, money.CreditOut));
    }
}
