using InvoiceWeb.Documents;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Documents;

/// <summary>An invoice as it is printed, with parties that are complete.</summary>
public static class ADocument
{
    public static readonly Party Acme = new()
    {
        Name = "Acme Ltd", Address = new Address { Line1 = "1 Mill Lane", PostCode = "YO1 7HH", City = "York", Country = "GB" },
        VatId = "GB123456789", Iban = "DE89370400440532013000", Bic = "COBADEFFXXX", BankName = "Commerzbank",
    };

    public static readonly Party Muster = new() { Name = "Muster GmbH", Address = new Address { Line1 = "Am Markt 1", PostCode = "53111", City = "Bonn", Country = "DE" } };

    public static InvoiceDocument Of(AnInvoice invoice, string language = "en-GB") => Of(invoice.Build(), language);

    public static InvoiceDocument Of(Invoice invoice, string language = "en-GB") => invoice.Direction is InvoiceDirection.Sales
        ? InvoiceDocument.Of(invoice, null, Acme, Muster, language, "EUR")
        : InvoiceDocument.Of(invoice, null, Muster, Acme, language, "EUR");
}
