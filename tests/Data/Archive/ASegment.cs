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

    /// <summary>One supplier's document whose PDF was stored while it was hot, and to which the supplier's own was attached.</summary>
    public static async Task<ArchivedInvoice> ArchiveWithFilesAsync(this TestCompany company, TestDatabase database)
    {
        var document = Documents(company.Id, 20).First(d => d.Invoice is { Direction: InvoiceDirection.Purchase, Status: DocumentStatus.Approved });
        var files = new[] { await FileAsync(database, company, "printed"), await FileAsync(database, company, "scanned") };
        document = document with
        {
            Renditions = [new(document.Invoice, InvoiceWeb.Documents.RenditionKind.Issued, files[0].Id)], Attachments = [new(document.Invoice, files[1].Id, 1)], Files = files,
        };
        await company.ArchiveAsync(database, [document]);
        return document;
    }

    private static async Task<InvoiceWeb.Files.StoredFile> FileAsync(TestDatabase database, TestCompany company, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        await database.Get<IObjectStore>().PutAsync($"{company.Id}/files/{sha256[..2]}/{sha256}", bytes, CancellationToken.None);
        return new(company.Id, sha256, bytes.Length, "application/pdf", text + ".pdf", company.Clerk, company.Clock.Now);
    }

    public static IReadOnlyList<ArchivedInvoice> Documents(TenantId tenant, int count = 150, int year = 2020, int seed = 7) => [.. new InvoiceGenerator(tenant, seed, 20).Year(year, count)];
}
