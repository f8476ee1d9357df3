using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using InvoiceWeb.Archive;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>Two objects for each segment, in a folder.</summary>
public sealed class SegmentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("segments");
    private readonly TenantId _tenant = TenantId.New();

    public void Dispose() => _folder.Dispose();

    private string Root => Path.Combine(_folder.Path, "objects");
    private FolderObjectStore Store => new(Root);
    private SegmentReader Reader(IObjectStore? store = null, long most = 100_000_000) => new(store ?? Store, new(store ?? Store, Path.Combine(_folder.Path, "cache"), most));
    private string PathOf(string key) => Path.Combine(Root, key);

    private Task<(ArchiveSegment Segment, WrittenSegment Written)> WriteAsync(IReadOnlyList<ArchivedInvoice> documents) =>
        ASegment.WriteAsync(Store, Path.Combine(_folder.Path, "writing"), _tenant, documents);

    [Fact]
    public async Task What_is_written_is_read_in_its_order_and_one_by_one()
    {
        var documents = ASegment.Documents(_tenant);
        var (segment, _) = await WriteAsync(documents);
        var read = new List<ArchivedInvoice>();
        await foreach (var document in Reader().ReadAllAsync(segment, CancellationToken.None)) read.Add(document);
        Assert.Equal(documents.Count, read.Count);
        for (var i = 0; i < read.Count; i++) Filled.AssertSame(documents[i], read[i]);
        foreach (var i in new[] { 0, 63, 64, 127, 128, 149 })
        {
            Filled.AssertSame(documents[i], (await Reader().ReadAsync(segment, documents[i].Invoice.Id, CancellationToken.None))!);
            Assert.Equal(i, (await Reader().FindAsync(segment, documents[i].Invoice.Id, CancellationToken.None))!.Ordinal);
        }
        Assert.Null(await Reader().ReadAsync(segment, Guid.CreateVersion7(), CancellationToken.None));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder.Path, "writing")));
    }

    [Fact]
    public async Task Zcat_prints_the_whole()
    {
        var documents = ASegment.Documents(_tenant);
        var (segment, _) = await WriteAsync(documents);
        using var zcat = Process.Start(new ProcessStartInfo("zcat", [PathOf(segment.DocumentsKey)]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var lines = (await zcat.StandardOutput.ReadToEndAsync()).Split('\n');
        await zcat.WaitForExitAsync();
        Assert.Equal(0, zcat.ExitCode);
        Assert.Equal((documents.Count + 2, ""), (lines.Length, lines[^1]));
        Assert.Equal(segment.Id, DocumentJson.ReadHeader(lines[0]).Segment);
        Assert.Equal(documents.Select(DocumentJsonTests.Line), lines[1..^1]);
    }

    [Fact]
    public async Task Opening_an_invoice_fetches_one_index_and_one_block()
    {
        var documents = ASegment.Documents(_tenant);
        var (segment, _) = await WriteAsync(documents);
        var store = new CountingStore(Store);
        var reader = Reader(store);
        await reader.ReadAsync(segment, documents[70].Invoice.Id, CancellationToken.None);
        Assert.Equal((1, 1), (store.Opened, store.Ranges));
        Assert.InRange(store.RangeBytes, 1, segment.DocumentsBytes - 1);
        await reader.ReadAsync(segment, documents[71].Invoice.Id, CancellationToken.None);
        Assert.Equal((1, 2), (store.Opened, store.Ranges));
    }

    [Fact]
    public async Task The_catalogues_entry_tells_the_truth()
    {
        var documents = ASegment.Documents(_tenant);
        var (segment, written) = await WriteAsync(documents);
        var invoices = documents.Select(d => d.Invoice).ToList();
        Assert.Equal((150, ArchiveFormat.Version), (segment.Count, segment.FormatVersion));
        Assert.Equal((invoices.Min(i => i.IssueDate), invoices.Max(i => i.IssueDate)), ((DateOnly?)segment.FirstIssueDate, (DateOnly?)segment.LastIssueDate));
        Assert.Equal((invoices.Min(i => i.Id), invoices.Max(i => i.Id)), (segment.FirstId, segment.LastId));
        Assert.Equal(invoices.Sum(i => i.PayableMinor), SegmentTotalsJson.Read(segment.Totals).Sum(t => t.PayableMinor));
        Assert.Equal(invoices.Count(i => i.Status is DocumentStatus.Void), written.Voids.Count);
        Assert.Equal([("2020-000001", "2020-000090", 90), ("P-2020-000001", "P-2020-000060", 60)], written.Numbers.OrderBy(n => n.Direction).Select(n => (n.FirstText, n.LastText, n.Count)));
        Assert.Equal(150, written.Participants.Sum(p => p.Count));
        foreach (var invoice in invoices.Where(i => i.SupplierNumberKey is not null && i.Status is not DocumentStatus.Void))
            Assert.True(SupplierNumberHashes.Contains(written.Participants.Single(p => p.ParticipantId == invoice.ParticipantId).SupplierNumbers, SupplierNumberHashes.Of(invoice.SupplierNumberKey!)));
        Assert.False(SupplierNumberHashes.Contains(written.Participants[0].SupplierNumbers, SupplierNumberHashes.Of("NEVERSEEN")));
    }

    [Fact]
    public async Task An_index_made_again_from_the_documents_says_the_same()
    {
        var (segment, written) = await WriteAsync(ASegment.Documents(_tenant));
        await using var again = new SegmentWriter(Path.Combine(_folder.Path, "again"), _tenant, segment.Id, segment.Year);
        await foreach (var document in Reader().ReadAllAsync(segment, CancellationToken.None)) await again.AddAsync(document, CancellationToken.None);
        var rebuilt = await again.CompleteAsync(CancellationToken.None);
        Assert.Equal(written.DocumentsSha256, rebuilt.DocumentsSha256);
        Assert.Equal(Content(PathOf(segment.IndexKey)), Content(rebuilt.IndexPath));
        Assert.Equal((written.IndexSha256, written.IndexBytes), (rebuilt.IndexSha256, rebuilt.IndexBytes));
    }

    [Fact]
    public async Task A_right_segment_passes_the_check_and_a_touched_one_does_not()
    {
        var (segment, _) = await WriteAsync(ASegment.Documents(_tenant));
        Assert.Null((await Reader().CheckAsync(segment, CancellationToken.None)).Problem);
        foreach (var key in new[] { segment.DocumentsKey, segment.IndexKey })
        {
            var sound = await File.ReadAllBytesAsync(PathOf(key));
            foreach (var at in new[] { sound.Length / 2, sound.Length - 3, 40 })
            {
                var touched = sound.ToArray();
                touched[at] ^= 0x10;
                await File.WriteAllBytesAsync(PathOf(key), touched);
                var check = await Reader().CheckAsync(segment, CancellationToken.None);
                Assert.Contains(key, check.Problem, StringComparison.Ordinal);
            }
            await File.WriteAllBytesAsync(PathOf(key), sound[..^20]);
            Assert.NotNull((await Reader().CheckAsync(segment, CancellationToken.None)).Problem);
            File.Delete(PathOf(key));
            Assert.Contains("not in the store", (await Reader().CheckAsync(segment, CancellationToken.None)).Problem, StringComparison.Ordinal);
            await File.WriteAllBytesAsync(PathOf(key), sound);
        }
        segment.Totals = "[]";
        Assert.Contains("totals", (await Reader().CheckAsync(segment, CancellationToken.None)).Problem, StringComparison.Ordinal);
        segment.Count++;
        Assert.Contains("151", (await Reader().CheckAsync(segment, CancellationToken.None)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cache_keeps_to_its_size_and_throws_out_what_was_used_longest_ago()
    {
        var segments = new List<ArchiveSegment>();
        for (var i = 0; i < 4; i++) segments.Add((await ASegment.WriteAsync(Store, Path.Combine(_folder.Path, "writing"), _tenant, ASegment.Documents(_tenant, 40, seed: i))).Segment);
        var clock = new FakeClock();
        var folder = Path.Combine(_folder.Path, "small");
        var store = new CountingStore(Store);
        var cache = new IndexCache(store, folder, 250_000, clock);
        foreach (var i in new[] { 0, 1, 0, 2, 0, 3, 0 })
        {
            (await cache.OpenAsync(segments[i], CancellationToken.None)).Dispose();
            clock.Now = clock.Now.AddMinutes(1);
        }
        Assert.InRange(new DirectoryInfo(folder).GetFiles().Sum(f => f.Length), 1, 250_000);
        Assert.Equal(4, store.Opened);
        Assert.True(File.Exists(Path.Combine(folder, segments[0].IndexSha256 + ".sqlite")));
    }

    [Theory]
    [InlineData(0), InlineData(100), InlineData(4_096)]
    public async Task A_cached_index_that_a_power_cut_left_as_zeros_is_fetched_once_more(int from)
    {
        var documents = ASegment.Documents(_tenant);
        var (segment, _) = await WriteAsync(documents);
        var (reader, wished) = (Reader(), documents[7].Invoice);
        Assert.NotNull(await reader.FindAsync(segment, wished.Id, CancellationToken.None));
        var cached = Path.Combine(_folder.Path, "cache", segment.IndexSha256 + ".sqlite");
        var right = await File.ReadAllBytesAsync(cached);
        foreach (var ask in new Func<Task<Guid>>[] { SearchAsync, async () => (await reader.ReadAsync(segment, wished.Id, CancellationToken.None))!.Invoice.Id })
        {
            await File.WriteAllBytesAsync(cached, [.. right[..from], .. new byte[right.Length - from]]);
            Assert.Equal(wished.Id, await ask());
            Assert.Equal(right, await File.ReadAllBytesAsync(cached));
        }

        async Task<Guid> SearchAsync() => Assert.Single(await reader.SearchAsync(segment, new() { Number = wished.NumberText }, null, [], 10, CancellationToken.None)).Id;
    }

    [Fact]
    public async Task Many_at_once_and_two_caches_on_one_folder_agree()
    {
        var documents = ASegment.Documents(_tenant);
        var (segment, _) = await WriteAsync(documents);
        var outcomes = await Together.AllAsync(12, async i =>
        {
            var reader = Reader(most: i % 2 == 0 ? 1 : 100_000_000);
            for (var n = 0; n < 5; n++) Assert.NotNull(await reader.ReadAsync(segment, documents[(i * 10) + n].Invoice.Id, CancellationToken.None));
        });
        Assert.All(outcomes, Assert.Null);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(_folder.Path, "cache")), f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_instances_that_crowd_one_small_folder_answer_right_and_keep_its_limit()
    {
        var segments = new List<(ArchiveSegment Segment, IReadOnlyList<ArchivedInvoice> Documents)>();
        for (var i = 0; i < 6; i++)
        {
            var documents = ASegment.Documents(_tenant, 30, 2000 + i, seed: i);
            segments.Add(((await ASegment.WriteAsync(Store, Path.Combine(_folder.Path, "writing"), _tenant, documents, 2000 + i)).Segment, documents));
        }
        var folder = Path.Combine(_folder.Path, "crowded");
        long most;
        using (await new IndexCache(Store, folder, long.MaxValue).OpenAsync(segments[0].Segment, CancellationToken.None)) most = 2 * new DirectoryInfo(folder).GetFiles().Single().Length + 4_096;
        SegmentReader[] instances = [.. Enumerable.Range(0, 2).Select(_ => new SegmentReader(Store, new(Store, folder, most)))];

        var outcomes = await Together.AllAsync(12, async n =>
        {
            for (var round = 0; round < 20; round++)
            {
                var (segment, documents) = segments[(n + (round * 5)) % segments.Count];
                var wished = documents[(n + round) % documents.Count].Invoice;
                Assert.Equal(wished.Id, (await instances[n % 2].ReadAsync(segment, wished.Id, CancellationToken.None))!.Invoice.Id);
                Assert.Equal(wished.Id, Assert.Single(await instances[n % 2].SearchAsync(segment, new() { Number = wished.NumberText }, null, [], 10, CancellationToken.None)).Id);
            }
        });

        Assert.All(outcomes, Assert.Null);
        var left = new DirectoryInfo(folder).GetFiles();
        Assert.All(left, file => Assert.Equal(".sqlite", file.Extension));
        Assert.InRange(left.Sum(f => f.Length), 1, most);
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_bytes_with_credit_notes_dollars_and_fields_among_them()
    {
        var hashes = new List<(string, string)>();
        foreach (var folder in new[] { "first", "second" })
        {
            IReadOnlyList<ArchivedInvoice> documents = [.. new InvoiceWeb.Bench.InvoiceGenerator(_tenant, 3, 20) { IsVaried = true }.Year(2020, 300)];
            Assert.Equal((300, 3), (documents.Count, documents.Count(d => d.Invoice.Kind is InvoiceKind.CreditNote)));
            Assert.True(documents.Any(d => d.Invoice.Currency == "USD") && documents.Any(d => d.CustomFields.Count > 0));
            var (_, written) = await ASegment.WriteAsync(new FolderObjectStore(Path.Combine(_folder.Path, folder)), Path.Combine(_folder.Path, "writing"), _tenant, documents, id: InvoiceWeb.Bench.InvoiceGenerator.SegmentId(2020, 0));
            hashes.Add((written.DocumentsSha256, written.IndexSha256));
        }
        Assert.Equal(hashes[0], hashes[1]);
    }

    /// <summary>All rows of all tables but the full text's own, which has no text to compare.</summary>
    private string Content(string packed)
    {
        var path = Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"));
        using (var from = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress))
        using (var to = File.Create(path)) from.CopyTo(to);
        using var index = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
        index.Open();
        var text = new StringBuilder();
        foreach (var table in new[] { "about", "invoices", "parties", "currencies", "shapes", "keys", "fields", "blocks", "words_data" })
        {
            using var command = index.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            using var rows = command.ExecuteReader();
            while (rows.Read())
                text.Append(table).Append(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : rows.GetValue(i)))).Append('\n');
        }
        return text.ToString();
    }
}

/// <summary>Counts what is asked of a store.</summary>
internal sealed class CountingStore(IObjectStore inner) : IObjectStore
{
    private int _opened;
    private int _ranges;
    private long _rangeBytes;

    public int Opened => _opened;
    public int Ranges => _ranges;
    public long RangeBytes => _rangeBytes;

    /// <summary>Called before each object is opened.</summary>
    public Func<string, Task>? Before { get; set; }

    public async Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _opened);
        if (Before is not null) await Before(key);
        return await inner.OpenAsync(key, cancellationToken);
    }

    public Task<byte[]?> ReadRangeAsync(string key, long offset, int length, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _ranges);
        Interlocked.Add(ref _rangeBytes, length);
        return inner.ReadRangeAsync(key, offset, length, cancellationToken);
    }

    public Task PutAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => inner.PutAsync(key, content, cancellationToken);
    public Task PutFileAsync(string key, string path, CancellationToken cancellationToken) => inner.PutFileAsync(key, path, cancellationToken);
    public Task<long?> SizeAsync(string key, CancellationToken cancellationToken) => inner.SizeAsync(key, cancellationToken);
    public IAsyncEnumerable<string> KeysAsync(string prefix, CancellationToken cancellationToken) => inner.KeysAsync(prefix, cancellationToken);
    public Task DeleteAsync(string key, CancellationToken cancellationToken) => inner.DeleteAsync(key, cancellationToken);
    public Task DeleteAllAsync(string prefix, CancellationToken cancellationToken) => inner.DeleteAllAsync(prefix, cancellationToken);
}
