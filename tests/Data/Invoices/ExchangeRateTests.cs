using InvoiceWeb.Invoices.Rates;

namespace InvoiceWeb.Tests.Data;

public sealed class ExchangeRateTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_latest_rate_on_or_before_a_day_is_found_and_listed_by_currency()
    {
        var company = await TestCompany.CreateAsync(database);
        await EnterAsync(company, "USD", new(2026, 6, 1), 0.90m);
        await EnterAsync(company, "USD", new(2026, 6, 10), 0.92m);
        await EnterAsync(company, "GBP", new(2026, 6, 10), 1.18m);
        async Task<decimal?> On(string currency, DateOnly? day) => (await database.Get<ReadLatestRate>().ExecuteAsync(company.Clerk, currency, day, None))?.Rate;

        Assert.Equal([0.92m, 0.92m, 0.90m, null, 1.18m, 1m, null],
            [await On("USD", null), await On("USD", new(2026, 6, 10)), await On("USD", new(2026, 6, 9)), await On("USD", new(2026, 5, 31)), await On("GBP", null), await On("EUR", null), await On("CHF", null)]);
        var page = await database.Get<FindExchangeRates>().ExecuteAsync(company.Auditor, "USD", null, None);
        Assert.Equal(["GBP", "USD"], page.Currencies);
        Assert.Equal([0.92m, 0.90m], page.Rates.Select(r => r.Rate));
        Assert.Equal([0.90m], (await database.Get<FindExchangeRates>().ExecuteAsync(company.Auditor, "USD", new(2026, 6, 10), None)).Rates.Select(r => r.Rate));
        Assert.Equal("GBP", (await database.Get<FindExchangeRates>().ExecuteAsync(company.Auditor, null, null, None)).Currency);
    }

    [Fact]
    public async Task There_is_one_rate_for_a_currency_and_a_day_also_when_two_enter_it_at_once()
    {
        var company = await TestCompany.CreateAsync(database);

        var outcomes = await Together.AllAsync(4, n => EnterAsync(company, "USD", company.Today, 0.9m + n));

        Assert.Single(outcomes, o => o is null);
        Assert.All(outcomes.OfType<Exception>(), o => Assert.IsType<RuleBrokenException>(o));
        await Refused.WithAsync("exchange-rate.exists", () => EnterAsync(company, "USD", company.Today, 1m));
    }

    [Theory]
    [InlineData("EUR", 0, "1", "exchange-rate.base-currency"), InlineData("USD", 1, "1", "exchange-rate.in-future"), InlineData("USD", 0, "0", "exchange-rate.shape")]
    [InlineData("USD", 0, "-1", "exchange-rate.shape"), InlineData("USD", 0, "0.123456789", "exchange-rate.shape"), InlineData("XXX", 0, "1", "currency.unknown")]
    public async Task What_makes_no_rate_is_refused(string currency, int days, string rate, string code)
    {
        var company = await TestCompany.CreateAsync(database);
        await Refused.WithAsync(code, () => EnterAsync(company, currency, company.Today.AddDays(days), decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_wrong_rate_of_today_is_corrected_with_a_reason_and_issued_invoices_keep_theirs()
    {
        var company = await TestCompany.CreateAsync(database);
        await EnterAsync(company, "USD", company.Today, 9.2m);
        var customer = await company.CustomerAsync();
        var issued = await company.IssuedAsync(customer, with: c => c with { Currency = "USD" });
        var wrong = (await database.Get<FindExchangeRates>().ExecuteAsync(company.Admin, "USD", null, None)).Rates[0];
        Task Correct(decimal rate, decimal seen, string? reason) => database.Get<CorrectExchangeRate>().ExecuteAsync(company.Admin, wrong.Id, rate, seen, reason, None);

        await Refused.WithAsync("reason.missing", () => Correct(0.92m, 9.2m, null));
        await Refused.WithAsync("record.changed-meanwhile", () => Correct(0.92m, 9.3m, "Point misplaced"));
        await Correct(0.92m, 9.2m, "Point misplaced");

        Assert.Equal(9.2m, (await company.ReadAsync(issued.Id)).ExchangeRate);
        Assert.Equal(issued.RowVersion, (await company.ReadAsync(issued.Id)).RowVersion);
        Assert.Equal(0.92m, (await company.IssuedAsync(customer, with: c => c with { Currency = "USD" })).ExchangeRate);
        Assert.Contains("Point misplaced", (await company.AskAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "settings.rate-corrected"))).Json, StringComparison.Ordinal);
        company.Clock.Advance(TimeSpan.FromDays(1));
        await Refused.WithAsync("exchange-rate.old", () => Correct(0.93m, 0.92m, "Too late"));
    }

    private Task EnterAsync(TestCompany company, string currency, DateOnly day, decimal rate) =>
        database.Get<EnterExchangeRate>().ExecuteAsync(company.Admin, new(currency, day, rate), None);
}
