using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive;

/// <summary>How many years after the end of its fiscal year a kind of document is kept at least.</summary>
public sealed class RetentionRule : ITenantOwned
{
    /// <summary>Where the company has said nothing: what most of Europe asks for.</summary>
    public const int DefaultYears = 10;

    private RetentionRule() { }

    public RetentionRule(TenantId tenant, InvoiceDirection direction, InvoiceKind kind, int years)
    {
        (TenantId, Id, Direction, Kind) = (tenant, Guid.CreateVersion7(), direction, kind);
        Years = ArchiveRules.RequireRetention(years);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public InvoiceDirection Direction { get; private set; }
    public InvoiceKind Kind { get; private set; }
    public int Years { get; private set; }
    public int RowVersion { get; private set; } = 1;

    /// <exception cref="RuleBrokenException"><c>archive.retention-years</c></exception>
    public void Keep(int years) => Years = ArchiveRules.RequireRetention(years);

    /// <summary>How many years a kind of document is kept: what the company says of it, else the usual.</summary>
    public static int YearsOf(IEnumerable<RetentionRule> rules, InvoiceDirection direction, InvoiceKind kind) =>
        rules.FirstOrDefault(r => r.Direction == direction && r.Kind == kind)?.Years ?? DefaultYears;

    /// <summary>How many years the kind that is kept longest is kept.</summary>
    public static int LongestOf(IReadOnlyCollection<RetentionRule> rules) =>
        (from direction in Enum.GetValues<InvoiceDirection>() from kind in Enum.GetValues<InvoiceKind>() select YearsOf(rules, direction, kind)).Max();

    /// <summary>The last day on which a document must be there.</summary>
    public static DateOnly KeptUntil(DateOnly yearEnds, int years) => yearEnds.AddYears(years);
}
