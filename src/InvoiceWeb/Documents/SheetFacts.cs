using InvoiceWeb.Invoices;

namespace InvoiceWeb.Documents;

/// <summary>Dates, references and tax ids: label and value, as they stand beside the address.</summary>
public static class SheetFacts
{
    public static IEnumerable<(string Label, string Value)> Of(InvoiceDocument document)
    {
        var culture = document.Culture;
        string Word(string key) => SheetTexts.Word(key, culture);

        if (document.IssueDate is { } issued) yield return (Word("IssueDate"), SheetTexts.Date(issued, culture));
        else if (document.IsPreview) yield return (Word("IssueDate"), Word("DayOfIssue"));
        if (document.TaxPointDate is { } taxPoint) yield return (Word("TaxPointDate"), SheetTexts.Date(taxPoint, culture));
        // The law asks for the time of supply even where it is the invoice's own; the editor asks for it only where it differs.
        else if (document is { Direction: InvoiceDirection.Sales, Kind: InvoiceKind.Invoice }) yield return (Word("TaxPointDate"), Word("AsInvoiceDate"));
        if (document.Kind is InvoiceKind.Invoice)
        {
            if (document.DueDate is { } due) yield return (Word("DueDate"), SheetTexts.Date(due, culture));
            else if (document.TermsDays is { } days && document.IsPreview) yield return (Word("DueDate"), SheetTexts.Days("DueAfter", days, culture));
        }
        if (document.Direction is InvoiceDirection.Purchase && document.Number is { } voucher) yield return (Word("Voucher"), voucher);
        if (document.Reference is { } reference) yield return (Word("Reference"), reference);
        // Whose they are is said here; the receiver's stands at the receiver's address.
        var sold = document.Direction is InvoiceDirection.Sales;
        if (document.Sender.VatId is { } vatId) yield return (Word(sold ? "OurVatId" : "SupplierVatId"), vatId);
        if (document.Sender.TaxNumber is { } taxNumber) yield return (Word(sold ? "OurTaxNumber" : "SupplierTaxNumber"), taxNumber);
        if (document.Currency.Code != document.BaseCurrency)
        {
            yield return (Word("Currency"), document.Currency.Code);
            if (document.ExchangeRate is { } rate)
                yield return (Word("ExchangeRate"), $"1 {document.Currency.Code} = {rate.ToString("0.########", culture)} {document.BaseCurrency}");
        }
        foreach (var field in document.PrintedFields) yield return (field.Label, SheetTexts.Field(field, culture));
    }
}
