using System.Text;
using InvoiceWeb.Invoices.Numbering;

namespace InvoiceWeb.Tests.Data;

public sealed class GapReportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Two_hundred_approvals_at_once_on_one_series_leave_no_gap_and_no_number_twice()
    {
        var company = await TestCompany.CreateAsync(database);
        var ids = await SubmittedAsync(company, 200, _ => null);

        var outcomes = await Together.AllAsync(200, n => company.ApproveAsync(ids[n], n % 2 == 0 ? company.Approver : company.SecondApprover));

        Assert.All(outcomes, Assert.Null);
        var line = await SalesAsync(company);
        Assert.Equal((true, 200, 200, 1, 200), (line.IsComplete, line.LastNumber, line.Count, line.First, line.Last));
        Assert.Equal(200, (await company.AskAsync(db => db.Invoices.Select(i => i.NumberText).Distinct().ToListAsync())).Count);
    }

    [Fact]
    public async Task Two_hundred_approvals_at_once_on_many_series_leave_no_gap_in_any()
    {
        var company = await TestCompany.CreateAsync(database);
        var series = new List<Guid>();
        for (var n = 0; n < 8; n++)
        {
            series.Add(Guid.CreateVersion7());
            await database.Get<SaveNumberSeries>().ExecuteAsync(
                company.Admin, series[n], new($"Branch {n}", InvoiceDirection.Sales, InvoiceKind.Invoice, $"B{n}-", 6, false), null, CancellationToken.None);
        }
        var ids = await SubmittedAsync(company, 200, n => series[n % 8]);

        var outcomes = await Together.AllAsync(200, n => company.ApproveAsync(ids[n]));

        Assert.All(outcomes, Assert.Null);
        var lines = (await ReadAsync(company)).Lines.Where(l => l.Series.StartsWith("Branch", StringComparison.Ordinal)).ToList();
        Assert.Equal(8, lines.Count);
        Assert.All(lines, l => Assert.Equal((true, 25, 25), (l.IsComplete, l.Count, l.LastNumber)));
    }

    [Fact]
    public async Task A_report_taken_while_others_approve_never_sees_a_gap_that_is_none()
    {
        var company = await TestCompany.CreateAsync(database);
        var ids = await SubmittedAsync(company, 40, _ => null);
        var approving = Together.AllAsync(40, n => company.ApproveAsync(ids[n]));
        while (!approving.IsCompleted) Assert.True((await ReadAsync(company)).IsComplete);
        Assert.All(await approving, Assert.Null);
    }

    [Fact]
    public async Task Every_void_number_is_explained_by_who_when_and_why()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        await company.IssuedAsync(customer);
        var wrong = await company.IssuedAsync(customer);
        await company.VoidAsync(wrong.Id, "=HYPERLINK(\"http://evil\",\"Wrong, twice\")");

        var line = await SalesAsync(company);
        var one = Assert.Single(line.Voids);
        Assert.True(line.IsComplete);
        Assert.Equal(("2026-000002", "Amir Approver", company.Clock.Now, company.Today), (one.Text, one.VoidedBy, one.VoidedAt, one.IssueDate));

        var csv = Encoding.UTF8.GetString((await ReadAsync(company)).ToCsv());
        Assert.Contains("series,2026,Sales invoices,Sales,Invoice,2026-000001,2026-000002,2,2,yes", csv, StringComparison.Ordinal);
        Assert.Contains("Amir Approver,\"'=HYPERLINK(\"\"http://evil\"\",\"\"Wrong, twice\"\")\"\r\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_numbers_are_named_at_the_beginning_in_the_middle_and_at_the_end()
    {
        var company = await TestCompany.CreateAsync(database);
        var customer = await company.CustomerAsync();
        for (var n = 0; n < 7; n++) await company.IssuedAsync(customer);
        await company.ChangeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE invoices SET number = number + 100, series_id = {Guid.NewGuid()} WHERE tenant_id = {company.Id.Value} AND number IN (1, 3, 4, 7)"));

        var line = await SalesAsync(company);

        Assert.False(line.IsComplete);
        Assert.Equal([new(1, 1), new(3, 4), new(7, 7)], line.Missing);
        Assert.Contains("missing,2026,Sales invoices,Sales,Invoice,3,4,,2,no", Encoding.UTF8.GetString((await ReadAsync(company)).ToCsv()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_whose_documents_are_all_gone_is_not_complete()
    {
        var company = await TestCompany.CreateAsync(database);
        await company.IssuedAsync(await company.CustomerAsync());
        await company.ChangeAsync(db => db.Database.ExecuteSqlAsync($"UPDATE invoices SET series_id = {Guid.NewGuid()} WHERE tenant_id = {company.Id.Value}"));

        var line = await SalesAsync(company);

        Assert.False(line.IsComplete);
        Assert.Equal([new(1, 1)], line.Missing);
    }

    [Fact]
    public async Task An_unknown_year_is_not_found() => await Refused.WithAsync("record.not-found", async () =>
        await database.Get<ReadGapReport>().ExecuteAsync((await TestCompany.CreateAsync(database)).Auditor, 1999, CancellationToken.None));

    private static async Task<List<Guid>> SubmittedAsync(TestCompany company, int count, Func<int, Guid?> series)
    {
        var customer = await company.CustomerAsync();
        var ids = new List<Guid>();
        for (var n = 0; n < count; n++)
        {
            var chosen = series(n);
            ids.Add(await company.SubmittedAsync(customer, with: c => c with { SeriesId = chosen }));
        }
        return ids;
    }

    private Task<GapReport> ReadAsync(TestCompany company) => database.Get<ReadGapReport>().ExecuteAsync(company.Auditor, 2026, CancellationToken.None);

    private async Task<GapReportLine> SalesAsync(TestCompany company) =>
        (await ReadAsync(company)).Lines.Single(l => l is { Series: "Sales invoices", Direction: InvoiceDirection.Sales, Kind: InvoiceKind.Invoice });
}
