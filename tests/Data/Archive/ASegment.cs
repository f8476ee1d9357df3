using InvoiceWeb.Archive;
using InvoiceWeb.Bench;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;

namespace InvoiceWeb.Tests.Data;

/// <summary>Segments with generated invoices, written as the product writes them.</summary>
internal static class ASegment
{
    public static readonly DateTimeOffset Then = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Into the store alone, with the entry that the catalogue would have.</summary>
    public static async Task<(ArchiveSegment Segment, WrittenSegment Written)> WriteAsync(
        IObjectStore store, string folder, TenantId tenant, IEnumerable<ArchivedInvoice> documents, int year = 2020, Guid? id = null)
    {
        var segment = new ArchiveSegment(tenant, id ?? Guid.CreateVersion7(), Guid.CreateVersion7(), year, 1, Then);
        await using var writer = new SegmentWriter(folder, tenant, segment.Id, year);
        foreach (var document in documents) await writer.AddAsync(document, CancellationToken.None);
        var written = await writer.CompleteAsync(CancellationToken.None);
        written.Fill(segment);
        segment.Readable = segment.Count;
        await store.PutFileAsync(segment.DocumentsKey, written.DocumentsPath, CancellationToken.None);
        await store.PutFileAsync(segment.IndexKey, written.IndexPath, CancellationToken.None);
        return (segment, written);
    }

    /// <summary>Into store and catalogue of a company.</summary>
    public static async Task<ArchiveSegment> ArchiveAsync(this TestCompany company, TestDatabase database, IReadOnlyList<ArchivedInvoice> documents, int year = 2020)
    {
        var (segment, written) = await WriteAsync(database.Get<IObjectStore>(), Path.Combine(database.ObjectFolder, "..", "writing"), company.Id, documents, year);
        await company.ChangeAsync(db =>
        {
            db.Add(segment);
            db.AddRange(written.Numbers);
            db.AddRange(written.Voids);
            db.AddRange(written.Participants);
            return Task.CompletedTask;
        });
        return segment;
    }

    public static IReadOnlyList<ArchivedInvoice> Documents(TenantId tenant, int count = 150, int year = 2020, int seed = 7) => [.. new InvoiceGenerator(tenant, seed, 20).Year(year, count)];
}
