using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Hosting.Archives;

/// <summary>A segment as the store lists it.</summary>
internal sealed record ListedSegment(TenantId Tenant, int Year, Guid Id)
{
    private static readonly string[] Endings = [".jsonl.gz", ".sqlite.gz"];

    public string DocumentsKey => ArchiveKeys.Documents(Tenant, Year, Id);
    public string IndexKey => ArchiveKeys.Index(Tenant, Year, Id);

    /// <summary>Of either object: a segment of which one is lost must not be taken for none.</summary>
    public static ListedSegment? Parse(TenantId tenant, string key) =>
        key.Split('/') is [_, "archive", var year, var name] && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Endings.FirstOrDefault(e => name.EndsWith(e, StringComparison.Ordinal)) is { } ending && Guid.TryParse(name[..^ending.Length], out var id) ? new(tenant, number, id) : null;

    /// <exception cref="ObjectStoreException">It is not there, or the store is away.</exception>
    public static async Task<Stream> OpenAsync(IObjectStore store, string key, CancellationToken cancellationToken) => await store.OpenAsync(key, cancellationToken)
        ?? throw new ObjectStoreException(ObjectStoreProblem.Damaged, key, $"The object {key} is not in the store.");

    public async IAsyncEnumerable<ArchivedInvoice> DocumentsAsync(IObjectStore store, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await OpenAsync(store, DocumentsKey, cancellationToken);
        await foreach (var (_, document) in DocumentsStream.ReadAsync(stream, DocumentsKey, cancellationToken)) yield return document;
    }

    public async Task<SegmentIndex> IndexAsync(IObjectStore store, Scratch scratch, CancellationToken cancellationToken)
    {
        var path = Path.Combine(scratch.Folder, $"{Id:N}.sqlite");
        await using (var packed = await OpenAsync(store, IndexKey, cancellationToken))
        {
            await using var gzip = new GZipStream(packed, CompressionMode.Decompress);
            await using var file = File.Create(path);
            try
            {
                await gzip.CopyToAsync(file, cancellationToken);
            }
            catch (InvalidDataException problem)
            {
                throw new ObjectStoreException(ObjectStoreProblem.Damaged, IndexKey, $"The object {IndexKey} cannot be unpacked: {problem.Message}", problem);
            }
        }
        return new(path);
    }

    /// <summary>Reads everything; what is said can be compared with the receipt.</summary>
    public async Task<(IReadOnlyList<string> Lines, string? Problem)> VerifyAsync(IObjectStore store, Scratch scratch, CancellationToken cancellationToken)
    {
        try
        {
            var facts = new SegmentFacts(Tenant, Id);
            using var index = await IndexAsync(store, scratch, cancellationToken);
            await foreach (var document in DocumentsAsync(store, cancellationToken))
            {
                if (index.IdAt(facts.Count) != document.Invoice.Id) return ([], $"The object {IndexKey} does not say that {document.Invoice.DisplayName} is at place {facts.Count}; make it again with rebuild-index --replace.");
                facts.Add(document);
            }
            var lines = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{Year} {Id}: {facts.Count} invoices") };
            lines.AddRange(facts.Totals.Select(t => string.Create(CultureInfo.InvariantCulture, $"  {t.Direction} {t.Kind} {t.Status}: {t.Count}, payable {Currency.Of(t.Currency).FromMinorUnits(t.PayableMinor)} {t.Currency}")));
            foreach (var key in new[] { DocumentsKey, IndexKey }) lines.Add($"  {key} sha256 {await HashAsync(store, key, cancellationToken)}");
            return (lines, null);
        }
        catch (ObjectStoreException problem) when (problem.Problem is ObjectStoreProblem.Damaged)
        {
            return ([], problem.Message);
        }
        catch (Microsoft.Data.Sqlite.SqliteException problem)
        {
            return ([], $"The object {IndexKey} is no index: {problem.Message}");
        }
    }

    private static async Task<string> HashAsync(IObjectStore store, string key, CancellationToken cancellationToken)
    {
        await using var stream = await OpenAsync(store, key, cancellationToken);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}

/// <summary>A folder for what is unpacked; gone afterwards.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("invoiceweb-archive-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
