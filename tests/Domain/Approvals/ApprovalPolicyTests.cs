using FsCheck.Fluent;
using InvoiceWeb.Approvals;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Approvals;

public sealed class ApprovalPolicyTests
{
    private static readonly ApprovalBand[] Policy = [Band(null, 2), Band(100, 0), Band(10_000, 1)];

    [Theory]
    [InlineData("0", 0), InlineData("99.99", 0), InlineData("100", 0), InlineData("100.01", 1), InlineData("10000", 1), InlineData("10000.01", 2)]
    [InlineData("79228162514264337593543950335", 2), InlineData("-100", 0), InlineData("-10000.01", 2)]
    public void The_smallest_band_that_holds_the_amount_counts(string gross, int approvers) =>
        Assert.Equal(approvers, ApprovalPolicy.Required(Policy, decimal.Parse(gross, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact] public void An_invoice_without_a_rate_takes_the_strictest_band() => Assert.Equal(2, ApprovalPolicy.Required(Policy, null));

    [Fact]
    public void Without_bands_one_person_approves()
    {
        Assert.Equal(1, ApprovalPolicy.Required([], 1_000_000));
        Assert.Equal(1, ApprovalPolicy.Required([], null));
    }

    [Fact]
    public void An_amount_above_all_bands_takes_the_strictest() => Assert.Equal(2, ApprovalPolicy.Required([Band(100, 2), Band(1_000, 1)], 1_001));

    [Fact]
    public void Of_two_bands_with_the_same_limit_the_stricter_counts()
    {
        Assert.Equal(2, ApprovalPolicy.Required([Band(100, 0), Band(100, 2)], 50));
        Assert.Equal(2, ApprovalPolicy.Required([Band(100, 2), Band(100, 0)], 50));
    }

    [Fact]
    public void The_order_of_bands_does_not_matter() => Always.Holds(
        from bands in (from upTo in Gen.Choose(0, 5) from approvers in Gen.Choose(0, 2) select (upTo, approvers)).ArrayOf()
        from shuffled in Gen.Shuffle(bands)
        from gross in Gen.Choose(-600, 600)
        select (bands, shuffled, gross),
        given => Assert.Equal(
            ApprovalPolicy.Required([.. given.bands.Select(b => Band(b.upTo * 100, b.approvers))], given.gross),
            ApprovalPolicy.Required([.. given.shuffled.Select(b => Band(b.upTo * 100, b.approvers))], given.gross)));

    [Theory]
    [InlineData(-1, 1), InlineData(100, -1), InlineData(100, 3)]
    public void A_band_has_a_shape(int upTo, int approvers) => Refusal.Of("approval.band-shape", () => Band(upTo, approvers));

    [Fact]
    public void A_step_belongs_to_the_round_it_was_taken_in()
    {
        var invoice = AnInvoice.Submitted().Build();
        invoice.Reject(AnActor.Bob, Moments.Noon);
        invoice.Submit(AnActor.Alice, 1, Moments.Noon);
        var step = new ApprovalStep(invoice, AnActor.Bob, ApprovalDecision.Approved, null, breakGlass: false, Moments.Noon);
        Assert.Equal((2, invoice.Id, "Bob", Moments.Noon), (step.Round, step.InvoiceId, step.ApproverName, step.DecidedAt));
    }

    private static ApprovalBand Band(decimal? upTo, int approvers) => new(AnActor.Company, InvoiceDirection.Purchase, upTo, approvers);
}
