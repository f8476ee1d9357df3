using InvoiceWeb.Archive;
using InvoiceWeb.Bench;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>What a search fetches, in archives of different sizes.</summary>
public sealed class SearchCostTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>Each segment has so many days of its own, so that a thousand of them fit before 2150.</summary>
    private const int Days = 60;

    private static DateOnly DayOf(int segment) => new DateOnly(1971, 1, 1).AddDays(segment * Days);

    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(10), InlineData(100), InlineData(1000)]
    public async Task By_number_and_by_participant_with_dates_as_many_objects_are_fetched_in_any_archive(int segments)
    {
        var company = await TestCompany.CreateAsync(database);
        var some = await FillAsync(company, segments);
        Assert.Equal(1, await FetchedAsync(company, new() { Number = some.NumberText }));
        Assert.Equal(1, await FetchedAsync(company, new() { Participant = some.ParticipantId, From = DayOf(5), To = DayOf(6).AddDays(-1) }));
        Assert.Equal(1, await FetchedAsync(company, new() { SupplierNumber = some.SupplierNumber, Participant = some.ParticipantId }));
        Assert.Equal(0, await FetchedAsync(company, new() { Number = "no such number" }));
    }

    [Theory]
    [InlineData(10), InlineData(100), InlineData(1000)]
    public async Task Opening_by_id_fetches_one_index_and_one_block_in_any_archive_though_all_ranges_of_ids_overlap(int segments)
    {
        var company = await TestCompany.CreateAsync(database);
        var some = await FillAsync(company, segments);
        // As after an invoice that was entered years before its date, and one years after it, in every segment.
        await company.ChangeAsync(db => db.ArchiveSegments.ExecuteUpdateAsync(set => set
            .SetProperty(s => s.FirstId, new Guid("00000000-0000-7000-8000-000000000000")).SetProperty(s => s.LastId, new Guid("ffffffff-ffff-7fff-bfff-ffffffffffff"))));
        var store = new CountingStore(database.Get<IObjectStore>());
        using var cache = new TemporaryFolder("cache");
        var reader = new SegmentReader(store, new(store, cache.Path, 100_000_000));
        var find = new FindArchivedInvoice(database.Get<TenantDatabase>(), reader);
        var read = new ReadArchivedInvoice(database.Get<TenantDatabase>(), find, reader, database.Get<InvoiceWeb.Documents.ReadInvoiceDocument>(), TimeProvider.System);

        Assert.Equal(some.Id, (await read.ExecuteAsync(company.Clerk, some.Id, None)).Document.Invoice.Id);
        Assert.Equal((1, 1), (store.Opened, store.Ranges));
        await read.ExecuteAsync(company.Clerk, some.Id, None);
        Assert.Equal((1, 2), (store.Opened, store.Ranges));
    }

    [Fact]
    public async Task A_segment_that_cannot_be_asked_does_not_hide_an_invoice_that_another_one_has()
    {
        var company = await TestCompany.CreateAsync(database);
        var some = await FillAsync(company, 4);
        await company.ChangeAsync(db => db.ArchiveSegments.ExecuteUpdateAsync(set => set
            .SetProperty(s => s.FirstId, Guid.Empty).SetProperty(s => s.LastId, new Guid("ffffffff-ffff-7fff-bfff-ffffffffffff")).SetProperty(s => s.FirstIssueDate, new DateOnly(1971, 1, 1)).SetProperty(s => s.LastIssueDate, new DateOnly(1990, 1, 1))));
        var store = new CountingStore(database.Get<IObjectStore>());
        var (asked, own) = (0, (await database.Get<FindArchivedInvoice>().ExecuteAsync(company.Clerk, some.Id, None))!.Segment.IndexKey);
        store.Before = key => key != own && ++asked > 0 ? throw new ObjectStoreException(ObjectStoreProblem.NeedsRestore, key, "It rests.") : Task.CompletedTask;
        using var cache = new TemporaryFolder("cache");
        var find = new FindArchivedInvoice(database.Get<TenantDatabase>(), new(store, new(store, cache.Path, 100_000_000)));

        Assert.Equal(own, (await find.ExecuteAsync(company.Clerk, some.Id, None))!.Segment.IndexKey);
        await Refused.WithAsync("archive.store-needs-restore", () => find.ExecuteAsync(company.Clerk, FromTheSameDay(some.Id), None));
        Assert.True(asked > 0);
    }

    private static Guid FromTheSameDay(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        bytes[7] ^= 1;
        return new(bytes, bigEndian: true);
    }

    [Fact]
    public async Task A_search_that_takes_too_long_gives_what_it_has_and_goes_on()
    {
        var company = await TestCompany.CreateAsync(database);
        await FillAsync(company, 6);
        var newest = await company.AskAsync(db => db.ArchiveSegments.AsNoTracking().OrderByDescending(s => s.LastIssueDate).Take(2).ToListAsync());
        var store = new CountingStore(database.Get<IObjectStore>());
        using var cache = new TemporaryFolder("cache");
        var gate = new TaskCompletionSource();
        // By key and not by count: two segments are asked at once, and the third may overtake the second.
        store.Before = key => newest.Any(s => s.IndexKey == key) ? Task.CompletedTask : gate.Task;
        var search = new SearchArchive(database.Get<TenantDatabase>(), new(store, new(store, cache.Path, 100_000_000)), TimeProvider.System);
        var first = await search.ExecuteAsync(company.Auditor, new(), null, null, None);
        Assert.True(first.Progress.DeadlineReached);
        Assert.Equal((2, 6, 8), (first.Progress.SegmentsSearched, first.Progress.Segments, first.Rows.Count));
        gate.SetResult();
        var rest = await search.ExecuteAsync(company.Auditor, new(), first.Next, null, None);
        Assert.Equal((6, false, 16), (rest.Progress.SegmentsSearched, rest.Progress.DeadlineReached, rest.Rows.Count));
        Assert.Empty(first.Rows.Select(r => r.Id).Intersect(rest.Rows.Select(r => r.Id)));
        Assert.Equal(6, store.Opened);
    }

    [Fact]
    public async Task A_segment_that_must_be_restored_first_is_named_and_the_others_answer()
    {
        var company = await TestCompany.CreateAsync(database);
        await FillAsync(company, 10);
        var store = new CountingStore(database.Get<IObjectStore>());
        store.Before = key => key.Contains("/1971/", StringComparison.Ordinal)
            ? throw new ObjectStoreException(ObjectStoreProblem.NeedsRestore, key, "It rests in Glacier Deep Archive. Its restore has been ordered now and takes about 12 hours.") : Task.CompletedTask;
        using var cache = new TemporaryFolder("cache");
        var page = await new SearchArchive(database.Get<TenantDatabase>(), new(store, new(store, cache.Path, 100_000_000)), TimeProvider.System).ExecuteAsync(company.Auditor, new(), null, null, None);
        Assert.Equal(7, page.Silent.Count(s => s is { Year: 1971, NeedsRestore: true }));
        Assert.Contains("12 hours", page.Silent[0].Message, StringComparison.Ordinal);
        Assert.Equal(3 * 4, page.Rows.Count);
    }

    private async Task<int> FetchedAsync(TestCompany company, ArchiveQuery query)
    {
        var store = new CountingStore(database.Get<IObjectStore>());
        using var cache = new TemporaryFolder("cache");
        var page = await new SearchArchive(database.Get<TenantDatabase>(), new(store, new(store, cache.Path, 100_000_000)), TimeProvider.System).ExecuteAsync(company.Auditor, query, null, null, None);
        Assert.Equal(store.Opened > 0, page.Rows.Count > 0);
        Assert.Equal(page.Progress.Segments, store.Opened);
        return store.Opened + store.Ranges;
    }

    /// <summary>Four invoices in each segment. Only the first ones have objects: no other one may be asked for.</summary>
    private async Task<Invoice> FillAsync(TestCompany company, int segments)
    {
        Invoice? some = null;
        using var folder = new TemporaryFolder("writing");
        var rows = new List<object>();
        for (var i = 0; i < segments; i++)
        {
            var (day, generator) = (DayOf(i), new InvoiceGenerator(company.Id, 5, 4));
            ArchivedInvoice[] documents = [.. Enumerable.Range(1, 4).Select(n => generator.Invoice(isSale: n < 2, day.Year, (i * 10) + n, day.AddDays(n)))];
            var (segment, written) = i < 10 ? await ASegment.WriteAsync(database.Get<IObjectStore>(), folder.Path, company.Id, documents, day.Year) : Described(company.Id, documents, day.Year);
            rows.AddRange([segment, .. written.Numbers, .. written.Voids, .. written.Participants]);
            if (i == Math.Min(5, segments - 1)) some = documents.Select(d => d.Invoice).First(v => v.SupplierNumber is not null && v.Status is not DocumentStatus.Void);
        }
        await company.ChangeAsync(db =>
        {
            db.AddRange(rows);
            return Task.CompletedTask;
        });
        return some!;
    }

    private static (ArchiveSegment, WrittenSegment) Described(TenantId tenant, IReadOnlyList<ArchivedInvoice> documents, int year)
    {
        var segment = new ArchiveSegment(tenant, Guid.CreateVersion7(), Guid.CreateVersion7(), year, 1, ASegment.Then);
        var facts = new SegmentFacts(tenant, segment.Id);
        foreach (var document in documents) facts.Add(document);
        var written = facts.Written("/dev/null", "0", "/dev/null", "0");
        written.Fill(segment);
        segment.Readable = segment.Count;
        return (segment, written);
    }
}
