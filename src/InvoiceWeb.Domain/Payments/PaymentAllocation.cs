using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Payments;

/// <summary>
/// An amount of a payment or of a credit note that settles an invoice; negative when it is taken back. Append-only.
/// </summary>
public sealed class PaymentAllocation : ITenantOwned, IAppendOnly
{
    private PaymentAllocation() { }

    public PaymentAllocation(Invoice invoice, Guid? paymentId, Guid? creditNoteId, decimal amount, Actor by, DateTimeOffset now)
    {
        (TenantId, Id, InvoiceId, PaymentId, CreditNoteId) = (invoice.TenantId, Guid.CreateVersion7(now), invoice.Id, paymentId, creditNoteId);
        (Amount, AllocatedAt, AllocatedBy, AllocatedByName) = (amount, now, by.UserId, by.Name);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public Guid InvoiceId { get; private set; }

    /// <summary>The payment that settles; null when a credit note does.</summary>
    public Guid? PaymentId { get; private set; }

    /// <summary>The credit note that settles; null when a payment does.</summary>
    public Guid? CreditNoteId { get; private set; }

    public decimal Amount { get; private set; }
    public DateTimeOffset AllocatedAt { get; private set; }
    public Guid AllocatedBy { get; private set; }
    public string AllocatedByName { get; private set; } = "";
}
