using InvoiceWeb.Archive;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Files;
using InvoiceWeb.Invoices.Figures;
using InvoiceWeb.Invoices.Numbering;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>Where invoices are, asked of the rows and the objects themselves.</summary>
internal sealed class Tiers(TestDatabase database, TestCompany company, IObjectStore objects)
{
    private readonly SegmentReader _reader = new(objects, new IndexCache(objects, Path.Combine(database.ObjectFolder, "..", "tiers"), 64 << 20));

    /// <summary>Ids in the order of the hot tier, then of the archive; one that is readable in two places is in it twice.</summary>
    public async Task<List<Guid>> ReadableAsync()
    {
        var (hot, segments, barred) = await company.AskAsync(async db => (
            await db.Invoices.AsNoTracking().Where(i => i.Number != null).Select(i => i.Id).ToListAsync(),
            await db.ArchiveSegments.AsNoTracking().Where(s => s.Readable > 0).ToListAsync(),
            (await db.InvoiceRecalls.AsNoTracking().ToListAsync()).Select(r => (r.SegmentId, r.Ordinal)).ToHashSet()));
        foreach (var segment in segments)
        {
            var ordinal = 0;
            await foreach (var document in _reader.ReadAllAsync(segment, CancellationToken.None))
            {
                if (ordinal < segment.Readable && !barred.Contains((segment.Id, ordinal))) hot.Add(document.Invoice.Id);
                ordinal++;
            }
        }
        return hot;
    }

    public async Task AssertEachOnceAsync(IEnumerable<Guid> issued, string when) =>
        Assert.True((await ReadableAsync()).Order().SequenceEqual(issued.Order()), $"An invoice is lost or double {when}.");

    /// <summary>Kept totals equal what both tiers say.</summary>
    public async Task AssertTotalsAsync(string when)
    {
        await using var work = await database.Get<TenantDatabase>().BeginAsync(Actor.System(company.Id), CancellationToken.None);
        var wrong = await work.DifferencesAsync(CancellationToken.None);
        Assert.True(wrong.Count == 0, $"Totals differ {when}: {string.Join("; ", wrong)}");
    }

    public async Task<string> AssertNoGapAsync(string when)
    {
        var report = await database.Get<ReadGapReport>().ExecuteAsync(company.Auditor, 2025, CancellationToken.None);
        Assert.True(report.IsComplete, $"The gap report misses numbers {when}: {string.Join("; ", report.Lines)}");
        return System.Text.Encoding.UTF8.GetString(report.ToCsv());
    }

    public async Task<List<string>> ObjectsAsync()
    {
        var keys = new List<string>();
        await foreach (var key in objects.KeysAsync(ArchiveKeys.Prefix(company.Id), CancellationToken.None)) keys.Add(key);
        return keys;
    }

    public async Task AssertNoOrphansAsync()
    {
        var named = await company.AskAsync(db => db.ArchiveSegments.AsNoTracking().Select(s => new[] { s.DocumentsKey, s.IndexKey }).ToListAsync());
        Assert.Equal(named.SelectMany(k => k).Order(), (await ObjectsAsync()).Order());
    }

    /// <summary>Every row of the company that belongs to an invoice, byte for byte, but for versions and seals.</summary>
    public async Task<string> HotRowsAsync()
    {
        string[] tables =
        [
            "SELECT (to_jsonb(t) - 'row_version' - 'is_archived')::text FROM invoices t", "SELECT t::text FROM invoice_lines t", "SELECT t::text FROM allowances_charges t", "SELECT t::text FROM approval_steps t",
            "SELECT (to_jsonb(t) - 'id')::text FROM audit_events t WHERE subject_type = 'invoice'", "SELECT t::text FROM invoice_attachments t", "SELECT t::text FROM renditions t", "SELECT t::text FROM files t",
            "SELECT t::text FROM custom_field_values t", "SELECT t::text FROM payment_allocations t", "SELECT t::text FROM payments t", "SELECT t::text FROM payment_credits t",
        ];
        var rows = new List<string>();
        foreach (var table in tables) rows.AddRange((await Sql.ListAsync<string>(database.Owner, table, company.Id)).Order());
        return string.Join('\n', rows);
    }
}
