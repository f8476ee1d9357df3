using System.Globalization;
using InvoiceWeb.Audit;

namespace InvoiceWeb.Invoices;

/// <summary>Says field by field what differs between two versions of an invoice's content.</summary>
public static class ContentChanges
{
    public static IReadOnlyList<AuditChange> Between(InvoiceContent before, InvoiceContent after)
    {
        var was = Fields(before).ToDictionary(f => f.Name, f => f.Value);
        var now = Fields(after).ToDictionary(f => f.Name, f => f.Value);
        return
        [
            .. was.Keys.Union(now.Keys)
                .Select(name => AuditChange.Of(name, was.GetValueOrDefault(name), now.GetValueOrDefault(name)))
                .Where(change => change.From != change.To),
        ];
    }

    private static IEnumerable<(string Name, object? Value)> Fields(InvoiceContent c)
    {
        yield return ("participant", c.ParticipantId);
        yield return ("series", c.SeriesId);
        yield return ("supplierNumber", c.SupplierNumber);
        yield return ("issueDate", c.IssueDate);
        yield return ("dueDate", c.DueDate);
        yield return ("taxPointDate", c.TaxPointDate);
        yield return ("termsDays", c.TermsDays);
        yield return ("currency", c.Currency);
        yield return ("exchangeRate", c.ExchangeRate);
        yield return ("reference", c.Reference);
        yield return ("note", c.Note);
        yield return ("exemptionReason", c.ExemptionReason);
        yield return ("prepaidAmount", c.PrepaidAmount);
        yield return ("roundingAmount", c.RoundingAmount);
        foreach (var key in c.Fields.Keys) yield return (FieldChanges.Name(key), c.Fields.Text(key));
        for (var i = 0; i < c.Lines.Count; i++)
            foreach (var field in Line(c.Lines[i], string.Create(CultureInfo.InvariantCulture, $"line {i + 1}"))) yield return field;
        for (var i = 0; i < c.AllowancesCharges.Count; i++)
            yield return (string.Create(CultureInfo.InvariantCulture, $"allowance or charge {i + 1}"), AllowanceCharge(c.AllowancesCharges[i]));
    }

    private static IEnumerable<(string Name, object? Value)> Line(LineContent l, string at)
    {
        yield return ($"{at} description", l.Description);
        yield return ($"{at} quantity", l.Quantity);
        yield return ($"{at} unit", l.Unit);
        yield return ($"{at} price", l.Price);
        yield return ($"{at} base quantity", l.BaseQuantity);
        yield return ($"{at} discount", l.DiscountPercent);
        yield return ($"{at} VAT", string.Create(CultureInfo.InvariantCulture, $"{l.VatCategory.Code()} {CanonicalJson.Number(l.VatRate)}"));
        yield return ($"{at} account", l.Account);
        yield return ($"{at} cost centre", l.CostCentre);
        foreach (var key in l.Fields.Keys) yield return ($"{at} {FieldChanges.Name(key)}", l.Fields.Text(key));
        for (var i = 0; i < l.AllowancesCharges.Count; i++)
            yield return (string.Create(CultureInfo.InvariantCulture, $"{at} allowance or charge {i + 1}"), AllowanceCharge(l.AllowancesCharges[i]));
    }

    private static string AllowanceCharge(AllowanceChargeContent a) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(a.IsCharge ? "charge" : "allowance")} {Size(a)} {a.VatCategory.Code()} {CanonicalJson.Number(a.VatRate)} {a.Reason}");

    private static string Size(AllowanceChargeContent a) =>
        a.Percentage is not { } percentage ? CanonicalJson.Number(a.Amount)
        : a.BaseAmount is { } @base ? $"{CanonicalJson.Number(percentage)} % of {CanonicalJson.Number(@base)}"
        : $"{CanonicalJson.Number(percentage)} %";
}
