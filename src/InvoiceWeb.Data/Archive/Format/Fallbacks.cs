using InvoiceWeb.Approvals;
using InvoiceWeb.Documents;
using InvoiceWeb.Invoices;
using InvoiceWeb.Payments;

namespace InvoiceWeb.Data.Archive;

/// <summary>
/// Columns that nearly always follow from others are written only when they do not. Reading gives the very same values back;
/// a format version never changes its fallbacks.
/// </summary>
internal static class Fallbacks
{
    private static readonly Func<object, LineContext, object?> OfParent = (_, context) => context.Invoice!.Id;

    private static readonly Dictionary<(Type, string), Func<object, LineContext, object?>> Known = new()
    {
        [(typeof(Invoice), nameof(Invoice.IsArchived))] = (_, _) => true,
        [(typeof(Invoice), nameof(Invoice.NumberKey))] = Of(i => Text.NumberKey(i.NumberText)),
        [(typeof(Invoice), nameof(Invoice.SupplierNumberKey))] = Of(i => Text.NumberKey(i.SupplierNumber)),
        [(typeof(Invoice), nameof(Invoice.ReferenceKey))] = Of(i => Text.NumberKey(i.Reference)),
        [(typeof(Invoice), nameof(Invoice.ListDate))] = Of(i => i.IssueDate ?? DateOnly.FromDateTime(i.CreatedAt.UtcDateTime)),
        [(typeof(Invoice), nameof(Invoice.PayableMinor))] = Of(i => Minor(i)),
        [(typeof(Invoice), nameof(Invoice.ModifiedBy))] = Of(i => i.CreatedBy),
        [(typeof(Invoice), nameof(Invoice.ModifiedByName))] = Of(i => i.CreatedByName),
        [(typeof(Invoice), nameof(Invoice.AuditSequence))] = (_, context) => context.Events,
        [(typeof(Invoice), nameof(Invoice.Metadata))] = (_, _) => "{}",
        [(typeof(InvoiceLine), nameof(InvoiceLine.InvoiceId))] = OfParent,
        [(typeof(InvoiceLine), nameof(InvoiceLine.Position))] = (_, context) => context.Position,
        [(typeof(InvoiceLine), nameof(InvoiceLine.BaseQuantity))] = (_, _) => 1m,
        [(typeof(InvoiceLine), nameof(InvoiceLine.Metadata))] = (_, _) => "{}",
        [(typeof(AllowanceCharge), nameof(AllowanceCharge.InvoiceId))] = OfParent,
        [(typeof(ApprovalStep), nameof(ApprovalStep.InvoiceId))] = OfParent,
        [(typeof(PaymentAllocation), nameof(PaymentAllocation.InvoiceId))] = OfParent,
        [(typeof(InvoiceAttachment), nameof(InvoiceAttachment.InvoiceId))] = OfParent,
        [(typeof(InvoiceAttachment), nameof(InvoiceAttachment.Position))] = (_, context) => context.Position,
        [(typeof(Rendition), nameof(Rendition.InvoiceId))] = OfParent,
        [(typeof(CustomFieldValue), nameof(CustomFieldValue.InvoiceId))] = OfParent,
    };

    public static Func<object, LineContext, object?>? For(Type type, string property) => Known.GetValueOrDefault((type, property));

    private static Func<object, LineContext, object?> Of(Func<Invoice, object?> value) => (entity, _) => value((Invoice)entity);

    private static long Minor(Invoice invoice) =>
        Currency.Find(invoice.Currency) is { } currency && currency.IsExact(invoice.PayableAmount) ? currency.ToMinorUnits(invoice.PayableAmount) : 0;
}
