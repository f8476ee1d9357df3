using System.Globalization;
using InvoiceWeb.Invoices;
using Microsoft.AspNetCore.Components;

namespace InvoiceWeb.Documents.Views;

public sealed partial class InvoiceSheet
{
    [Parameter, EditorRequired] public InvoiceDocument Document { get; set; } = null!;

    private CultureInfo Culture => Document.Culture;

    private string? Mark => Document.Status switch
    {
        DocumentStatus.Draft or DocumentStatus.Submitted => Word("Draft"),
        DocumentStatus.Void => Word("Void"),
        DocumentStatus.Approved => null,
        _ => throw new InvalidOperationException(),
    };

    private string ReturnLine => string.Join(" · ", new[]
    {
        Document.Sender.Name, Document.Sender.Address.Line1, $"{Document.Sender.Address.PostCode} {Document.Sender.Address.City}".Trim(),
    }.Where(part => !string.IsNullOrEmpty(part)));

    private string LegalLines => string.Join(" · ", new[]
    {
        Document.LegalFooter,
        Document.Sender.VatId is { } vat ? $"{Word("VatId")} {vat}" : null,
        Document.Sender.TaxNumber is { } tax ? $"{Word("TaxNumber")} {tax}" : null,
        Document.Sender.Email, Document.Sender.Phone,
    }.Where(part => !string.IsNullOrEmpty(part)));

    private string Word(string key) => SheetTexts.Word(key, Culture);

    private string Amount(decimal amount) => SheetTexts.Amount(amount, Document.Currency, Culture);

    private IEnumerable<(string Label, string Value)> Facts()
    {
        if (Document.Credited is { } credited)
            yield return (Word("CreditedInvoice"), credited.IssueDate is { } of ? $"{credited.Number} · {SheetTexts.Date(of, Culture)}" : credited.Number);
        if (Document.IssueDate is { } issued) yield return (Word("IssueDate"), SheetTexts.Date(issued, Culture));
        if (Document.TaxPointDate is { } taxPoint) yield return (Word("TaxPointDate"), SheetTexts.Date(taxPoint, Culture));
        if (Document.DueDate is { } due && Document.Kind is InvoiceKind.Invoice) yield return (Word("DueDate"), SheetTexts.Date(due, Culture));
        if (Document.Direction is InvoiceDirection.Purchase && Document.Number is { } voucher) yield return (Word("Voucher"), voucher);
        if (Document.Reference is { } reference) yield return (Word("Reference"), reference);
        yield return (Word("Currency"), Document.Currency.Code);
        if (Document.Currency.Code != Document.BaseCurrency && Document.ExchangeRate is { } rate)
            yield return (Word("ExchangeRate"), $"1 {Document.Currency.Code} = {rate.ToString("0.########", Culture)} {Document.BaseCurrency}");
        foreach (var field in Document.PrintedFields) yield return (field.Label, field.Value);
    }

    private IEnumerable<string> Notes(DocumentLine line)
    {
        if (line.DiscountPercent != 0) yield return $"{Word("Discount")} {SheetTexts.Rate(line.DiscountPercent, Culture)}";
        foreach (var item in line.Adjustments) yield return $"{item.Reason}: {Amount(item.SignedAmount)}";
    }

    private IEnumerable<(string Label, decimal Amount)> Sums()
    {
        var totals = Document.Totals;
        if (Document.Adjustments.Count > 0)
        {
            yield return (Word("LineTotal"), totals.LineTotal);
            foreach (var item in Document.Adjustments)
                yield return (item.Percentage is { } percentage ? $"{item.Reason} ({SheetTexts.Rate(percentage, Culture)})" : item.Reason ?? "", item.SignedAmount);
        }
        yield return (Word("Net"), totals.Net);
        yield return (Word("VatTotal"), totals.Tax);
        if (totals.Prepaid != 0 || totals.Rounding != 0) yield return (Word("Gross"), totals.Gross);
        if (totals.Prepaid != 0) yield return (Word("Prepaid"), -totals.Prepaid);
        if (totals.Rounding != 0) yield return (Word("Rounding"), totals.Rounding);
    }
}
