using InvoiceWeb.Ui;
using Microsoft.Extensions.Localization;

namespace InvoiceWeb.Invoices.Views;

/// <summary>What a page about one invoice is headed: its number, and before it has one what it is and whose.</summary>
public static class InvoiceTitle
{
    public static string Of(IStringLocalizer<Texts> texts, Invoice invoice) => invoice switch
    {
        { NumberText: { } number } => number,
        { Direction: InvoiceDirection.Sales } => Sold(texts, invoice),
        { Direction: InvoiceDirection.Purchase } => Bought(texts, invoice),
        _ => throw new ArgumentOutOfRangeException(nameof(invoice)),
    };

    private static string Sold(IStringLocalizer<Texts> texts, Invoice invoice) => (invoice.Kind, invoice.ParticipantName) switch
    {
        (InvoiceKind.CreditNote, { } customer) => texts["Credit note for {0}", customer],
        (InvoiceKind.CreditNote, null) => texts["Credit note"],
        (_, { } customer) => texts["Invoice for {0}", customer],
        _ => texts["Invoice"],
    };

    private static string Bought(IStringLocalizer<Texts> texts, Invoice invoice) => (invoice.Kind, invoice.ParticipantName, invoice.SupplierNumber) switch
    {
        (InvoiceKind.CreditNote, { } supplier, { } number) => texts["Credit note {0} from {1}", number, supplier],
        (InvoiceKind.CreditNote, { } supplier, null) => texts["Credit note from {0}", supplier],
        (InvoiceKind.CreditNote, null, _) => texts["Supplier’s credit note"],
        (_, { } supplier, { } number) => texts["Invoice {0} from {1}", number, supplier],
        (_, { } supplier, null) => texts["Invoice from {0}", supplier],
        _ => texts["Purchase invoice"],
    };
}
