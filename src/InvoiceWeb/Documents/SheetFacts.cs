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
        if (document.TaxPointDate is { } taxPoint) yield return (Word("TaxPointDate"), SheetTexts.Date(taxPoint, culture));
        if (document.DueDate is { } due && document.Kind is InvoiceKind.Invoice) yield return (Word("DueDate"), SheetTexts.Date(due, culture));
        if (document.Direction is InvoiceDirection.Purchase && document.Number is { } voucher) yield return (Word("Voucher"), voucher);
        if (document.Reference is { } reference) yield return (Word("Reference"), reference);
        if (document.Sender.VatId is { } vatId) yield return (Word("VatId"), vatId);
        if (document.Sender.TaxNumber is { } taxNumber) yield return (Word("TaxNumber"), taxNumber);
        if (document.Receiver?.VatId is { } theirs) yield return (Word("ReceiverVatId"), theirs);
        if (document.Currency.Code != document.BaseCurrency)
        {
            yield return (Word("Currency"), document.Currency.Code);
            if (document.ExchangeRate is { } rate)
                yield return (Word("ExchangeRate"), $"1 {document.Currency.Code} = {rate.ToString("0.########", culture)} {document.BaseCurrency}");
        }
        foreach (var field in document.PrintedFields) yield return (field.Label, SheetTexts.Field(field, culture));
    }
}
