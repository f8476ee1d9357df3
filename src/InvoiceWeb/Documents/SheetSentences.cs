using InvoiceWeb.Invoices;

namespace InvoiceWeb.Documents;

/// <summary>The sentences of the sheet.</summary>
public static class SheetSentences
{
    /// <summary>What is said right under the title.</summary>
    public static IEnumerable<string> Under(InvoiceDocument document)
    {
        var culture = document.Culture;
        if (document.Credited is { } credited)
            yield return credited.IssueDate is { } of
                ? string.Format(culture, SheetTexts.Word("CreditsInvoiceOf", culture), credited.Number, SheetTexts.Date(of, culture))
                : string.Format(culture, SheetTexts.Word("CreditsInvoice", culture), credited.Number);
        if (document.Direction is InvoiceDirection.Purchase) yield return SheetTexts.Word("PurchaseVoucher", culture);
        if (document.Status is DocumentStatus.Void) yield return SheetTexts.Word("VoidSentence", culture);
    }

    /// <summary>Until when, by its date; on a draft, which has none yet, by the days.</summary>
    public static string? PayBy(InvoiceDocument document)
    {
        var culture = document.Culture;
        var amount = $"{SheetTexts.Amount(document.Totals.Payable, document.Currency, culture)} {document.Currency.Code}";
        var bought = document.Direction is InvoiceDirection.Purchase;
        if (document.DueDate is { } due) return string.Format(culture, SheetTexts.Word(bought ? "PayableBy" : "PayBy", culture), amount, SheetTexts.Date(due, culture));
        return document.TermsDays is { } days ? SheetTexts.Days("PayWithin", days, culture) : null;
    }

    /// <summary>The sender in one small line above the address, for post that comes back.</summary>
    public static string ReturnLine(Party sender) =>
        Joined(sender.Name, sender.Address.Line1, $"{sender.Address.PostCode} {sender.Address.City}".Trim());

    /// <summary>At the foot of each page: what the company says about itself, and its tax ids.</summary>
    public static string Foot(InvoiceDocument document)
    {
        var (sender, culture) = (document.Sender, document.Culture);
        var ids = Joined(
            sender.VatId is { } vat ? $"{SheetTexts.Word("VatId", culture)} {vat}" : null,
            sender.TaxNumber is { } tax ? $"{SheetTexts.Word("TaxNumber", culture)} {tax}" : null);
        return string.Join('\n', new[] { document.LegalFooter?.Trim(), ids.Length > 0 ? Joined(sender.Name, ids) : null }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string Joined(params IEnumerable<string?> parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
}
