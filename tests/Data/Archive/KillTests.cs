using InvoiceWeb.Archive;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using Microsoft.Extensions.Logging.Abstractions;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>
/// Ends a run at every commit and every call of the store, before and after it, one after the other; begins it again with a runner that
/// knows nothing of the first; and looks at every step whether each invoice is readable exactly once.
/// </summary>
public sealed class KillTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public Task Killed_at_any_instruction_a_run_goes_on_and_every_invoice_is_found_once() =>
        EveryDeathAsync(database => database.Get<IObjectStore>(), batch: 5, segment: 7);

    [S3Fact]
    public async Task Killed_at_any_instruction_with_an_s3_service_a_run_goes_on_and_every_invoice_is_found_once()
    {
        var lives = 0;
        var stores = new List<S3ObjectStore>();
        await EveryDeathAsync(_ =>
        {
            stores.Add(new(S3Server.Current.Options(FormattableString.Invariant($"killed-{++lives}/"))));
            return stores[^1];
        }, batch: 500, segment: 10);
        foreach (var store in stores) store.Dispose();
    }

    private static async Task EveryDeathAsync(Func<TestDatabase, IObjectStore> storeOf, int batch, int segment)
    {
        await using var filled = await TestDatabaseScope.CreateAsync();
        var original = await ClosedYear.CreateAsync(filled.Database);
        var report = await new Tiers(filled.Database, original.Company, filled.Database.Get<IObjectStore>()).AssertNoGapAsync("before");
        var reached = new List<string>();
        string? ended;
        do
        {
            await using var life = await TestDatabaseScope.CopyOfAsync(filled.Database);
            ended = await new Death(life.Database, storeOf(life.Database), original.On(life.Database), report, batch, segment).AtAsync(reached.Count + 1);
            if (ended is not null) reached.Add(ended);
        }
        while (ended is not null);

        foreach (var phase in new[] { "sealing", "put .jsonl", "put .sqlite", "open", "cataloguing a segment", "noting a check", "entering Purging", "purging a batch", "completing" })
            Assert.Contains(reached, r => r.EndsWith(phase, StringComparison.Ordinal));
    }

    /// <summary>One run that is ended once and goes on.</summary>
    private sealed class Death(TestDatabase database, IObjectStore objects, ClosedYear year, string report, int batch, int segment)
    {
        private readonly Tiers _tiers = new(database, year.Company, objects);

        /// <returns>What the run was about to do or had just done; null when it passed untouched.</returns>
        public async Task<string?> AtAsync(int instruction)
        {
            var store = new StoppingStore(objects);
            var (run, left, ended) = (await year.BeginAsync(), instruction, (string?)null);
            // Small batches and segments, so that there is a moment between any two things that a run does.
            var first = new Runner(database, store, batch, segment, step =>
            {
                if (--left > 0) return Task.CompletedTask;
                ended = step;
                throw new Killed();
            });
            var death = await Record.ExceptionAsync(() => first.Year.RunAsync(year.Company.Id, run, None));
            Assert.True(ended is null ? death is null : death is Killed, death?.ToString());
            await AssertWholeAsync(_tiers, year, report, ended ?? "at the end");

            await new Runner(database, store, batch: 3, segment, _ => Task.CompletedTask).Year.RunAsync(year.Company.Id, run, None);

            Assert.Equal(ArchiveRunState.Done, (await year.RunAsync(run)).State);
            await new Orphans(database.Get<TenantDatabase>(), objects, database.Clock).RemoveAsync(year.Company.Id, None);
            await AssertWholeAsync(_tiers, year, report, $"after it went on from {ended}");
            await _tiers.AssertNoOrphansAsync();
            return ended;
        }
    }

    private static async Task AssertWholeAsync(Tiers tiers, ClosedYear year, string report, string when)
    {
        await tiers.AssertEachOnceAsync(year.Issued, when);
        await tiers.AssertTotalsAsync(when);
        Assert.Equal(report, await tiers.AssertNoGapAsync(when));
    }

    [Fact]
    public async Task Killed_while_it_puts_everything_back_a_stopped_run_ends_as_if_it_had_never_been()
    {
        var year = await ClosedYear.CreateAsync(database);
        var store = new StoppingStore(database.Get<IObjectStore>());
        var tiers = new Tiers(database, year.Company, database.Get<IObjectStore>());
        var (rows, run) = (await tiers.HotRowsAsync(), await year.BeginAsync());
        await Assert.ThrowsAsync<Killed>(() => new Runner(database, store, 4, 7, step => step == "after entering Verifying" ? throw new Killed() : Task.CompletedTask).Year.RunAsync(year.Company.Id, run, None));
        await database.Get<CancelArchiving>().ExecuteAsync(year.Company.Admin, run, None);

        for (var life = 1; ; life++)
        {
            var left = life;
            try
            {
                await new Runner(database, store, 4, 7, _ => --left > 0 ? Task.CompletedTask : throw new Killed()).Year.RunAsync(year.Company.Id, run, None);
                break;
            }
            catch (Killed)
            {
                await tiers.AssertEachOnceAsync(year.Issued, "while it is put back");
            }
        }

        await new Orphans(database.Get<TenantDatabase>(), database.Get<IObjectStore>(), database.Clock).RemoveAsync(year.Company.Id, None);
        Assert.Equal(ArchiveRunState.Cancelled, (await year.RunAsync(run)).State);
        Assert.Equal(rows, await tiers.HotRowsAsync());
        Assert.Empty(await tiers.ObjectsAsync());
    }

    [Theory]
    [InlineData(ObjectStoreProblem.Full, "archive.store-full"), InlineData(ObjectStoreProblem.AccessDenied, "archive.store-denied"), InlineData(ObjectStoreProblem.Away, "archive.store-away")]
    [InlineData(ObjectStoreProblem.Damaged, "archive.store-damaged")]
    public async Task A_store_that_fails_at_any_call_before_the_purge_stops_the_run_and_nothing_is_deleted(ObjectStoreProblem problem, string code)
    {
        var year = await ClosedYear.CreateAsync(database);
        var store = new StoppingStore(database.Get<IObjectStore>());
        var tiers = new Tiers(database, year.Company, database.Get<IObjectStore>());
        var rows = await tiers.HotRowsAsync();
        for (var call = 1; call <= 200; call += call < 6 ? 1 : 3)
        {
            var (left, purging) = (call, false);
            var run = await year.BeginAsync();
            store.Reached = step => !purging && step.StartsWith("before", StringComparison.Ordinal) && --left == 0 ? throw new ObjectStoreException(problem, "a key", "As a test wants it.") : Task.CompletedTask;
            var runner = new Runner(database, store, 500, 100_000, step => { purging |= step == "after entering Purging"; return Task.CompletedTask; }, ownStore: false);
            await runner.Year.RunAsync(year.Company.Id, run, None);
            store.Reached = _ => Task.CompletedTask;
            var row = await year.RunAsync(run);
            if (row.State is ArchiveRunState.Done) return;
            Assert.Equal((ArchiveRunState.Failed, code), (row.State, ArchiveRuns.Said(row.Problem)!.Code));
            Assert.Equal(rows, await tiers.HotRowsAsync());
            await new Orphans(database.Get<TenantDatabase>(), database.Get<IObjectStore>(), database.Clock).RemoveAsync(year.Company.Id, None);
            Assert.Empty(await tiers.ObjectsAsync());
        }
        Assert.Fail("No run came through.");
    }

    [Fact]
    public async Task Bytes_that_change_in_the_store_before_the_purge_stop_the_run()
    {
        var year = await ClosedYear.CreateAsync(database);
        var (run, rows) = (await year.BeginAsync(), await new Tiers(database, year.Company, database.Get<IObjectStore>()).HotRowsAsync());
        var runner = new Runner(database, new StoppingStore(database.Get<IObjectStore>()), 500, 100_000, async step =>
        {
            if (step != "after entering Verifying") return;
            var path = Directory.EnumerateFiles(Path.Combine(database.ObjectFolder, year.Company.Id.ToString(), "archive"), "*.jsonl.gz", SearchOption.AllDirectories).Single();
            var bytes = await File.ReadAllBytesAsync(path);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(path, bytes);
        });

        await runner.Year.RunAsync(year.Company.Id, run, None);

        var row = await year.RunAsync(run);
        Assert.Equal((ArchiveRunState.Failed, "archive.store-damaged"), (row.State, ArchiveRuns.Said(row.Problem)!.Code));
        Assert.Equal(rows, await new Tiers(database, year.Company, database.Get<IObjectStore>()).HotRowsAsync());
    }

    [Fact]
    public async Task A_store_that_goes_away_during_the_purge_deletes_no_more_and_the_run_goes_on_later()
    {
        var year = await ClosedYear.CreateAsync(database);
        var store = new StoppingStore(database.Get<IObjectStore>());
        var (run, batches) = (await year.BeginAsync(), 0);
        var runner = new Runner(database, store, 4, 7, step =>
        {
            if (step == "after purging a batch" && ++batches == 2) store.Reached = _ => throw new ObjectStoreException(ObjectStoreProblem.Away, "a key", "Gone.");
            return Task.CompletedTask;
        }, ownStore: false);

        await Refused.WithAsync("archive.purge-waits", () => runner.Year.RunAsync(year.Company.Id, run, None));

        store.Reached = _ => Task.CompletedTask;
        await new Tiers(database, year.Company, database.Get<IObjectStore>()).AssertEachOnceAsync(year.Issued, "while the store is away");
        Assert.Equal(ArchiveRunState.Purging, (await year.RunAsync(run)).State);
        await Refused.WithAsync("archive.too-late", () => database.Get<CancelArchiving>().ExecuteAsync(year.Company.Admin, run, None));
        await new Runner(database, store, 4, 7, _ => Task.CompletedTask, ownStore: false).Year.RunAsync(year.Company.Id, run, None);
        Assert.Equal(ArchiveRunState.Done, (await year.RunAsync(run)).State);
        await new Tiers(database, year.Company, database.Get<IObjectStore>()).AssertEachOnceAsync(year.Issued, "at the end");
    }

    private sealed class Killed : Exception;

    private sealed class TestDatabaseScope(TestDatabase database) : IAsyncDisposable
    {
        public TestDatabase Database => database;

        public static async Task<TestDatabaseScope> CreateAsync()
        {
            var database = new TestDatabase();
            await database.InitializeAsync();
            return new(database);
        }

        public static async Task<TestDatabaseScope> CopyOfAsync(TestDatabase original) => new(await original.CopyAsync());

        public async ValueTask DisposeAsync() => await database.DisposeAsync();
    }

    /// <summary>A runner of its own, as another process would make one.</summary>
    private sealed class Runner
    {
        public Runner(TestDatabase database, StoppingStore store, int batch, int segment, Func<string, Task> reached, bool ownStore = true)
        {
            if (ownStore) store.Reached = reached;
            var steps = new ArchiveSteps { BatchSize = batch, SegmentSize = segment, Reached = reached };
            var (tenants, clock) = (database.Get<TenantDatabase>(), database.Clock);
            var cache = new IndexCache(store, Path.Combine(database.ObjectFolder, "..", "cache", Guid.NewGuid().ToString("N")), 64 << 20);
            var reader = new SegmentReader(store, cache);
            var (runs, orphans) = (new ArchiveRuns(tenants, steps), new Orphans(tenants, store, clock));
            var sealing = new SealYear(tenants, runs, steps, clock);
            Year = new ArchiveYear(
                database.Get<HostDatabase>(), runs, sealing, new WriteSegments(tenants, store, reader, database.Get<ArchiveFolder>(), runs, steps, clock), new VerifySegments(tenants, reader, runs, steps, clock),
                new PurgeSegments(database.Get<OwnerDatabase>(), tenants, reader, steps, clock), new CompleteRun(tenants, orphans, steps, clock),
                new StopRun(tenants, sealing, orphans, steps, clock, NullLogger<StopRun>.Instance), NullLogger<ArchiveYear>.Instance);
        }

        public ArchiveYear Year { get; }
    }
}
