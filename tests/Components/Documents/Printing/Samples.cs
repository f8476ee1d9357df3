using InvoiceWeb.Documents;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Documents.Printing;

/// <summary>Documents that are worth looking at on paper.</summary>
public static class Samples
{
    public static readonly Party Loewe = new()
    {
        Name = "Studio Löwe GmbH", Address = new Address { Line1 = "Lindenstraße 12", Line2 = "Hinterhaus", PostCode = "10969", City = "Berlin", Country = "DE" },
        VatId = "DE123456789", TaxNumber = "29/123/45678", Email = "rechnung@studio-loewe.example", Phone = "+49 30 1234567",
        Iban = "DE89370400440532013000", Bic = "COBADEFFXXX", BankName = "Commerzbank Berlin",
    };

    public static readonly Party Hafen = new()
    {
        Name = "Hafenkontor Brückner & Söhne AG", Address = new Address { Line1 = "Am Sandtorkai 5", PostCode = "20457", City = "Hamburg", Country = "DE" }, VatId = "DE987654321",
    };

    public const string LegalFooter =
        "Geschäftsführung: Anna Löwe, Dr. Bernd Wolf · Amtsgericht Charlottenburg HRB 123456 B · Sitz der Gesellschaft: Berlin\nEs gelten unsere Allgemeinen Geschäftsbedingungen in der Fassung vom 1. Januar 2026.";

    public static InvoiceDocument German(AnInvoice invoice) => German(invoice.Build());

    public static InvoiceDocument German(Invoice invoice) =>
        InvoiceDocument.Of(invoice, null, Loewe, Hafen, "de-DE", "EUR") with { LegalFooter = LegalFooter };

    public static AnInvoice Simple => AnInvoice.Issued().Of(
        Line("Konzeption und Gestaltung des Geschäftsberichts 2025", 24, 95, "HUR"),
        Line("Korrekturabzüge auf Papier, farbverbindlich", 3, 42.50m, "C62"),
        Line("Fahrtkosten Berlin–Hamburg", 578, 0.42m, "KMT"))
        .Having(c => c with { Reference = "4500012345 / Frau Sommer", TaxPointDate = new DateOnly(2026, 3, 10), Note = "Vielen Dank für Ihren Auftrag." });

    public static AnInvoice WithLines(int lines, int every = 7) => AnInvoice.Issued().Of([.. Enumerable.Range(1, lines).Select(i => Line(
        i % every == 0 ? $"Leistung {i}: " + string.Join(' ', Enumerable.Repeat("ausführlich beschrieben in mehreren Zeilen", 4)) : $"Leistung {i}", 1 + (i % 5), 10 + (i % 13) + 0.25m, "HUR"))]);

    public static LineContent Line(string text, decimal quantity, decimal price, string unit, decimal rate = 19) =>
        AnInvoice.Line(price, quantity, rate) with { Description = text, Unit = unit };
}
