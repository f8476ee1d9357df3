using InvoiceWeb.Approvals;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Approvals;

public sealed class PolicyBandsTests
{
    [Fact]
    public void Bands_rise_to_one_without_a_limit() =>
        Assert.Equal("≤ 100: 0; ≤ 1000.5: 1; above: 2", ApprovalPolicy.InWords(Bands(new(100, 0), new(1000.50m, 1), new(null, 2))));

    [Fact] public void No_band_at_all_is_no_policy() => Refusal.Of("approval.no-unlimited-band", () => Bands());

    [Fact] public void A_policy_that_ends_with_a_limit_is_refused() => Refusal.Of("approval.no-unlimited-band", () => Bands(new BandContent(100, 1)));

    [Theory]
    [InlineData(100, 100), InlineData(100, 99), InlineData(100, null)]
    public void Limits_that_overlap_are_refused_at_their_field(int first, int? second) => Assert.Equal(
        "Bands[1].UpTo", Refusal.Of("approval.limits-overlap", () => Bands(new(first, 1), new(second, 1), new(null, 2))).Field);

    [Theory]
    [InlineData("-1", 1), InlineData("100", 3), InlineData("100", -1), InlineData("0.001", 1), InlineData("1000000000001", 1)]
    public void A_band_that_makes_no_sense_is_refused(string limit, int approvers) => Refusal.Of("approval.band-shape",
        () => Bands(new(decimal.Parse(limit, System.Globalization.CultureInfo.InvariantCulture), approvers), new(null, 2)));

    [Fact]
    public void There_are_ten_bands_at_most() => Refusal.Of("approval.too-many-bands",
        () => Bands([.. Enumerable.Range(1, 10).Select(n => new BandContent(n, 1)), new(null, 2)]));

    private static IReadOnlyList<ApprovalBand> Bands(params BandContent[] typed) => ApprovalPolicy.Bands(AnActor.Company, InvoiceDirection.Sales, typed, Currency.Of("EUR"));
}
