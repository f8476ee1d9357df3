using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Archive;

public sealed class SealTests
{
    [Fact]
    public void A_settled_invoice_is_sealed() => Assert.True(Sealed(AnInvoice.Issued().Paid(119)).IsArchived);

    [Fact]
    public void A_void_invoice_is_sealed() => Assert.True(Sealed(AnInvoice.Voided()).IsArchived);

    [Theory]
    [InlineData(DocumentStatus.Draft), InlineData(DocumentStatus.Submitted), InlineData(DocumentStatus.Approved)]
    public void What_is_in_work_or_not_settled_is_not_sealed(DocumentStatus status) => Refusal.Of("archive.not-settled", () => AnInvoice.In(status).Build().Seal());

    [Theory]
    [InlineData(118.99), InlineData(119.01)]
    public void One_cent_open_either_way_keeps_it(decimal paid) => Refusal.Of("archive.not-settled", () => AnInvoice.Issued().Paid(paid).Build().Seal());

    [Fact]
    public void A_sealed_invoice_is_not_sealed_again() => Refusal.Of("invoice.sealed", () => Sealed(AnInvoice.Voided()).Seal());

    [Fact]
    public void A_sealed_invoice_refuses_everything_that_would_change_it()
    {
        var invoice = Sealed(AnInvoice.Issued().Paid(119));
        Refusal.Of("invoice.sealed", () => invoice.Allocate(-119));
        Refusal.Of("invoice.sealed", () => invoice.Void("Wrong", AnActor.Bob, Moments.Noon));
        Refusal.Of("invoice.sealed", invoice.RequireCreditable);
    }

    [Fact]
    public void Unsealed_it_can_be_worked_on_again()
    {
        var invoice = Sealed(AnInvoice.Issued().Paid(119));
        invoice.Unseal();
        invoice.Allocate(-119);
        Assert.Equal(11_900, invoice.OpenMinor);
    }

    private static Invoice Sealed(AnInvoice with)
    {
        var invoice = with.Build();
        invoice.Seal();
        return invoice;
    }
}
