using System.Diagnostics;
using System.Globalization;
using InvoiceWeb.Archive;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Bench;

/// <summary>Fills a company with N years of M invoices each: into segments, or into the hot tables.</summary>
internal static class Load
{
    private const int Batch = 200;

    public static async Task RunAsync(Books books, Arguments arguments)
    {
        var tenant = await books.CompanyAsync(arguments.Text("tenant", "bench"));
        var (years, invoices, first, seed) = (arguments.Number("years", 10), arguments.Number("invoices", 10_000), arguments.Number("first-year", 2010), arguments.Number("seed", 1));
        var generator = new InvoiceGenerator(tenant, seed) { IsVaried = true };
        await PartnersAsync(books, tenant, generator);
        for (var year = first; year < first + years; year++)
        {
            var began = Stopwatch.GetTimestamp();
            var what = arguments.Has("hot") ? await HotAsync(books, tenant, generator, year, invoices) : await ArchivedAsync(books, tenant, generator, year, invoices);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{year}: {what}, {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, {GC.GetTotalMemory(false) / 1_048_576} MiB live, {Environment.WorkingSet / 1_048_576} MiB resident"));
        }
    }

    private static async Task PartnersAsync(Books books, TenantId tenant, InvoiceGenerator generator)
    {
        await using var work = await books.Get<TenantDatabase>().BeginAsync(Actor.System(tenant), default);
        var known = work.Db.Participants.Select(p => p.Id).ToHashSet();
        work.Db.Participants.AddRange(generator.Partners.Where(p => !known.Contains(p.Id)));
        await work.CommitAsync(default);
    }

    private static async Task<string> ArchivedAsync(Books books, TenantId tenant, InvoiceGenerator generator, int year, int count)
    {
        var position = 0;
        (long documents, long index) = (0, 0);
        foreach (var part in Enumerable.Range(0, (count + ArchiveSegment.MostInvoices - 1) / ArchiveSegment.MostInvoices))
        {
            var id = InvoiceGenerator.SegmentId(year, part);
            if (await IsThereAsync(books, tenant, id)) throw new InvalidOperationException($"This company has generated books of {year} already; --tenant names another one.");
            var segment = new ArchiveSegment(tenant, id, InvoiceGenerator.SegmentId(year, part), year, ++position, TimeProvider.System.GetUtcNow());
            await using var writer = new SegmentWriter(Path.Combine(books.Options.DataFolder, "writing"), tenant, segment.Id, year);
            foreach (var invoice in generator.Year(year, count).Skip(part * ArchiveSegment.MostInvoices).Take(ArchiveSegment.MostInvoices)) await writer.AddAsync(invoice, default);
            var written = await writer.CompleteAsync(default);
            written.Fill(segment);
            await books.Get<IObjectStore>().PutFileAsync(segment.DocumentsKey, written.DocumentsPath, default);
            await books.Get<IObjectStore>().PutFileAsync(segment.IndexKey, written.IndexPath, default);
            segment.Readable = segment.Count;
            await using var work = await books.Get<TenantDatabase>().BeginAsync(Actor.System(tenant), default);
            work.Db.Add(segment);
            work.Db.AddRange(written.Numbers);
            work.Db.AddRange(written.Voids);
            work.Db.AddRange(written.Participants);
            await work.CommitAsync(default);
            (documents, index) = (documents + segment.DocumentsBytes, index + segment.IndexBytes);
        }
        return string.Create(CultureInfo.InvariantCulture, $"{count} archived, {(double)documents / count:0} B + {(double)index / count:0} B each");
    }

    private static async Task<bool> IsThereAsync(Books books, TenantId tenant, Guid segment)
    {
        await using var work = await books.Get<TenantDatabase>().BeginAsync(Actor.System(tenant), default);
        return await work.Db.ArchiveSegments.AnyAsync(s => s.Id == segment);
    }

    private static async Task<string> HotAsync(Books books, TenantId tenant, InvoiceGenerator generator, int year, int count)
    {
        foreach (var batch in generator.Year(year, count).Chunk(Batch))
        {
            await using var work = await books.Get<TenantDatabase>().BeginAsync(Actor.System(tenant), default);
            foreach (var document in batch)
            {
                work.Db.Add(document.Invoice);
                work.Db.AddRange(document.Steps);
                work.Db.AddRange(document.Events);
                work.Db.AddRange(document.Allocations);
                work.Db.AddRange(document.CustomFields);
            }
            await work.CommitAsync(default);
        }
        return $"{count} hot";
    }
}
