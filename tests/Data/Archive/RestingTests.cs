using System.Diagnostics;
using InvoiceWeb.Archive;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>Segments that a lifecycle rule of the bucket has moved into a class from which they must be restored.</summary>
public sealed class RestingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Opening_an_invoice_orders_the_restore_once_says_when_and_works_afterwards()
    {
        using var bucket = new RestingBucket();
        using var archive = await FillAsync(bucket, "DEEP_ARCHIVE");
        var invoice = archive.Old.Invoice.Id;

        var first = await Refused.WithAsync("archive.store-needs-restore", () => archive.Read.ExecuteAsync(archive.Company.Clerk, invoice, None));
        Assert.Contains("rests in Glacier Deep Archive. Its restore has been ordered now and takes about 12 hours", first.Message, StringComparison.Ordinal);
        var second = await Refused.WithAsync("archive.store-needs-restore", () => archive.Read.ExecuteAsync(archive.Company.Clerk, invoice, None));
        Assert.Contains("Its restore is under way and takes about 12 hours", second.Message, StringComparison.Ordinal);
        Assert.Equal([archive.OldSegment.IndexKey, archive.OldSegment.DocumentsKey], bucket.Orders.Select(o => o.Key));
        foreach (var (_, body) in bucket.Orders)
        {
            Assert.Contains("<Days>7</Days>", body, StringComparison.Ordinal);
            Assert.Contains("<Tier>Standard</Tier>", body, StringComparison.Ordinal);
        }
        Assert.Equal(0, bucket.OrdersRefused);

        bucket.IsRestored = true;
        Assert.Equal(invoice, (await archive.Read.ExecuteAsync(archive.Company.Clerk, invoice, None)).Document.Invoice.Id);
    }

    [Fact]
    public async Task A_service_that_tells_of_a_restore_only_when_it_is_ordered_again_is_understood()
    {
        using var bucket = new RestingBucket { TellsOfRestores = false };
        using var archive = await FillAsync(bucket, "GLACIER");
        foreach (var words in new[] { "Glacier Flexible Retrieval. Its restore has been ordered now and takes about 3 to 5 hours", "Its restore is under way and takes about 3 to 5 hours" })
        {
            var problem = await Assert.ThrowsAsync<ObjectStoreException>(() => archive.Reader.CheckAsync(archive.OldSegment, None));
            Assert.Equal(ObjectStoreProblem.NeedsRestore, problem.Problem);
            Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        }
        Assert.Equal(1, bucket.OrdersRefused);
    }

    [Fact]
    public async Task What_intelligent_tiering_has_put_away_is_ordered_without_days()
    {
        using var bucket = new RestingBucket();
        using var archive = await FillAsync(bucket, "INTELLIGENT_TIERING");
        var problem = await Assert.ThrowsAsync<ObjectStoreException>(() => archive.Reader.CheckAsync(archive.OldSegment, None));
        Assert.Contains("an archive tier of Intelligent-Tiering. Its restore has been ordered now and takes about 12 hours", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Days", Assert.Single(bucket.Orders).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_names_what_rests_and_the_others_answer()
    {
        using var bucket = new RestingBucket();
        using var archive = await FillAsync(bucket, "DEEP_ARCHIVE");
        var page = await new SearchArchive(database.Get<TenantDatabase>(), archive.Reader, TimeProvider.System).ExecuteAsync(archive.Company.Auditor, new(), null, null, None);
        var silence = Assert.Single(page.Silent);
        Assert.Equal((2019, true), (silence.Year, silence.NeedsRestore));
        Assert.Contains("12 hours", silence.Message, StringComparison.Ordinal);
        Assert.Equal(20, page.Rows.Count(r => r.Year == 2020));
    }

    [Fact]
    public async Task The_scrub_finds_nothing_wrong_with_what_rests_and_reads_it_when_it_is_back()
    {
        using var bucket = new RestingBucket();
        using var archive = await FillAsync(bucket, "DEEP_ARCHIVE");
        var scrub = new ScrubArchive(
            database.Get<HostDatabase>(), database.Get<TenantDatabase>(), archive.Store, archive.Reader, database.Get<MendIndex>(), database.Clock,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<ScrubArchive>.Instance);
        for (var day = 1; day <= 3; day++)
        {
            await scrub.ScrubAsync(archive.Company.Id, () => Task.CompletedTask, None);
            Assert.False(await archive.Company.AskAsync(db => db.ArchiveSegments.AnyAsync(s => s.CheckProblem != null)));
            bucket.IsRestored = true;
        }
        Assert.False(await archive.Company.AskAsync(db => db.ArchiveSegments.AnyAsync(s => s.CheckedAt == null)));
    }

    [Fact]
    public async Task The_command_line_orders_all_restores_at_once_and_goes_on_with_the_rest()
    {
        using var bucket = new RestingBucket();
        using var archive = await FillAsync(bucket, "DEEP_ARCHIVE");

        var verify = await CommandAsync(bucket, archive, "verify");
        Assert.Equal(3, verify.Code);
        Assert.Contains("takes about 12 hours", verify.Errors, StringComparison.Ordinal);
        Assert.Contains("1 of 2 segments rest", verify.Errors, StringComparison.Ordinal);
        Assert.Contains($"2020 {archive.NewSegment.Id}: 20 invoices", verify.Output, StringComparison.Ordinal);
        Assert.Equal([archive.OldSegment.DocumentsKey, archive.OldSegment.IndexKey], bucket.Orders.Select(o => o.Key).Order(StringComparer.Ordinal));

        var export = await CommandAsync(bucket, archive, "export");
        Assert.Equal((3, ""), (export.Code, export.Output));

        bucket.IsRestored = true;
        Assert.Equal(0, (await CommandAsync(bucket, archive, "verify")).Code);
        var search = await CommandAsync(bucket, archive, "search", "--number", archive.Old.Invoice.NumberText!);
        Assert.Contains(archive.Old.Invoice.Id.ToString("D"), search.Output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> CommandAsync(RestingBucket bucket, Filled archive, string command, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SearchArchive).Assembly.Location, "archive", command, "--store", "s3", "--tenant", archive.Company.Id.ToString(), .. more])
            { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[] { ("Bucket", "books"), ("Endpoint", bucket.Address.ToString()), ("AccessKey", "a"), ("SecretKey", "b") }) start.Environment["Objects__" + name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>One segment of 2019 that rests in a class, and one of 2020 that does not.</summary>
    private async Task<Filled> FillAsync(RestingBucket bucket, string storage)
    {
        var (company, store) = (await TestCompany.CreateAsync(database), new S3ObjectStore(bucket.Options));
        var folder = new TemporaryFolder("resting");
        var rows = new List<object>();
        var (segments, documents) = (new List<ArchiveSegment>(), new List<ArchivedInvoice>());
        foreach (var year in new[] { 2019, 2020 })
        {
            var some = ASegment.Documents(company.Id, 20, year, year);
            var (segment, written) = await ASegment.WriteAsync(store, Path.Combine(folder.Path, "writing"), company.Id, some, year);
            rows.AddRange([segment, .. written.Numbers, .. written.Voids, .. written.Participants]);
            segments.Add(segment);
            documents.Add(some[3]);
        }
        await company.ChangeAsync(db =>
        {
            db.AddRange(rows);
            return Task.CompletedTask;
        });
        bucket.ClassOf = key => key.Contains("/2019/", StringComparison.Ordinal) ? storage : null;
        var reader = new SegmentReader(store, new(store, Path.Combine(folder.Path, "cache"), 100_000_000));
        var find = new FindArchivedInvoice(database.Get<TenantDatabase>(), reader);
        return new(company, store, reader, new(database.Get<TenantDatabase>(), find, reader, database.Get<InvoiceWeb.Documents.ReadInvoiceDocument>(), TimeProvider.System), folder, segments[0], segments[1], documents[0]);
    }

    private sealed record Filled(
        TestCompany Company, S3ObjectStore Store, SegmentReader Reader, ReadArchivedInvoice Read, TemporaryFolder Folder, ArchiveSegment OldSegment, ArchiveSegment NewSegment, ArchivedInvoice Old) : IDisposable
    {
        public void Dispose()
        {
            Store.Dispose();
            Folder.Dispose();
        }
    }
}
