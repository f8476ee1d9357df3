using InvoiceWeb.Data.Archive;
using InvoiceWeb.Documents;
using InvoiceWeb.Files;

namespace InvoiceWeb.Tests.Data.Archive;

/// <summary>docs/archive-format.md against what is written: nothing undescribed, nothing described that is not there, no column forgotten.</summary>
public sealed class DataDictionaryTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "archive-format.md"));

    [Fact]
    public void Every_member_is_described() => Assert.All(DocumentJson.Members, member => Assert.Contains($"| `{member}` |", Page, StringComparison.Ordinal));

    [Fact]
    public void Everything_described_is_a_member()
    {
        var described = Page.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('`')[1]).ToHashSet();
        described.ExceptWith(["format", "segment", "tenant", "version", "year"]);
        Assert.Empty(described.Except(DocumentJson.Members).Except(DocumentJson.LeftOut.Keys));
    }

    [Fact]
    public void Every_column_is_written_or_left_out_for_a_reason()
    {
        var lists = new Dictionary<Type, string>
        {
            [typeof(Invoice)] = "", [typeof(InvoiceLine)] = "lines.", [typeof(AllowanceCharge)] = "allowances_charges.", [typeof(ApprovalStep)] = "approval_steps.",
            [typeof(PaymentAllocation)] = "payment_allocations.", [typeof(InvoiceAttachment)] = "attachments.", [typeof(Rendition)] = "renditions.",
            [typeof(StoredFile)] = "files.", [typeof(CustomFieldValue)] = "custom_field_values.", [typeof(AuditEvent)] = "events.",
        };
        foreach (var (type, list) in lists)
            foreach (var column in Filled.Properties(type).Select(p => p.GetColumnName()))
                Assert.True(
                    DocumentJson.Members.Contains(list + column) || column is "tenant_id" || DocumentJson.LeftOut.ContainsKey($"audit_events.{column}"),
                    $"{type.Name}.{column} is neither written nor left out for a reason");
        Assert.All(DocumentJson.LeftOut, left => Assert.Contains($"| `{left.Key}` |", Page, StringComparison.Ordinal));
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "InvoiceWeb.slnx"))) folder = folder.Parent;
        return folder.FullName;
    }
}
