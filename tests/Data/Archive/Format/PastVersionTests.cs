using System.Globalization;
using InvoiceWeb.Data.Archive;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>What was written by any version is read by this one. The samples are never written anew.</summary>
public sealed class PastVersionTests
{
    private static readonly (string Number, string Gross, string Issued, int Lines, int Events, string Status, string? SupplierNumber)[] First =
    [
        ("2010-000001", "39830.01", "2010-01-01", 2, 5, "Approved", null),
        ("P-2010-000001", "3523.18", "2010-01-01", 2, 5, "Approved", "W10-0011511"),
        ("2010-000026", "459.82", "2010-01-16", 1, 5, "Void", null),
    ];

    [Fact]
    public async Task Version_1_is_read()
    {
        var lines = await File.ReadAllLinesAsync(Sample(1));
        var header = DocumentJson.ReadHeader(lines[0]);
        Assert.Equal((1, 2010), (header.Version, header.Year));
        var documents = lines[1..].Select(l => DocumentJson.Read(l, header.Tenant)).ToList();
        Assert.Equal(First, documents.Select(d => (
            d.Invoice.NumberText!, CanonicalJson.Number(d.Invoice.GrossTotal), d.Invoice.IssueDate!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            d.Invoice.Lines.Count, d.Events.Count, d.Invoice.Status.ToString(), d.Invoice.SupplierNumber)));
        Assert.All(documents, d => Assert.True(AuditChain.Verify(d.Events, d.Invoice.AuditSequence, d.Invoice.AuditHead).IsIntact));
        Assert.All(documents, d => Assert.Equal(header.Tenant, d.Invoice.TenantId));
    }

    [Fact]
    public void Every_version_has_a_sample() => Assert.All(Enumerable.Range(1, ArchiveFormat.Version), version => Assert.True(File.Exists(Sample(version)), $"There is no sample of version {version}."));

    private static string Sample(int version) => Path.Combine(DataDictionaryTests.Root(), "tests", "Data", "Archive", "Samples", string.Create(CultureInfo.InvariantCulture, $"version-{version}.jsonl"));
}
