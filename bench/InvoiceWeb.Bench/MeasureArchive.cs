using System.Diagnostics;
using System.Globalization;
using InvoiceWeb.Archive;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Identity;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace InvoiceWeb.Bench;

/// <summary>Measures every kind of cold search with an empty and with a warm cache, and what an invoice takes in each tier.</summary>
internal static class MeasureArchive
{
    private const int WarmRounds = 5;
    private static readonly string[] HotTables =
        ["invoices", "invoice_lines", "allowances_charges", "approval_steps", "audit_events", "payment_allocations", "invoice_attachments", "renditions", "custom_field_values"];

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Books books, Arguments arguments)
    {
        var slug = arguments.Text("tenant", "bench");
        var tenant = await books.CompanyAsync(slug);
        if (!await SizesAsync(books, tenant, arguments))
        {
            await Console.Error.WriteLineAsync($"Nothing of {slug} is archived here. Fill it first: bench load --tenant {slug}");
            return 1;
        }
        var actor = new Actor(tenant, Guid.CreateVersion7(), "Otto Auditor", RolePermissions.Of(Roles.Auditor));
        var (oldest, some) = await SampleAsync(books, actor);
        Console.WriteLine("\n| search | rows | segments asked | skipped | empty cache, ms | warm, ms |\n|---|---|---|---|---|---|");
        foreach (var (name, query) in Queries(oldest, some)) await SearchAsync(books, actor, name, query);
        await OpenAsync(books, actor, some.Id);
        return 0;
    }

    private static IEnumerable<(string, ArchiveQuery)> Queries(DateOnly oldest, ArchiveRow some)
    {
        var (from, to) = (some.IssueDate.AddDays(-some.IssueDate.DayOfYear + 1), some.IssueDate.AddDays(-some.IssueDate.DayOfYear + 365));
        yield return ("number", new() { Number = some.Number });
        yield return ("participant, one year", new() { Participant = some.ParticipantId, From = from, To = to });
        yield return ("participant, all years", new() { Participant = some.ParticipantId });
        yield return ("free text, frequent words", new() { Text = "oak table" });
        yield return ("free text, name and word", new() { Text = "cafe moebel toner" });
        yield return ("free text, nothing found", new() { Text = "zeppelin" });
        yield return ("dates", new() { From = oldest.AddDays(40), To = oldest.AddDays(50) });
        yield return ("amount range", new() { Currency = "EUR", AtLeast = 1_000_00, AtMost = 1_000_50 });
        yield return ("currency", new() { Currency = "USD" });
        yield return ("status", new() { Status = DocumentStatus.Void });
        yield return ("status and currency, one year", new() { Status = DocumentStatus.Void, Currency = "USD", From = from, To = to });
        yield return ("kind", new() { Kind = InvoiceKind.CreditNote });
        yield return ("custom field", new() { Fields = new Dictionary<string, string> { ["project"] = InvoiceGenerator.Project(17) } });
        yield return ("custom field, nothing found", new() { Fields = new Dictionary<string, string> { ["project"] = "none of them" } });
        yield return ("everything", new());
    }

    private static async Task SearchAsync(Books books, Actor actor, string name, ArchiveQuery query)
    {
        Empty(books);
        var (cold, page) = await TimeAsync(books, actor, query);
        var rounds = new List<double>();
        // A search that stopped at its deadline has not filled the cache yet.
        for (var next = page.Next; page.Progress.DeadlineReached && next is not null;)
        {
            page = await books.Get<SearchArchive>().ExecuteAsync(actor, query, next, null, default);
            next = page.Progress.DeadlineReached ? page.Next : null;
        }
        for (var i = 0; i < WarmRounds; i++) rounds.Add((await TimeAsync(books, actor, query)).Milliseconds);
        rounds.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {page.Rows.Count}{(page.Next is null ? "" : "+")} | {page.Progress.SegmentsSearched} | {page.Progress.SegmentsSkipped} | {cold:0} | {rounds[WarmRounds / 2]:0} |"));
    }

    private static async Task OpenAsync(Books books, Actor actor, Guid id)
    {
        var place = await books.Get<FindArchivedInvoice>().ExecuteAsync(actor, id, default) ?? throw new InvalidOperationException("The sample is not in the archive.");
        Empty(books);
        var before = books.Get<IndexCache>().Fetched;
        var began = Stopwatch.GetTimestamp();
        await books.Get<ReadArchivedInvoice>().ExecuteAsync(actor, id, default);
        var cold = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var fetched = books.Get<IndexCache>().Fetched - before;
        began = Stopwatch.GetTimestamp();
        await books.Get<ReadArchivedInvoice>().ExecuteAsync(actor, id, default);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| opening an invoice of {place.Segment.Year} by an old link | 1 | {fetched} | | {cold:0} | {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} |"));
    }

    private static async Task<(double Milliseconds, ArchiveSearchPage Page)> TimeAsync(Books books, Actor actor, ArchiveQuery query)
    {
        var began = Stopwatch.GetTimestamp();
        var page = await books.Get<SearchArchive>().ExecuteAsync(actor, query, null, null, default);
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, page);
    }

    private static void Empty(Books books)
    {
        var folder = Path.Combine(books.Options.DataFolder, "archive-cache");
        if (!Directory.Exists(folder)) return;
        // A search that had enough may still be fetching ahead into it.
        foreach (var file in Directory.EnumerateFiles(folder, "*.sqlite")) File.Delete(file);
    }

    private static async Task<(DateOnly Oldest, ArchiveRow Some)> SampleAsync(Books books, Actor actor)
    {
        await using var work = await books.Get<TenantDatabase>().BeginAsync(actor, default);
        var oldest = await work.Db.ArchiveSegments.MinAsync(s => s.FirstIssueDate);
        var page = await books.Get<SearchArchive>().ExecuteAsync(actor, new() { To = oldest.AddYears(1), Status = DocumentStatus.Approved, Direction = InvoiceDirection.Sales }, null, null, default);
        return (oldest, page.Rows[page.Rows.Count / 2]);
    }

    /// <returns>False when nothing is archived.</returns>
    private static async Task<bool> SizesAsync(Books books, TenantId tenant, Arguments arguments)
    {
        await using var work = await books.Get<TenantDatabase>().BeginAsync(Actor.System(tenant), default);
        var segments = await work.Db.ArchiveSegments.AsNoTracking().ToListAsync();
        if (segments.Count == 0) return false;
        double count = segments.Sum(s => s.Count);
        var (documents, index) = (segments.Sum(s => s.DocumentsBytes) / count, segments.Sum(s => s.IndexBytes) / count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cold: {count:0} invoices in {segments.Count} segments; {documents:0.0} B documents + {index:0.0} B index = {documents + index:0.0} B each"));
        if (await HotAsync(books) is not { } hot) return true;
        var (hotPrice, coldPrice) = (arguments.Price("hot-price", 0.115), arguments.Price("cold-price", 0.004));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"hot: {hot:0} B each, indexes included; cold is 1/{hot / (documents + index):0.0} of it"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"money: 1/{hot * hotPrice / ((documents + index) * coldPrice):0} at {hotPrice} and {coldPrice} per GB and month"));
        return true;
    }

    /// <summary>All that the database keeps for its hot invoices, of all companies in it.</summary>
    private static async Task<double?> HotAsync(Books books)
    {
        await using var owner = new NpgsqlConnection(books.Connections.Owner);
        await owner.OpenAsync();
        double bytes = 0;
        foreach (var table in HotTables)
        {
            await using var vacuum = new NpgsqlCommand($"VACUUM ANALYZE {table}", owner);
            await vacuum.ExecuteNonQueryAsync();
            await using var size = new NpgsqlCommand("SELECT pg_total_relation_size($1::regclass)", owner) { Parameters = { new() { Value = table } } };
            bytes += (long)(await size.ExecuteScalarAsync())!;
        }
        await using var rows = new NpgsqlCommand("SELECT reltuples::float8 FROM pg_class WHERE oid = 'invoices'::regclass", owner);
        return (double)(await rows.ExecuteScalarAsync())! is > 0 and var count ? bytes / count : null;
    }
}
