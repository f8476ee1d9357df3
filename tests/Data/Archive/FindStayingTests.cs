using InvoiceWeb.Archive.Years;

namespace InvoiceWeb.Tests.Data.Archive;

public sealed class FindStayingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Everything_that_stays_can_be_reached_page_by_page()
    {
        var company = (await ClosedYear.CreateAsync(database)).Company;
        var (customer, supplier) = (await company.CustomerAsync(), await company.SupplierAsync());
        await company.ChangeAsync(async db => (await db.FiscalYears.SingleAsync(y => y.Year == 2025)).Reopen());
        company.Clock.Now = new(2025, 8, 15, 10, 0, 0, TimeSpan.Zero);
        for (var n = 0; n < FindStaying.PageSize + 2; n++) await company.IssuedAsync(n % 2 == 0 ? customer : supplier);
        for (var n = 0; n < FindStaying.PageSize + 2; n++) await company.DraftAsync(customer);
        company.Clock.Now = new(2026, 6, 15, 10, 0, 0, TimeSpan.Zero);

        var preview = await database.Get<PreviewArchiving>().ExecuteAsync(company.Admin, 2025, None);
        foreach (var group in preview.Stays.Where(s => s.Reason is StayReason.Draft or StayReason.Unsettled))
        {
            Assert.Equal(FindStaying.PageSize + 3, group.Count);
            Assert.Equal(FindStaying.PageSize, group.First.Count);
            Assert.Equal(group.First, await database.Get<FindStaying>().ExecuteAsync(company.Admin, 2025, group.Reason, null, None));
            var rest = await database.Get<FindStaying>().ExecuteAsync(company.Admin, 2025, group.Reason, group.First[^1], None);
            Assert.Equal(3, rest.Count);
            Assert.Equal(FindStaying.PageSize + 3, group.First.Concat(rest).Select(d => d.Id).Distinct().Count());
            Assert.Empty(await database.Get<FindStaying>().ExecuteAsync(company.Admin, 2025, group.Reason, rest[^1], None));
        }
        Assert.Equal([StayReason.Draft, StayReason.Unsettled], preview.Stays.Select(s => s.Reason));
    }
}
