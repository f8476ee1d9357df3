namespace InvoiceWeb.Tests.Data;

public sealed class PaymentTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task An_invoice_can_be_paid_in_parts()
    {
        var company = await TestCompany.CreateAsync(database);
        var id = (await company.IssuedAsync(await company.CustomerAsync())).Id;

        await company.PayAsync(id, 19m);
        Assert.Equal((PaymentStatus.PartlyPaid, 100m), await StateAsync(company, id));
        await company.PayAsync(id, 100m);

        Assert.Equal((PaymentStatus.Paid, 0m), await StateAsync(company, id));
        var rows = await database.Get<ReadPayments>().ExecuteAsync(company.Auditor, id, CancellationToken.None);
        Assert.Equal([19m, 100m], rows.Select(r => r.Amount));
        await Refused.WithAsync("payment.nothing-open", () => company.PayAsync(id, 1m));
    }

    [Fact]
    public async Task What_is_paid_too_much_stays_as_the_participants_credit()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var id = (await company.IssuedAsync(customer)).Id;

        await Refused.WithAsync("payment.allocated-too-much", () => company.PayAsync(id, 150m, allocated: 150m));
        await company.PayAsync(id, 150m, allocated: 119m);

        Assert.Equal((PaymentStatus.Paid, 0m), await StateAsync(company, id));
        var received = await company.AskAsync(db => db.Payments.Where(p => p.ParticipantId == customer.Id).SumAsync(p => p.Amount));
        var allocated = await company.AskAsync(db => db.PaymentAllocations.SumAsync(a => a.Amount));
        Assert.Equal(31m, received - allocated);
    }

    [Fact]
    public async Task The_second_treasurer_is_told_who_was_first_and_what_is_open_now()
    {
        var company = await TestCompany.CreateAsync(database);
        var id = (await company.IssuedAsync(await company.CustomerAsync())).Id;
        await company.PayAsync(id, 100m, seen: 119m);

        var refusal = await Refused.WithAsync("payment.open-amount-changed", () => company.PayAsync(id, 119m, seen: 119m, by: company.SecondPayer));

        Assert.Contains(company.Payer.Name, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(": 19.00 EUR is open now", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_treasurers_who_pay_at_the_same_moment_one_pays_and_the_others_are_told_by_whom()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        for (var n = 0; n < 5; n++)
        {
            var id = (await company.IssuedAsync(customer)).Id;
            Actor[] people = [company.Payer, company.SecondPayer, company.Person("Third", Roles.Payer)];

            var outcomes = await Together.AllAsync(3, i => company.PayAsync(id, 119m, seen: 119m, by: people[i]));

            var winner = people[Array.IndexOf(outcomes, null)];
            Assert.Equal(1, outcomes.Count(o => o is null));
            Assert.All(outcomes.OfType<Exception>(), o =>
            {
                var rule = Assert.IsType<RuleBrokenException>(o);
                Assert.Equal("payment.open-amount-changed", rule.Code);
                Assert.Contains(winner.Name, rule.Message, StringComparison.Ordinal);
            });
            Assert.Equal((PaymentStatus.Paid, 0m), await StateAsync(company, id));
        }
    }

    [Fact]
    public async Task The_same_payment_sent_twice_is_recorded_once()
    {
        var company = await TestCompany.CreateAsync(database);
        var id = (await company.IssuedAsync(await company.CustomerAsync())).Id;
        var payment = Guid.CreateVersion7();

        await company.PayAsync(id, 19m, seen: 119m, paymentId: payment);
        await company.PayAsync(id, 19m, seen: 119m, paymentId: payment);

        Assert.Equal((PaymentStatus.PartlyPaid, 100m), await StateAsync(company, id));
    }

    [Fact]
    public async Task The_same_payment_sent_at_the_same_moment_is_recorded_once_and_refused_to_nobody()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        for (var n = 0; n < 10; n++)
        {
            var id = (await company.IssuedAsync(customer)).Id;
            var payment = Guid.CreateVersion7();

            var outcomes = await Together.AllAsync(5, _ => company.PayAsync(id, 19m, seen: 119m, paymentId: payment));

            Assert.All(outcomes, Assert.Null);
            Assert.Equal((PaymentStatus.PartlyPaid, 100m), await StateAsync(company, id));
        }
    }

    [Fact]
    public async Task One_payment_settles_several_invoices_whatever_order_two_treasurers_name_them_in()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        for (var n = 0; n < 5; n++)
        {
            var ids = new List<Guid>();
            for (var i = 0; i < 4; i++) ids.Add((await company.IssuedAsync(customer)).Id);
            Task Pay(IEnumerable<Guid> order, Actor by) => database.Get<RecordPayment>().ExecuteAsync(
                by, Guid.CreateVersion7(), new() { Amount = 476m, Currency = "EUR", PaidOn = company.Today }, [.. order.Select(id => new WishedAllocation(id, 119m, 119m))], CancellationToken.None);

            var outcomes = await Together.AllAsync(2, i => i == 0 ? Pay(ids, company.Payer) : Pay(Enumerable.Reverse(ids), company.SecondPayer));

            Assert.Equal(1, outcomes.Count(o => o is null));
            Assert.Equal("payment.open-amount-changed", Assert.IsType<RuleBrokenException>(outcomes.Single(o => o is not null)).Code);
            foreach (var id in ids) Assert.Equal((PaymentStatus.Paid, 0m), await StateAsync(company, id));
        }
    }

    [Fact]
    public async Task A_payment_is_of_issued_invoices_of_one_participant_in_their_currency_and_not_in_the_future()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        var (one, other) = ((await company.IssuedAsync(customer)).Id, (await company.IssuedAsync(await company.CustomerAsync("Other"))).Id);
        var submitted = await company.SubmittedAsync(customer);
        Task Pay(PaymentContent content, params WishedAllocation[] to) => database.Get<RecordPayment>().ExecuteAsync(company.Payer, Guid.CreateVersion7(), content, to, CancellationToken.None);
        var content = new PaymentContent { Amount = 119m, Currency = "EUR", PaidOn = company.Today };

        await Refused.WithAsync("invoice.not-issued", () => Pay(content, new WishedAllocation(submitted, 1m, 0m)));
        await Refused.WithAsync("record.not-found", () => Pay(content, new(one, 1m, 119m), new(other, 1m, 119m)));
        await Refused.WithAsync("record.not-found", () => Pay(content, new(one, 1m, 119m), new(one, 1m, 119m)));
        await Refused.WithAsync("payment.currency-differs", () => Pay(content with { Currency = "USD" }, new WishedAllocation(one, 1m, 119m)));
        await Refused.WithAsync("payment.in-future", () => Pay(content with { PaidOn = company.Today.AddDays(1) }, new WishedAllocation(one, 1m, 119m)));
        await Refused.WithAsync("payment.amount-too-fine", () => Pay(content with { Amount = 1.001m }, new WishedAllocation(one, 1m, 119m)));
        await Refused.WithAsync("payment.allocated-too-much", () => Pay(content, new WishedAllocation(one, -1m, 119m)));
        Assert.Equal(0, await company.AskAsync(db => db.Payments.CountAsync()));
    }

    [Fact]
    public async Task An_allocation_finer_than_the_currency_is_refused()
    {
        var company = await TestCompany.CreateAsync(database);
        var id = (await company.IssuedAsync(await company.CustomerAsync())).Id;

        await Refused.WithAsync("payment.amount-too-fine", () => company.PayAsync(id, 10m, allocated: 1.001m));
    }

    private static async Task<(PaymentStatus, decimal)> StateAsync(TestCompany company, Guid id)
    {
        var invoice = await company.ReadAsync(id);
        return (invoice.PaymentStatus, invoice.OpenAmount);
    }
}
