using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using InvoiceWeb.Archive;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Jobs;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>
/// The app itself, ended by SIGKILL in every phase of one run and started again. It knows nothing of the test: small batches give it something
/// to do between any two looks at the rows of its run.
/// </summary>
public sealed class SigKillTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact, Trait("Speed", "Slow")]
    public Task Killed_in_every_phase_the_app_goes_on_and_every_invoice_is_found_once() =>
        EveryPhaseAsync(database.Get<IObjectStore>(), 4_000, orphan =>
        {
            var path = Path.Combine(database.ObjectFolder, orphan);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, [1]);
            return Task.CompletedTask;
        }, []);

    [S3Fact, Trait("Speed", "Slow")]
    public async Task Killed_in_every_phase_with_an_s3_service_the_app_goes_on_and_every_invoice_is_found_once()
    {
        var prefix = $"sigkill-{Guid.NewGuid():N}";
        using var store = new S3ObjectStore(S3Server.Current.Options(prefix + "/"));
        await EveryPhaseAsync(store, 150, orphan => store.PutAsync(orphan, new byte[] { 1 }, None),
        [
            ("Objects__Bucket", "books"), ("Objects__Endpoint", $"http://127.0.0.1:{S3Server.Current.Port}"), ("Objects__AccessKey", "S3RVER"), ("Objects__SecretKey", "S3RVER"), ("Objects__Prefix", prefix),
        ]);
    }

    private async Task EveryPhaseAsync(IObjectStore store, int orphans, Func<string, Task> leaveAsync, (string, string)[] settings)
    {
        var year = await ClosedYear.CreateAsync(database, more: 14);
        var (company, tiers) = (year.Company, new Tiers(database, year.Company, store));
        var report = await tiers.AssertNoGapAsync("before");
        var run = await year.BeginAsync();
        await database.Get<JobQueue>().AddAsync(new Job(ArchiveYear.JobKind, company.Id.Value, company.Admin.UserId, new ArchiveYear.Order(run).ToJson(), TimeProvider.System.GetUtcNow()), None);

        async Task KilledAsync(ArchiveRunState phase, Func<Task<bool>> reached)
        {
            await using (var app = new KillableApp(database, settings)) await app.UntilAsync(async () => (await year.RunAsync(run)).State >= phase && await reached(), phase.ToString());
            Assert.Equal(phase, (await year.RunAsync(run)).State);
            await tiers.AssertEachOnceAsync(year.Issued, $"after a kill while {phase}");
            await tiers.AssertTotalsAsync($"after a kill while {phase}");
            Assert.Equal(report, await tiers.AssertNoGapAsync($"after a kill while {phase}"));
            // As if the time of its lease had passed.
            await Sql.RunAsync(database.Owner, "UPDATE jobs SET lease_until = now() - interval '1 minute', run_after = now() - interval '1 minute' WHERE state IN (1, 2)");
        }

        await KilledAsync(ArchiveRunState.Sealing, () => company.AskAsync(db => db.Invoices.AnyAsync(i => i.IsArchived)));
        await KilledAsync(ArchiveRunState.Writing, () => company.AskAsync(db => db.ArchiveSegments.AnyAsync()));
        await KilledAsync(ArchiveRunState.Verifying, () => company.AskAsync(db => db.ArchiveSegments.AnyAsync(s => s.CheckedAt != null)));
        await KilledAsync(ArchiveRunState.Purging, async () => (await year.RunAsync(run)).Purged >= 2);
        for (var n = 0; n < orphans; n++) await leaveAsync(ArchiveKeys.Documents(company.Id, 2024, Guid.CreateVersion7()));
        async Task<int> OrphansAsync() => (await tiers.ObjectsAsync()).Count(key => key.Contains("/2024/", StringComparison.Ordinal));
        await KilledAsync(ArchiveRunState.Done, async () => await OrphansAsync() < orphans);
        Assert.True(await OrphansAsync() > 0, "Everything was tidied before the kill.");
        // An hour later the tidying comes by itself.
        await Sql.RunAsync(database.Owner, "UPDATE jobs SET finished_at = finished_at - interval '2 hours' WHERE kind = 'archive.tidy'");
        await using (var app = new KillableApp(database, settings)) await app.UntilAsync(async () => await OrphansAsync() == 0, "nothing is left to tidy");

        await tiers.AssertNoOrphansAsync();
        await tiers.AssertEachOnceAsync(year.Issued, "at the end");
        var done = await year.RunAsync(run);
        Assert.Equal(((long)year.Going.Count(), (long)year.Going.Count(), true), (done.Total, done.Purged, done.Receipt is not null));
        Assert.Equal(0, await company.AskAsync(db => db.Invoices.CountAsync(i => i.IsArchived)));
    }

    /// <summary>The app in a process of its own on the test's database; disposing it is a SIGKILL.</summary>
    private sealed class KillableApp : IAsyncDisposable
    {
        private readonly StringBuilder _output = new();
        private readonly Process _process;

        public KillableApp(TestDatabase database, (string Name, string Value)[] settings)
        {
            var built = new DirectoryInfo(AppContext.BaseDirectory);
            var start = new ProcessStartInfo("dotnet", [Path.Combine(built.Parent!.Parent!.FullName, "InvoiceWeb", built.Name, "InvoiceWeb.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
            (string, string)[] own =
            [
                ("ConnectionStrings__Owner", database.Owner), ("DataFolder", Path.GetDirectoryName(database.ObjectFolder)!), ("Demo", "false"), ("Port", FreePort().ToString(CultureInfo.InvariantCulture)),
                ("Archive__BatchSize", "1"), ("Archive__SegmentSize", "4"),
            ];
            foreach (var (name, value) in own.Concat(settings)) start.Environment[name] = value;
            _process = Process.Start(start)!;
            _process.OutputDataReceived += (_, line) => Keep(line.Data);
            _process.ErrorDataReceived += (_, line) => Keep(line.Data);
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }

        public async Task UntilAsync(Func<Task<bool>> reached, string what)
        {
            var watch = Stopwatch.StartNew();
            while (!await reached())
            {
                if (_process.HasExited || watch.Elapsed > Patience) Assert.Fail($"The app did not come to the point: {what}.\n{Output()}");
                await Task.Delay(2);
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (!_process.HasExited) _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
            // The database notices in its own time that nobody is there any more; a commit that it had taken is done then.
            await Task.Delay(300);
        }

        private void Keep(string? line)
        {
            lock (_output) _output.AppendLine(line);
        }

        private string Output()
        {
            lock (_output) return _output.ToString();
        }

        private static int FreePort()
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
    }
}
