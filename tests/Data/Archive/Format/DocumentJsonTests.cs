using System.Text;
using System.Text.Json;
using InvoiceWeb.Bench;
using InvoiceWeb.Data.Archive;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>One invoice, one line, and the very same invoice again.</summary>
public sealed class DocumentJsonTests
{
    [Fact]
    public void Whatever_stands_in_the_columns_comes_back()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var document = Filled.Document(seed);
            var line = Line(document);
            Assert.DoesNotContain('\n', line);
            Assert.DoesNotContain('\r', line);
            Filled.AssertSame(document, DocumentJson.Read(line, document.Invoice.TenantId));
            Assert.Equal(line, Line(DocumentJson.Read(line, document.Invoice.TenantId)));
        }
    }

    [Fact]
    public void Real_invoices_come_back_and_their_chain_holds()
    {
        var tenant = TenantId.New();
        foreach (var document in new InvoiceGenerator(tenant, 3, 10).Year(2021, 60))
        {
            var read = DocumentJson.Read(Line(document), tenant);
            Filled.AssertSame(document, read);
            Assert.Equal(document.Events.Select(e => e.Json), read.Events.Select(e => e.Json));
            Assert.Equal(document.Invoice.Snapshot, read.Invoice.Snapshot);
            Assert.True(AuditChain.Verify(read.Events, read.Invoice.AuditSequence, read.Invoice.AuditHead).IsIntact);
        }
    }

    [Fact]
    public void Events_come_back_under_the_same_ids_each_time_and_no_two_alike()
    {
        var tenant = TenantId.New();
        var line = Line(new InvoiceGenerator(tenant, 3, 10).Invoice(true, 2021, 1, new(2021, 5, 6)));
        var (once, again) = (DocumentJson.Read(line, tenant).Events, DocumentJson.Read(line, tenant).Events);
        Assert.Equal(once.Select(e => e.Id), again.Select(e => e.Id));
        Assert.Equal(once.Count, once.Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public void A_line_is_canonical_and_says_amounts_dates_and_words_plainly()
    {
        var line = Line(new InvoiceGenerator(new(new("01900000-0000-7000-8000-000000000001")), 3, 10).Invoice(true, 2021, 41, new(2021, 5, 6)));
        using var json = JsonDocument.Parse(line);
        var names = json.RootElement.EnumerateObject().Select(m => m.Name).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Contains("\"number_text\":\"2021-000041\"", line, StringComparison.Ordinal);
        Assert.Contains("\"issue_date\":\"2021-05-06\"", line, StringComparison.Ordinal);
        Assert.Contains("\"direction\":\"Sales\"", line, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.String, json.RootElement.GetProperty("gross_total").ValueKind);
        Assert.DoesNotContain(json.RootElement.EnumerateObject(), m => m.Value.ValueKind is JsonValueKind.Null);
        Assert.Equal(JsonValueKind.Object, json.RootElement.GetProperty("snapshot").ValueKind);
    }

    [Fact]
    public void An_invoice_whose_history_does_not_hold_is_not_written()
    {
        var document = new InvoiceGenerator(TenantId.New(), 3, 10).Invoice(true, 2021, 1, new(2021, 5, 6));
        Assert.Throws<InvalidDataException>(() => Line(document with { Events = [.. document.Events.Skip(1)] }));
        Assert.Throws<InvalidDataException>(() => Line(document with { Events = [.. document.Events.SkipLast(1)] }));
    }

    [Theory]
    [InlineData("\"gross_total\":\"", "\"gross_total\":\"1")]
    [InlineData("invoice.issued", "invoice.voided")]
    public void A_touched_line_is_noticed_where_the_chain_covers_it(string from, string to)
    {
        var document = new InvoiceGenerator(TenantId.New(), 3, 10).Invoice(true, 2021, 1, new(2021, 5, 6));
        var touched = Line(document).Replace(from, to, StringComparison.Ordinal);
        if (from.StartsWith('"')) Assert.NotEqual(document.Invoice.GrossTotal, DocumentJson.Read(touched, document.Invoice.TenantId).Invoice.GrossTotal);
        else Assert.Contains("history", Assert.Throws<InvalidDataException>(() => DocumentJson.Read(touched, document.Invoice.TenantId)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\":5}"), InlineData("not json"), InlineData("{\"a_member_of_the_future\":1}"), InlineData("{\"status\":\"Frozen\"}"), InlineData("[]")]
    public void What_is_no_line_is_refused(string line) => Assert.Throws<InvalidDataException>(() => DocumentJson.Read(line, TenantId.New()));

    [Fact]
    public void A_header_says_format_version_tenant_year_and_segment_and_a_newer_one_is_refused()
    {
        var header = new ArchiveHeader(ArchiveFormat.Version, TenantId.New(), 2020, Guid.CreateVersion7());
        Assert.Equal(header, DocumentJson.ReadHeader(DocumentJson.Header(header)));
        Assert.Contains("format version 2", Assert.Throws<InvalidDataException>(() => DocumentJson.ReadHeader(DocumentJson.Header(header with { Version = 2 }))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => DocumentJson.ReadHeader("{}"));
    }

    internal static string Line(ArchivedInvoice document)
    {
        var line = new StringBuilder();
        DocumentJson.Write(line, document);
        return line.ToString();
    }
}
