using InvoiceWeb.Archive;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Data.Archive;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>Indexes that are lost, or that somebody made again with other bytes.</summary>
public sealed class MendIndexTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task An_index_that_does_not_fit_is_made_again_and_then_everybody_is_content(bool isLost)
    {
        var year = await ClosedYear.CreateAsync(database);
        var run = await year.ArchiveAsync();
        var segment = await SegmentAsync(year);
        var path = Path.Combine(database.ObjectFolder, segment.IndexKey);
        File.Delete(path);
        // The same rows in another file: what another version of SQLite or gzip would have made.
        if (!isLost) await OtherBytesAsync(year.Company, segment, path);

        var scrub = database.Get<IEnumerable<InvoiceWeb.Jobs.IJobHandler>>().OfType<ScrubArchive>().Single();
        Assert.Equal(1, await scrub.ScrubAsync(year.Company.Id, () => Task.CompletedTask, None));

        var mended = await SegmentAsync(year);
        Assert.Null((await database.Get<SegmentReader>().CheckAsync(mended, None)).Problem);
        Assert.Equal((null, new FileInfo(path).Length), (mended.CheckProblem, mended.IndexBytes));
        Assert.True((await database.Get<VerifyReceipt>().ExecuteAsync(year.Company.Auditor, run.Id, None)).IsIntact);
        Assert.Equal(year.Paid, (await database.Get<ReadArchivedInvoice>().ExecuteAsync(year.Company.Clerk, year.Paid, None)).Document.Invoice.Id);
        Assert.Equal(1, await year.Company.AskAsync(db => db.AuditEvents.CountAsync(e => e.Action == "archive.index-mended")));
        Assert.Equal(0, await scrub.ScrubAsync(year.Company.Id, () => Task.CompletedTask, None));
    }

    /// <summary>A receipt stays content when the catalogue knows other bytes of an index, and never when it does not.</summary>
    [Fact]
    public async Task Only_the_catalogue_may_say_that_an_index_has_other_bytes_than_the_receipt()
    {
        var year = await ClosedYear.CreateAsync(database);
        var run = await year.ArchiveAsync();
        var segment = await SegmentAsync(year);
        var path = Path.Combine(database.ObjectFolder, segment.IndexKey);
        await OtherBytesAsync(year.Company, segment, path);
        Assert.False((await database.Get<VerifyReceipt>().ExecuteAsync(year.Company.Auditor, run.Id, None)).IsIntact);

        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(path)));
        await year.Company.ChangeAsync(db => db.ArchiveSegments.ExecuteUpdateAsync(set => set.SetProperty(s => s.IndexSha256, sha256)));
        Assert.True((await database.Get<VerifyReceipt>().ExecuteAsync(year.Company.Auditor, run.Id, None)).IsIntact);
    }

    private static Task<ArchiveSegment> SegmentAsync(ClosedYear year) => year.Company.AskAsync(db => db.ArchiveSegments.AsNoTracking().SingleAsync());

    private async Task OtherBytesAsync(TestCompany company, ArchiveSegment segment, string path)
    {
        using var folder = new TemporaryFolder("other");
        await using var writer = new SegmentWriter(folder.Path, company.Id, segment.Id, segment.Year);
        await foreach (var document in database.Get<SegmentReader>().ReadAllAsync(segment, None)) await writer.AddAsync(document, None);
        var made = await writer.CompleteAsync(None);
        await using var packed = new System.IO.Compression.GZipStream(File.OpenRead(made.IndexPath), System.IO.Compression.CompressionMode.Decompress);
        await using var other = new System.IO.Compression.GZipStream(File.Create(path), System.IO.Compression.CompressionLevel.NoCompression);
        await packed.CopyToAsync(other);
    }
}
