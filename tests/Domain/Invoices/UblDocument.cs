using System.Globalization;
using System.Xml.Linq;
using InvoiceWeb.Invoices;

namespace InvoiceWeb.Tests.Domain.Invoices;

/// <summary>What a UBL 2.1 invoice or credit note states about money. Reads just enough to check the money engine against it.</summary>
public sealed class UblDocument
{
    private static readonly XNamespace Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    private static readonly XNamespace Cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

    private readonly XElement _root;

    private UblDocument(XElement root) => _root = root;

    public static UblDocument Read(string name) => new(XDocument.Load(Path.Combine(SampleFolder.Path!, name + ".xml")).Root!);

    public Currency Currency => Currency.Of(_root.Element(Cbc + "DocumentCurrencyCode")!.Value);
    public InvoiceKind Kind => _root.Name.LocalName == "CreditNote" ? InvoiceKind.CreditNote : InvoiceKind.Invoice;
    public decimal Prepaid => Total("PrepaidAmount") ?? 0;
    public decimal Rounding => Total("PayableRoundingAmount") ?? 0;

    /// <summary>An amount of LegalMonetaryTotal; null where the document leaves it out.</summary>
    public decimal? Total(string name) => Decimal(_root.Element(Cac + "LegalMonetaryTotal")!.Element(Cbc + name));

    public decimal TaxTotal => Decimal(_root.Elements(Cac + "TaxTotal").Single().Element(Cbc + "TaxAmount"))!.Value;

    public IEnumerable<VatGroup> Breakdown =>
        from subtotal in _root.Elements(Cac + "TaxTotal").Elements(Cac + "TaxSubtotal")
        let tax = Tax(subtotal.Element(Cac + "TaxCategory")!)
        select new VatGroup(tax.Category, tax.Rate, Decimal(subtotal.Element(Cbc + "TaxableAmount"))!.Value, Decimal(subtotal.Element(Cbc + "TaxAmount"))!.Value);

    public IReadOnlyList<UblLine> Lines =>
    [
        .. _root.Elements().Where(e => e.Name == Cac + "InvoiceLine" || e.Name == Cac + "CreditNoteLine").Select(line => new UblLine(
            line.Element(Cbc + "ID")!.Value, Decimal(line.Element(Cbc + "LineExtensionAmount"))!.Value, Content(line))),
    ];

    public IReadOnlyList<AllowanceChargeContent> AllowancesCharges => [.. _root.Elements(Cac + "AllowanceCharge").Select(AllowanceCharge)];

    private static LineContent Content(XElement line)
    {
        var item = line.Element(Cac + "Item")!;
        var price = line.Element(Cac + "Price")!;
        var quantity = line.Element(Cbc + "InvoicedQuantity") ?? line.Element(Cbc + "CreditedQuantity")!;
        var (category, rate) = Tax(item.Element(Cac + "ClassifiedTaxCategory")!);
        return new LineContent
        {
            Description = item.Element(Cbc + "Name")!.Value, Quantity = Decimal(quantity)!.Value, Unit = quantity.Attribute("unitCode")!.Value,
            Price = Decimal(price.Element(Cbc + "PriceAmount"))!.Value, BaseQuantity = Decimal(price.Element(Cbc + "BaseQuantity")) ?? 1,
            VatCategory = category, VatRate = rate,
            AllowancesCharges = [.. line.Elements(Cac + "AllowanceCharge").Select(AllowanceCharge)],
        };
    }

    private static AllowanceChargeContent AllowanceCharge(XElement item)
    {
        var (category, rate) = item.Element(Cac + "TaxCategory") is { } tax ? Tax(tax) : (VatCategory.ZeroRated, 0);
        return new AllowanceChargeContent
        {
            // xs:boolean: example 2 writes 0 and true side by side.
            IsCharge = item.Element(Cbc + "ChargeIndicator")!.Value.Trim() is "true" or "1",
            Reason = item.Element(Cbc + "AllowanceChargeReason")?.Value,
            Amount = Decimal(item.Element(Cbc + "Amount"))!.Value,
            VatCategory = category, VatRate = rate,
        };
    }

    private static (VatCategory Category, decimal Rate) Tax(XElement category) =>
        (VatCategories.FromCode(category.Element(Cbc + "ID")!.Value), Decimal(category.Element(Cbc + "Percent")) ?? 0);

    private static decimal? Decimal(XElement? element) =>
        element is null ? null : decimal.Parse(element.Value, NumberStyles.Number, CultureInfo.InvariantCulture);
}

/// <param name="StatedNet">BT-131 as the document says it.</param>
public sealed record UblLine(string Id, decimal StatedNet, LineContent Content);
