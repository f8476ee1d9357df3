using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Approvals;

/// <summary>One band of the approval policy: up to an amount in base currency, this many different people must approve.</summary>
public sealed class ApprovalBand : ITenantOwned
{
    private ApprovalBand() { }

    /// <exception cref="RuleBrokenException"><c>approval.band-shape</c></exception>
    public ApprovalBand(TenantId tenant, InvoiceDirection direction, decimal? upTo, int approvers)
    {
        if (approvers is < 0 or > 2 || upTo < 0) throw ApprovalRules.BandShape();
        (TenantId, Id, Direction, UpTo, Approvers) = (tenant, Guid.CreateVersion7(), direction, upTo, approvers);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public InvoiceDirection Direction { get; private set; }

    /// <summary>The largest gross amount in base currency that falls into the band; null for no limit.</summary>
    public decimal? UpTo { get; private set; }

    /// <summary>0, 1 or 2.</summary>
    public int Approvers { get; private set; }

    public int RowVersion { get; private set; } = 1;
}

public static class ApprovalPolicy
{
    /// <summary>How many different people must approve; of two bands with the same limit the stricter counts.</summary>
    /// <param name="bands">All bands of the direction; without any, one person approves everything.</param>
    /// <param name="grossInBase">Null when there is no rate: then the strictest band counts.</param>
    public static int Required(IReadOnlyCollection<ApprovalBand> bands, decimal? grossInBase)
    {
        if (bands.Count == 0) return 1;
        if (grossInBase is null) return bands.Max(b => b.Approvers);
        return bands.OrderBy(b => b.UpTo ?? decimal.MaxValue).ThenByDescending(b => b.Approvers).FirstOrDefault(b => Math.Abs(grossInBase.Value) <= (b.UpTo ?? decimal.MaxValue))?.Approvers
            ?? bands.Max(b => b.Approvers);
    }
}
