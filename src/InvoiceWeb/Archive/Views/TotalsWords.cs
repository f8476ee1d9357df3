using InvoiceWeb.Invoices;

namespace InvoiceWeb.Archive.Views;

/// <summary>What a line of control totals is about, in words: the receipt keeps the names of the program.</summary>
public static class TotalsWords
{
    public static string Heading(this SegmentTotals totals) => Enum.Parse<InvoiceKind>(totals.Kind).Heading(Enum.Parse<InvoiceDirection>(totals.Direction));

    public static string StatusWord(this SegmentTotals totals) => totals.Status == nameof(DocumentStatus.Void) ? "Void" : "Approved";
}
