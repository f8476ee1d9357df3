using InvoiceWeb.Documents;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Documents.Printing;

/// <summary>One of each kind on paper: none may be empty, and with INVOICEWEB_PICTURES they are kept to be looked at.</summary>
[Collection(nameof(PrintShop))]
public sealed class PictureBook(PrintShop shop)
{
    private static readonly byte[] Logo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAFUlEQVR42mPgL5NhIBKAmIGBgQEAFpQBHk1nEbUAAAAASUVORK5CYII=");

    public static TheoryData<string> Names => [.. Book.Keys.Order()];

    private static readonly Dictionary<string, InvoiceDocument> Book = new()
    {
        ["simple"] = Samples.German(Samples.Simple),
        ["english"] = ADocument.Of(AnInvoice.Issued()),
        ["logo"] = Samples.German(Samples.Simple) with { Logo = new DocumentLogo(Logo, "image/png") },
        ["parties"] = Samples.German(Samples.Simple.Having(c => c with { TaxPointDate = new DateOnly(2026, 3, 2) })),
        ["purchase-ids"] = ADocument.Of(AnInvoice.Issued().Bought("R/2026 #78")) with { Sender = ADocument.Muster with { VatId = "DE987654321", TaxNumber = "29/123/45678" } },
        ["draft-english"] = ADocument.Of(AnInvoice.Submitted().Having(c => c with { TermsDays = 14 })),
        ["draft"] = Samples.German(AnInvoice.Draft().Having(c => c with { TermsDays = 14 })),
        ["void"] = Samples.German(AnInvoice.Voided()),
        ["credit"] = Samples.German(AnInvoice.Issued().AsCreditNote()) with { Credited = new("RE-2026-000017", new DateOnly(2026, 2, 1)) },
        ["purchase"] = ADocument.Of(AnInvoice.Issued().Bought("R/2026 #77")),
        ["rich"] = Samples.German(AnInvoice.Issued().Of(
            Samples.Line("Papier, 500 Blatt, 2 mm, weiß", 2000, 12.345m, "C62") with { BaseQuantity = 1000, DiscountPercent = 10, AllowancesCharges = [AnInvoice.Allowance(2.5m)] },
            Samples.Line("Fachbuch", 3, 29.90m, "C62", 7), Samples.Line("Versandkarton", 12, 1.05m, "XPK"))
            .Having(c => c with { AllowancesCharges = [AnInvoice.Allowance(10), AnInvoice.Charge(5)], PrepaidAmount = 20, RoundingAmount = 0.01m })),
        ["reverse"] = Samples.German(AnInvoice.Issued().Of(AnInvoice.Line(1000, rate: 0) with { VatCategory = VatCategory.ReverseCharge }).Having(c => c with { ExemptionReason = "§ 13b Abs. 2 Nr. 1 UStG" })),
        ["yen"] = ADocument.Of(AnInvoice.Issued().In("JPY").At(0.0061m).Of(AnInvoice.Line(1250000, 3))),
        ["dinar"] = ADocument.Of(AnInvoice.Issued().In("KWD").At(3.01m).Of(AnInvoice.Line(123456789.125m, 10))),
        ["scripts"] = Scripts,
        ["long"] = Samples.German(Samples.WithLines(60)),
        ["thousand"] = Samples.German(Samples.WithLines(1000)),
        ["giant"] = Samples.German(AnInvoice.Issued().Of(
            Samples.Line("Erste Leistung", 1, 100, "HUR"),
            Samples.Line(string.Join('\n', Enumerable.Range(1, 110).Select(i => $"Zeile {i}")), 1, 500, "HUR"), Samples.Line("Letzte Leistung", 1, 10, "HUR"))),
        ["footer"] = Samples.German(Samples.WithLines(40)) with { LegalFooter = string.Join('\n', Enumerable.Repeat(Samples.LegalFooter, 6)) },
        ["note"] = Samples.German(Samples.Simple.Having(c => c with { Note = string.Join(' ', Enumerable.Repeat("Wir weisen darauf hin, dass die Gewährleistung gesetzlich geregelt ist.", 50)) })),
    };

    private static InvoiceDocument Scripts => ADocument.Of(AnInvoice.Issued().Of(
        Samples.Line("استشارات قانونية لمدة 3 أشهر (Beratung)", 1, 100, "HUR"), Samples.Line("ייעוץ משפטי 2026", 1, 100, "HUR"),
        Samples.Line("法律咨询服务 · 法律相談 · 법률 상담", 1, 100, "HUR"), Samples.Line("Νομικές συμβουλές", 1, 100, "HUR"),
        Samples.Line("Юридическая консультация", 1, 100, "HUR"), Samples.Line("Grüße 👋🏽 🇩🇪 ✅ ☎ → ½ ≤ ﬁ", 1, 100, "HUR"), Samples.Line("ที่ปรึกษา · सलाह · Tư vấn", 1, 100, "HUR"))) with
    {
        Receiver = new Party { Name = "شركة النور للتجارة", Address = new Address { Line1 = "شارع الملك فهد 12", PostCode = "11564", City = "الرياض", Country = "SA" } },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_kind_of_document_fills_its_pages(string name)
    {
        var pdf = await shop.PrintAsync(Book[name], name);
        Assert.All(await pdf.TextAsync(), page => Assert.True(page.Trim().Length > 200, $"{name} has a page with nothing but: {page}"));
    }
}
