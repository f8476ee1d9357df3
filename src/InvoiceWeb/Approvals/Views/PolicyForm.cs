namespace InvoiceWeb.Approvals.Views;

/// <summary>The bands of one direction while they are being typed. The last has no limit, and stays the last.</summary>
public sealed class PolicyForm
{
    private PolicyForm(IEnumerable<BandForm> bands, int lastApprovers) => (Bands, LastApprovers) = ([.. bands], lastApprovers);

    /// <summary>Those with a limit.</summary>
    public List<BandForm> Bands { get; }

    /// <summary>For every amount above them.</summary>
    public int LastApprovers { get; set; }

    public static PolicyForm Of(IReadOnlyList<BandContent> bands) => new(
        bands.Where(b => b.UpTo is not null).Select(b => new BandForm { UpTo = b.UpTo, Approvers = b.Approvers }), bands.LastOrDefault(b => b.UpTo is null)?.Approvers ?? 2);

    public IReadOnlyList<BandContent> ToContent() => [.. Bands.Select(b => new BandContent(b.UpTo, b.Approvers)), new BandContent(null, LastApprovers)];
}

public sealed class BandForm
{
    public decimal? UpTo { get; set; }
    public int Approvers { get; set; } = 1;
}
