using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Payments;

/// <summary>
/// What is left of a payment after its allocations: the participant's credit. A row exists only while something is left,
/// so that finding a participant's credit never depends on how many payments there have been.
/// </summary>
public sealed class PaymentCredit : ITenantOwned
{
    private PaymentCredit() { }

    public PaymentCredit(PaymentRecord payment, decimal remaining)
    {
        (TenantId, PaymentId, ParticipantId, Direction) = (payment.TenantId, payment.Id, payment.ParticipantId, payment.Direction);
        (PaidOn, Currency, Remaining) = (payment.PaidOn, payment.Currency, remaining);
    }

    public TenantId TenantId { get; private set; }
    public Guid PaymentId { get; private set; }
    public Guid ParticipantId { get; private set; }
    public PaymentDirection Direction { get; private set; }
    public DateOnly PaidOn { get; private set; }
    public string Currency { get; private set; } = "";
    public decimal Remaining { get; private set; }
    public int RowVersion { get; private set; } = 1;

    /// <summary>Takes from the credit.</summary>
    /// <exception cref="RuleBrokenException"><c>payment.allocated-too-much</c></exception>
    public void Use(decimal amount)
    {
        if (amount > Remaining) throw PaymentRules.AllocatedTooMuch(amount, Remaining, Currency);
        Remaining -= amount;
    }

    /// <summary>Gives back, when an allocation is taken back.</summary>
    public void Return(decimal amount) => Remaining += amount;
}
