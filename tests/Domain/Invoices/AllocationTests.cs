using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Invoices;

public sealed class AllocationTests
{
    [Theory]
    [InlineData("0", PaymentStatus.Unpaid, 11900)]
    [InlineData("0.01", PaymentStatus.PartlyPaid, 11899)]
    [InlineData("118.99", PaymentStatus.PartlyPaid, 1)]
    [InlineData("119", PaymentStatus.Paid, 0)]
    [InlineData("119.01", PaymentStatus.Overpaid, -1)]
    public void Payment_status_and_open_amount_follow_what_is_allocated(string allocated, PaymentStatus status, long openMinor)
    {
        var invoice = AnInvoice.Issued().Paid(decimal.Parse(allocated, System.Globalization.CultureInfo.InvariantCulture)).Build();
        Assert.Equal((status, openMinor), (invoice.PaymentStatus, invoice.OpenMinor));
        Assert.Equal(DocumentStatus.Approved, invoice.Status);
    }

    [Fact]
    public void A_reversal_opens_the_invoice_again()
    {
        var invoice = AnInvoice.Issued().Paid(119).Build();
        invoice.Allocate(-119);
        Assert.Equal((PaymentStatus.Unpaid, 11900L, 0m), (invoice.PaymentStatus, invoice.OpenMinor, invoice.AllocatedAmount));
    }

    [Fact]
    public void Several_allocations_add_up()
    {
        var invoice = AnInvoice.Issued().Build();
        foreach (var part in new[] { 100m, 18.99m, 0.01m }) invoice.Allocate(part);
        Assert.Equal(PaymentStatus.Paid, invoice.PaymentStatus);
    }

    [Fact]
    public void Nothing_is_open_before_issue()
    {
        Assert.Equal(0, AnInvoice.Draft().Build().OpenMinor);
        Assert.Equal(0, AnInvoice.Submitted().Build().OpenMinor);
        Assert.Equal(11900, AnInvoice.Issued().Build().OpenMinor);
    }

    [Fact]
    public void What_was_prepaid_is_not_open()
    {
        var invoice = AnInvoice.Issued().Having(c => c with { PrepaidAmount = 100 }).Build();
        Assert.Equal((1900L, 1900L), (invoice.PayableMinor, invoice.OpenMinor));
    }

    [Fact]
    public void An_invoice_over_nothing_is_paid_when_it_is_issued()
    {
        Assert.Equal(PaymentStatus.Paid, AnInvoice.Issued().Having(c => c with { PrepaidAmount = 119 }).Build().PaymentStatus);
        Assert.Equal(PaymentStatus.Paid, AnInvoice.Issued().Of(AnInvoice.Line(0)).Build().PaymentStatus);
    }

    [Fact]
    public void Yen_are_open_in_whole_yen() => Assert.Equal(1190, AnInvoice.Issued().In("JPY").Of(AnInvoice.Line(1000)).Build().OpenMinor);

    [Theory]
    [InlineData("0.001", "invoice.amount-too-fine")]
    [InlineData("79228162514264337593543950335", "invoice.amount-range")]
    [InlineData("-79228162514264337593543950335", "invoice.amount-range")]
    public void An_amount_that_is_no_money_is_refused_and_changes_nothing(string amount, string code)
    {
        var invoice = AnInvoice.Issued().Paid(10).Build();
        var before = Everything.Of(invoice);
        Refusal.Of(code, () => invoice.Allocate(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(before, Everything.Of(invoice));
    }
}
