using System.Text;
using InvoiceWeb.Archive;
using InvoiceWeb.Archive.Years;

namespace InvoiceWeb.Tests.Data.Archive;

public sealed class ReceiptTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_receipt_says_what_went_and_verifies()
    {
        var year = await ClosedYear.CreateAsync(database);
        var run = await year.ArchiveAsync();

        var file = await database.Get<DownloadReceipt>().ExecuteAsync(year.Company.Auditor, run.Id, ReceiptFormat.Json, None);
        var receipt = Receipt.Read(Encoding.UTF8.GetString(file.Content));

        Assert.Equal(run.ReceiptSha256, Receipt.HashOf(Encoding.UTF8.GetString(file.Content)));
        Assert.Equal((year.Going.Count(), "Ada Admin", 2), ((int)receipt.Invoices, receipt.RequestedBy, receipt.Objects.Count));
        Assert.Equal(year.Going.Count(), (int)receipt.Totals.Sum(t => t.Count));
        Assert.Equal(["Recorded twice", "Wrong customer"], receipt.Numbers.SelectMany(n => n.Voids).Select(v => v.Reason).Order());
        Assert.Equal(11_900 + 1_190 + 2_380 + 5_950 + 7_140, receipt.Totals.Single(t => t is { Direction: "Sales", Kind: "Invoice", Status: "Approved" }).GrossMinor);
        Assert.Equal(receipt.ToCanonicalJson(), run.Receipt);
        Assert.True((await CheckAsync(year, run.Id)).IsIntact);
    }

    [Fact]
    public async Task An_object_that_was_touched_or_lost_and_a_receipt_that_was_edited_are_found()
    {
        var year = await ClosedYear.CreateAsync(database);
        var run = await year.ArchiveAsync();
        var objects = Receipt.Read(run.Receipt!).Objects.Select(o => Path.Combine(database.ObjectFolder, o.Key)).ToList();
        await File.AppendAllTextAsync(objects[0], "x");
        File.Delete(objects[1]);

        var check = await CheckAsync(year, run.Id);

        Assert.Equal([ObjectProblem.Differs, ObjectProblem.Missing], check.Objects.Select(o => o.Problem));
        await Sql.RunAsync(database.Owner, $"UPDATE archive_runs SET receipt = replace(receipt, 'Ada', 'Eve') WHERE tenant_id = '{year.Company.Id}'", year.Company.Id);
        Assert.False((await CheckAsync(year, run.Id)).IsSignedRight);
    }

    [Fact]
    public async Task There_is_no_receipt_before_the_end()
    {
        var year = await ClosedYear.CreateAsync(database);
        var run = await year.BeginAsync();
        await Refused.WithAsync("archive.run-not-done", () => CheckAsync(year, run));
    }

    [Fact]
    public async Task The_printed_receipt_shows_totals_numbers_voids_and_hashes()
    {
        var year = await ClosedYear.CreateAsync(database);
        var run = await year.ArchiveAsync();

        var html = await database.Get<ReceiptHtml>().RenderAsync(Receipt.Read(run.Receipt!), run.ReceiptSha256!);

        foreach (var shown in new[] { run.ReceiptSha256!, "Recorded twice", "Ada Admin", "Sales invoices", "285.60", Receipt.Read(run.Receipt!).Objects[1].Sha256 }) Assert.Contains(shown, html, StringComparison.Ordinal);
    }

    private Task<ReceiptCheck> CheckAsync(ClosedYear year, Guid run) => database.Get<VerifyReceipt>().ExecuteAsync(year.Company.Auditor, run, None);
}
