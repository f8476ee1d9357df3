using System.Globalization;
using System.Text;
using System.Text.Json;
using InvoiceWeb.Archive;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Hosting.Archives;

/// <summary><c>invoiceweb archive verify --receipt</c>: whether what a receipt names is still in the store as it was noted.</summary>
internal sealed class ReceiptCommand(ArchiveArguments arguments, string path, IObjectStore store, TextWriter output, TextWriter errors)
{
    private readonly List<SegmentTotals> _totals = [];
    private int _problems;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) throw new CannotStartException($"--receipt is {path}, but there is no such file.");
        // The very bytes count: a mark in front of them would be read away otherwise.
        var text = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(path, cancellationToken));
        if (Read(text) is not { } receipt)
        {
            await errors.WriteLineAsync($"{path} is no receipt of an archived year.");
            return ArchiveCommand.Wrong;
        }
        if (arguments.TypedTenant is { } typed && typed.Value != receipt.Tenant) throw new CannotStartException($"The receipt is of the company {receipt.Tenant}, not of --tenant {typed}.");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{receipt.Company}, fiscal year {receipt.Year}: {receipt.Invoices} invoices, {receipt.Objects.Count} objects, archived by {receipt.RequestedBy} until {receipt.FinishedAt}"));
        await FormAsync(receipt, text);
        var resting = await ObjectsAsync(receipt, cancellationToken);
        if (_problems == 0 && resting == 0 && !Same(_totals, receipt.Totals)) await ProblemAsync("The documents do not add up to the control totals of the receipt.");
        if (resting > 0) await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{resting} of {receipt.Objects.Count} objects rest; give the same command again when they are restored."));
        if (_problems > 0) await errors.WriteLineAsync(_problems == 1 ? "1 thing is not right." : string.Create(CultureInfo.InvariantCulture, $"{_problems} things are not right."));
        else if (resting == 0) await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The receipt and all {receipt.Objects.Count} objects are right."));
        return _problems > 0 ? ArchiveCommand.Wrong : resting > 0 ? ArchiveCommand.StoreUnusable : ArchiveCommand.Right;
    }

    private static Receipt? Read(string text)
    {
        try
        {
            return Receipt.Read(text) is { Objects.Count: > 0, Totals: not null, Numbers: not null } receipt && receipt.Objects.All(o => o is { Key: not null, Sha256: not null }) ? receipt : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The receipt against itself.</summary>
    private async Task FormAsync(Receipt receipt, string text)
    {
        var sha256 = Receipt.HashOf(text);
        await output.WriteLineAsync($"receipt sha256 {sha256}");
        if (arguments.Text("sha256") is { } noted && !noted.Trim().Equals(sha256, StringComparison.OrdinalIgnoreCase)) await ProblemAsync("The receipt does not have this hash: it was changed, or is another one.");
        if (receipt.ToCanonicalJson() != text) await ProblemAsync("The receipt is not in the form in which the app wrote it: it was changed or formatted anew.");
        if (receipt.Totals.Sum(t => t.Count) != receipt.Invoices) await ProblemAsync("The control totals of the receipt do not count as many invoices as it says.");
        if (receipt.Objects.Where(o => Segment(receipt, o)?.DocumentsKey == o.Key).Sum(o => (long)o.Invoices) != receipt.Invoices) await ProblemAsync("The documents that the receipt names do not hold as many invoices as it says.");
        foreach (var one in receipt.Objects)
        {
            if (Segment(receipt, one) is not { } segment) await ProblemAsync($"The receipt names {one.Key}, which is no object of this company's archived year.");
            else if (receipt.Objects.Count(o => o.Key == segment.DocumentsKey) != 1 || receipt.Objects.Count(o => o.Key == segment.IndexKey) != 1) await ProblemAsync($"The receipt does not name {one.Key} and what belongs to it once each.");
        }
    }

    /// <returns>How many objects rest.</returns>
    private async Task<int> ObjectsAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        var resting = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in receipt.Objects)
            if (await store.RestsAsync(one.Key, errors, cancellationToken)) resting.Add(one.Key);
        for (var i = 0; i < receipt.Objects.Count; i++)
        {
            var one = receipt.Objects[i];
            await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{i + 1} of {receipt.Objects.Count}: {one.Key}"));
            if (resting.Contains(one.Key) || Segment(receipt, one) is not { } segment) continue;
            if (await ProblemOfAsync(one, segment, cancellationToken) is { } problem) await ProblemAsync(problem);
            else await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {one.Key} {one.Bytes} bytes sha256 {one.Sha256}: right"));
        }
        return resting.Count;
    }

    private async Task<string?> ProblemOfAsync(ReceiptObject one, ListedSegment segment, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await store.OpenAsync(one.Key, cancellationToken);
            if (stream is null) return $"The object {one.Key} is not in the store.";
            await using var bytes = new HashingStream(stream);
            await bytes.CopyToAsync(Stream.Null, cancellationToken);
            var hint = one.Key == segment.IndexKey ? " If it was made again from its documents, the company's history has the new hash." : "";
            if (bytes.Bytes != one.Bytes) return string.Create(CultureInfo.InvariantCulture, $"The object {one.Key} has {bytes.Bytes} bytes, the receipt says {one.Bytes}.{hint}");
            if (!bytes.Sha256().Equals(one.Sha256, StringComparison.Ordinal)) return $"The object {one.Key} does not have the hash that the receipt says.{hint}";
            return one.Key == segment.DocumentsKey ? await CountAsync(one, segment, cancellationToken) : null;
        }
        catch (Exception problem) when (problem is ObjectStoreException { Problem: ObjectStoreProblem.Damaged } or InvalidDataException)
        {
            return problem.Message;
        }
    }

    private async Task<string?> CountAsync(ReceiptObject one, ListedSegment segment, CancellationToken cancellationToken)
    {
        var facts = new SegmentFacts(segment.Tenant, segment.Id);
        await foreach (var document in segment.DocumentsAsync(store, cancellationToken)) facts.Add(document);
        _totals.AddRange(facts.Totals);
        return facts.Count == one.Invoices ? null : string.Create(CultureInfo.InvariantCulture, $"The object {one.Key} has {facts.Count} invoices, the receipt says {one.Invoices}.");
    }

    private static bool Same(IEnumerable<SegmentTotals> found, IEnumerable<SegmentTotals> noted) => Receipt.Sum(found).SequenceEqual(Receipt.Sum(noted));

    private static ListedSegment? Segment(Receipt receipt, ReceiptObject one) =>
        ListedSegment.Parse(new TenantId(receipt.Tenant), one.Key) is { } segment && segment.Year == receipt.Year && (one.Key == segment.DocumentsKey || one.Key == segment.IndexKey) ? segment : null;

    private async Task ProblemAsync(string problem)
    {
        _problems++;
        await errors.WriteLineAsync(problem);
    }
}
