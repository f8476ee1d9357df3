using InvoiceWeb.Archive;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Hosting.Archives;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>A receipt against the store, without web and database, as its holder checks it.</summary>
public sealed class ReceiptCommandTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly TemporaryFolder _folder = new("receipt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_receipt_and_what_it_names_are_right()
    {
        var (run, _) = await ArchivedAsync();
        var right = await VerifyAsync(run.Receipt!, "--sha256", run.ReceiptSha256!, "--tenant", run.TenantId.ToString());
        Assert.True(right.Code == 0, right.Errors);
        Assert.Contains($"receipt sha256 {run.ReceiptSha256}", right.Output, StringComparison.Ordinal);
        Assert.Contains("2 of 2:", right.Errors, StringComparison.Ordinal);
        Assert.Contains("The receipt and all 2 objects are right.", right.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "gone", ".jsonl.gz is not in the store"), InlineData(1, "gone", ".sqlite.gz is not in the store"), InlineData(0, "longer", "bytes, the receipt says"), InlineData(0, "changed", ".jsonl.gz does not have the hash")]
    [InlineData(1, "changed", "the company's history has the new hash")]
    public async Task An_object_that_is_not_as_noted_is_named(int which, string how, string said)
    {
        var (run, objects) = await ArchivedAsync();
        var bytes = await File.ReadAllBytesAsync(objects[which]);
        bytes[^1] ^= 1;
        if (how == "gone") File.Delete(objects[which]);
        else await File.WriteAllBytesAsync(objects[which], how == "longer" ? [.. bytes, 0] : bytes);

        var wrong = await VerifyAsync(run.Receipt!);

        Assert.Equal(1, wrong.Code);
        Assert.Contains(said, wrong.Errors, StringComparison.Ordinal);
        Assert.Contains("1 thing is not right.", wrong.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_that_was_edited_is_found_by_its_hash_its_form_its_counts_and_its_totals()
    {
        var (run, _) = await ArchivedAsync();
        var receipt = Receipt.Read(run.Receipt!);
        var edited = (receipt with { RequestedBy = "Eve" }).ToCanonicalJson();
        Assert.Equal(0, (await VerifyAsync(edited)).Code);
        foreach (var (text, said) in new[]
        {
            (edited, "The receipt does not have this hash"), (run.Receipt! + "\n", "not in the form in which the app wrote it"),
            ((receipt with { Invoices = receipt.Invoices + 1 }).ToCanonicalJson(), "do not count as many invoices as it says"),
            ((receipt with { Objects = [.. receipt.Objects.Select(o => o with { Invoices = o.Invoices - 1 })] }).ToCanonicalJson(), "invoices, the receipt says"),
            ((receipt with { Totals = [.. receipt.Totals.Select(t => t with { PayableMinor = t.PayableMinor + 1 })] }).ToCanonicalJson(), "do not add up to the control totals"),
            ((receipt with { Objects = [receipt.Objects[0]] }).ToCanonicalJson(), "once each"),
            ((receipt with { Objects = [.. receipt.Objects, new("elsewhere/archive/2025/x.jsonl.gz", "aa", 1, 1)] }).ToCanonicalJson(), "no object of this company's archived year"),
        })
        {
            var wrong = await VerifyAsync(text, text == edited ? ["--sha256", run.ReceiptSha256!] : []);
            Assert.True(wrong.Code == 1, said);
            Assert.Contains(said, wrong.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_no_receipt_or_does_not_fit_is_said()
    {
        var (run, _) = await ArchivedAsync();
        foreach (var text in new[] { "", "{}", "[1]", "null", """{"objects":null}""", "Dear auditor" })
        {
            var none = await VerifyAsync(text);
            Assert.Equal(1, none.Code);
            Assert.Contains("is no receipt of an archived year", none.Errors, StringComparison.Ordinal);
        }
        foreach (var (more, said) in new (string[], string)[]
        {
            (["--tenant", Guid.Empty.ToString()], "is of the company"), (["--year", "2025"], "leave out --year"), (["--text", "oak"], "--text belongs to search"),
        })
        {
            var wrong = await VerifyAsync(run.Receipt!, more);
            Assert.Equal(2, wrong.Code);
            Assert.Contains(said, wrong.Errors, StringComparison.Ordinal);
        }
        var missing = await RunAsync("verify", "--store", database.ObjectFolder, "--receipt", Path.Combine(_folder.Path, "none.json"));
        Assert.Equal((2, true), (missing.Code, missing.Errors.Contains("there is no such file", StringComparison.Ordinal)));
    }

    private async Task<(ArchiveRun Run, IReadOnlyList<string> Objects)> ArchivedAsync()
    {
        var run = await (await ClosedYear.CreateAsync(database)).ArchiveAsync();
        return (run, [.. Receipt.Read(run.Receipt!).Objects.Select(o => Path.Combine(database.ObjectFolder, o.Key))]);
    }

    private async Task<(int Code, string Output, string Errors)> VerifyAsync(string receipt, params string[] more)
    {
        Directory.CreateDirectory(_folder.Path);
        var file = Path.Combine(_folder.Path, "receipt.json");
        await File.WriteAllTextAsync(file, receipt);
        return await RunAsync(["verify", "--store", database.ObjectFolder, "--receipt", file, .. more]);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        return (await ArchiveCommand.RunAsync(["archive", .. arguments], output, errors), output.ToString(), errors.ToString());
    }
}
