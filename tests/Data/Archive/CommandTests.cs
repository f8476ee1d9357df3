using System.Diagnostics;
using InvoiceWeb.Archive;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>The real executable, without web and database.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("command");
    private readonly TenantId _tenant = TenantId.New();

    public void Dispose() => _folder.Dispose();

    private string Root => Path.Combine(_folder.Path, "objects");

    [Fact]
    public async Task Verify_rebuild_export_and_search_work_on_a_folder()
    {
        var documents = ASegment.Documents(_tenant, 80);
        var (segment, _) = await WriteAsync(new FolderObjectStore(Root), documents);
        var right = await RunAsync("verify");
        Assert.Equal(0, right.Code);
        Assert.Contains($"2020 {segment.Id}: 80 invoices", right.Output, StringComparison.Ordinal);
        Assert.Contains(segment.DocumentsSha256, right.Output, StringComparison.Ordinal);
        Assert.Contains("All 1 segments are right.", right.Errors, StringComparison.Ordinal);

        var found = await RunAsync("search", "--number", "2020-000003");
        Assert.Contains(documents[2].Invoice.Id.ToString("D"), Assert.Single(found.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

        var export = await RunAsync("export", "--year", "2020");
        Assert.Equal(documents.Select(DocumentJsonTests.Line), export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]);

        var index = Path.Combine(Root, segment.IndexKey);
        File.Delete(index);
        Assert.Equal(1, (await RunAsync("verify")).Code);
        Assert.Equal(0, (await RunAsync("rebuild-index")).Code);
        Assert.Equal(0, (await RunAsync("verify")).Code);

        await AnotherAsync();
        Assert.Equal(0, (await RunAsync("verify")).Code);
        foreach (var lost in Directory.GetFiles(Path.Combine(Root, $"{_tenant}/archive/2021"), "*.jsonl.gz")) File.Delete(lost);
        var gone = await RunAsync("verify");
        Assert.Equal(1, gone.Code);
        Assert.Contains(".jsonl.gz is not in the store", gone.Errors, StringComparison.Ordinal);
        Assert.Contains("1 of 2 segments are not right.", gone.Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("export")).Code);
        Directory.Delete(Path.Combine(Root, $"{_tenant}/archive/2021"), recursive: true);

        var bytes = await File.ReadAllBytesAsync(Path.Combine(Root, segment.DocumentsKey));
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(Root, segment.DocumentsKey), bytes);
        var wrong = await RunAsync("verify");
        Assert.Equal(1, wrong.Code);
        Assert.Contains($"The object {segment.DocumentsKey}", wrong.Errors, StringComparison.Ordinal);
    }

    [S3Fact]
    public async Task A_bucket_is_verified_as_well()
    {
        using var store = new S3ObjectStore(S3Server.Current.Options("command/"));
        await WriteAsync(store, ASegment.Documents(_tenant, 20));
        var run = await StartAsync(["archive", "verify", "--store", "s3", "--tenant", _tenant.ToString()],
            ("Objects__Bucket", "books"), ("Objects__Endpoint", $"http://127.0.0.1:{S3Server.Current.Port}"), ("Objects__AccessKey", "S3RVER"), ("Objects__SecretKey", "S3RVER"), ("Objects__Prefix", "command"));
        Assert.True(run.Code == 0, run.Errors);
        Assert.Contains("20 invoices", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_understood_is_said_in_one_sentence()
    {
        Directory.CreateDirectory(Root);
        var help = await StartAsync(["archive", "--help"]);
        Assert.Equal(0, help.Code);
        Assert.Contains("rebuild-index", help.Output, StringComparison.Ordinal);
        foreach (var (typed, message) in new (string[], string)[]
        {
            (["archive", "melt"], "“melt” is no archive command"),
            (["archive", "verify", "--store", Root], "--tenant is missing"),
            (["archive", "verify", "--tenant", _tenant.ToString()], "--store is missing"),
            (["archive", "verify", "--tenant", "x", "--store", Root], "--tenant is “x”"),
            (["archive", "verify", "--tenant", _tenant.ToString(), "--store", "/no/such/folder"], "there is no such folder"),
        })
        {
            var run = await StartAsync(typed);
            Assert.Equal(2, run.Code);
            Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        }
        Assert.Equal(1, (await RunAsync("verify")).Code);
    }

    [Fact]
    public async Task Search_takes_every_filter_of_the_page()
    {
        IReadOnlyList<ArchivedInvoice> documents = [.. new InvoiceWeb.Bench.InvoiceGenerator(_tenant, 3, 20) { IsVaried = true }.Year(2020, 300)];
        await WriteAsync(new FolderObjectStore(Root), documents);
        var invoices = documents.Select(d => d.Invoice).ToList();
        var eur = invoices.Where(i => i.Currency == "EUR").Select(i => i.PayableAmount).Order().ToList();
        var (least, most) = (eur[eur.Count / 3], eur[eur.Count * 2 / 3]);
        string Plain(decimal amount) => amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        await AssertFindsAsync(invoices.Where(i => i.Currency == "EUR" && i.PayableAmount >= least && i.PayableAmount <= most), "--currency", "EUR", "--at-least", Plain(least), "--at-most", Plain(most));
        await AssertFindsAsync(invoices.Where(i => i.Status is DocumentStatus.Void), "--status", "void");
        await AssertFindsAsync(invoices.Where(i => i is { Direction: InvoiceDirection.Purchase, Kind: InvoiceKind.Invoice }), "--direction", "purchase", "--kind", "Invoice");
        var (key, value) = invoices.SelectMany(Fields).First();
        await AssertFindsAsync(invoices.Where(i => Fields(i).Contains((key, value))), "--field", $"{key}={value}");
        foreach (var (typed, message) in new (string[], string)[]
        {
            (["--at-least", "5"], "--currency must say of what"), (["--at-least", "5.001", "--currency", "EUR"], "an amount of EUR"), (["--at-most", "5", "--currency", "XXX"], "--currency is “XXX”"),
            (["--status", "draft"], "it is one of approved, void"), (["--field", "project"], "KEY=VALUE"), (["--field", "a=1", "--field", "a=2"], "names a twice"), (["--receipt", "r.json"], "--receipt belongs to verify"),
        })
        {
            var run = await RunAsync("search", typed);
            Assert.Equal(2, run.Code);
            Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        }
        Assert.Equal(2, (await RunAsync("export", "--status", "void")).Code);
    }

    private async Task AssertFindsAsync(IEnumerable<Invoice> expected, params string[] filters)
    {
        var run = await RunAsync("search", filters);
        Assert.True(run.Code == 0, run.Errors);
        var ids = expected.Select(i => i.Id.ToString("D")).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')[^1].Trim()).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Key, string Value)> Fields(Invoice invoice) => FieldValues.Parse(invoice.Metadata).Keys.Select(k => (k, FieldValues.Parse(invoice.Metadata).Text(k)!));

    private Task AnotherAsync() => ASegment.WriteAsync(new FolderObjectStore(Root), Path.Combine(_folder.Path, "writing"), _tenant, ASegment.Documents(_tenant, 10, 2021), 2021);

    private Task<(ArchiveSegment Segment, WrittenSegment Written)> WriteAsync(IObjectStore store, IReadOnlyList<ArchivedInvoice> documents) =>
        ASegment.WriteAsync(store, Path.Combine(_folder.Path, "writing"), _tenant, documents);

    private Task<(int Code, string Output, string Errors)> RunAsync(string command, params string[] more) =>
        StartAsync(["archive", command, "--store", Root, "--tenant", _tenant.ToString(), .. more]);

    private static async Task<(int Code, string Output, string Errors)> StartAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SearchArchive).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8, StandardErrorEncoding = System.Text.Encoding.UTF8 };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
