using InvoiceWeb.Audit;
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

/// <summary>A band as somebody types it; no limit where <see cref="UpTo"/> is null.</summary>
public sealed record BandContent(decimal? UpTo, int Approvers);

public static class ApprovalPolicy
{
    public const int MostBands = 10;

    /// <summary>Makes the bands of one direction, from the smallest amounts to those without a limit.</summary>
    /// <exception cref="RuleBrokenException"><c>approval.no-unlimited-band</c>, <c>approval.limits-overlap</c>, <c>approval.band-shape</c>, <c>approval.too-many-bands</c></exception>
    public static IReadOnlyList<ApprovalBand> Bands(TenantId tenant, InvoiceDirection direction, IReadOnlyList<BandContent> typed, Currency baseCurrency)
    {
        if (typed.Count > MostBands) throw ApprovalRules.TooManyBands();
        if (typed.Count == 0 || typed[^1].UpTo is not null) throw ApprovalRules.NoUnlimitedBand();
        for (var i = 0; i < typed.Count; i++)
        {
            if (i < typed.Count - 1 && (typed[i].UpTo is not { } limit || (i > 0 && limit <= typed[i - 1].UpTo))) throw ApprovalRules.BandLimitsOverlap(i);
            if (typed[i].UpTo is { } amount && (amount > 1_000_000_000_000m || !baseCurrency.IsExact(amount))) throw ApprovalRules.BandShape();
        }
        return [.. typed.Select(b => new ApprovalBand(tenant, direction, b.UpTo, b.Approvers))];
    }

    /// <summary>A policy in one line, for the history: “≤ 1000: 1; above: 2”.</summary>
    public static string? InWords(IEnumerable<ApprovalBand> bands)
    {
        var parts = bands.OrderBy(b => b.UpTo ?? decimal.MaxValue).Select(b => b.UpTo is { } limit ? $"≤ {CanonicalJson.Number(limit)}: {b.Approvers}" : $"above: {b.Approvers}");
        return string.Join("; ", parts) is { Length: > 0 } text ? text : null;
    }

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
