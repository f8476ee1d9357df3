using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Invoices;

/// <summary>The money engine against the six official EN 16931 UBL documents.</summary>
public sealed class OfficialDocuments
{
    private static readonly string[] Documents =
        ["ubl-tc434-creditnote1", "ubl-tc434-example1", "ubl-tc434-example2", "ubl-tc434-example4", "ubl-tc434-example6", "ubl-tc434-example9"];

    public static TheoryData<string> Names => new(Documents);

    /// <summary>
    /// Two lines of the originals contradict themselves: (document, line) → (what it states, what quantity and price give).
    /// Example 1 takes back six packs of frying fat with a plus sign before the quantity; example 2 states the net of one laptop for two.
    /// </summary>
    private static readonly Dictionary<(string Document, string Line), (decimal Stated, decimal Right)> Contradictions = new()
    {
        [("ubl-tc434-example1", "20")] = (-109.98m, 109.98m),
        [("ubl-tc434-example2", "1")] = (1273.00m, 2546.00m),
    };

    [SampleTheory, MemberData(nameof(Names))]
    public void Stated_lines_give_the_stated_monetary_total(string name)
    {
        var document = UblDocument.Read(name);
        var totals = TotalsOfStatedLines(document);

        Assert.Equal(document.Total("LineExtensionAmount"), totals.LineTotal);
        Assert.Equal(document.Total("AllowanceTotalAmount") ?? 0, totals.AllowanceTotal);
        Assert.Equal(document.Total("ChargeTotalAmount") ?? 0, totals.ChargeTotal);
        Assert.Equal(document.Total("TaxExclusiveAmount"), totals.Net);
        Assert.Equal(document.TaxTotal, totals.Tax);
        Assert.Equal(document.Total("TaxInclusiveAmount"), totals.Gross);
        Assert.Equal(document.Total("PayableAmount"), totals.Payable);
    }

    [SampleTheory, MemberData(nameof(Names))]
    public void Stated_lines_give_the_stated_VAT_breakdown(string name)
    {
        var document = UblDocument.Read(name);
        var stated = document.Breakdown.OrderBy(g => g.Category).ThenByDescending(g => g.Rate).ToList();

        Assert.NotEmpty(stated);
        Assert.Equal(stated, TotalsOfStatedLines(document).Vat);
    }

    [SampleFact]
    public void Quantities_and_prices_give_the_stated_line_nets_but_for_two_lines_that_contradict_themselves()
    {
        var lines = (
            from name in Documents
            let document = UblDocument.Read(name)
            from line in document.Lines
            select (Key: (name, line.Id), line.StatedNet, Ours: line.Content.LineNet(document.Currency))).ToList();

        Assert.Equal(33, lines.Count);
        var different = lines.Where(l => l.Ours != l.StatedNet).ToDictionary(l => l.Key, l => (l.StatedNet, l.Ours));
        Assert.Equal(Contradictions.OrderBy(c => c.Key), different.OrderBy(d => d.Key));
    }

    [SampleTheory, MemberData(nameof(Names))]
    public void Each_document_can_be_typed_submitted_and_issued_here(string name)
    {
        var document = UblDocument.Read(name);
        var invoice = AnInvoice.Issued().Having(_ => Typed(document, name)).Build();

        Assert.Equal(document.Total("PayableAmount"), invoice.PayableAmount);
        Assert.Equal(document.TaxTotal, invoice.TaxTotal);
        Assert.Equal(document.Currency.ToMinorUnits(invoice.PayableAmount), invoice.OpenMinor);
    }

    private static InvoiceTotals TotalsOfStatedLines(UblDocument document)
    {
        var items = document.AllowancesCharges.ToLookup(a => a.IsCharge, a => new TaxedAmount(a.Amount, a.VatCategory, a.VatRate));
        return InvoiceArithmetic.Totals(
            document.Currency, [.. document.Lines.Select(l => new TaxedAmount(l.StatedNet, l.Content.VatCategory, l.Content.VatRate))],
            [.. items[false]], [.. items[true]], document.Prepaid, document.Rounding);
    }

    /// <summary>The document as a person would type it; the two contradicting lines with the quantity that gives their stated net.</summary>
    private static InvoiceContent Typed(UblDocument document, string name) => new()
    {
        Currency = document.Currency.Code,
        Lines = [.. document.Lines.Select(l => Contradictions.ContainsKey((name, l.Id)) ? l.Content with { Quantity = l.StatedNet / l.Content.Price } : l.Content)],
        AllowancesCharges = document.AllowancesCharges,
        PrepaidAmount = document.Prepaid,
        RoundingAmount = document.Rounding,
    };
}
