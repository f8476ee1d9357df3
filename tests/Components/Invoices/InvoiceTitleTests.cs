using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Tests.Builders;
using InvoiceWeb.Ui;

namespace InvoiceWeb.Tests.Components.Invoices;

public sealed class InvoiceTitleTests : View
{
    private static string Title(AnInvoice invoice) => InvoiceTitle.Of(new TextLocalizer(), invoice.Build());

    [Fact]
    public void What_has_a_number_is_called_by_it()
    {
        Assert.Equal("RE-2026-000041", Title(AnInvoice.Issued()));
        Assert.Equal("RE-2026-000041", Title(AnInvoice.Voided().Bought("4711")));
    }

    [Fact]
    public void What_waits_is_headed_by_what_it_is_and_whose()
    {
        Assert.Equal("Invoice for Muster GmbH", Title(AnInvoice.Submitted()));
        Assert.Equal("Credit note for Muster GmbH", Title(AnInvoice.Submitted().AsCreditNote()));
        Assert.Equal("Invoice 4711 from Muster GmbH", Title(AnInvoice.Submitted().Bought("4711")));
        Assert.Equal("Credit note 4711 from Muster GmbH", Title(AnInvoice.Submitted().Bought("4711").AsCreditNote()));
        Assert.Equal("Invoice from Muster GmbH", Title(AnInvoice.Draft().Bought("4711").Having(c => c with { SupplierNumber = null })));
    }

    [Fact]
    public void A_draft_that_has_just_begun_has_a_title_too()
    {
        Assert.Equal("Invoice", Title(AnInvoice.Draft().WithoutParticipant()));
        Assert.Equal("Credit note", Title(AnInvoice.Draft().WithoutParticipant().AsCreditNote()));
        Assert.Equal("Purchase invoice", Title(AnInvoice.Draft().WithoutParticipant().Bought()));
    }
}
