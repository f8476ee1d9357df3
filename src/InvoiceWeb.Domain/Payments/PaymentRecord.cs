using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Payments;

/// <summary>Money that moved between the tenant and one participant. Append-only: a mistake is reversed, never edited.</summary>
public sealed class PaymentRecord : ITenantOwned, IAppendOnly
{
    private PaymentRecord() { }

    /// <exception cref="RuleBrokenException"><c>payment.amount</c>, <c>payment.amount-too-fine</c>, <c>text.too-long</c></exception>
    public PaymentRecord(Participant participant, Guid id, PaymentDirection direction, PaymentContent content, Actor by, DateTimeOffset now)
    {
        var currency = InvoiceWeb.Currency.Of(content.Currency);
        PaymentRules.Check(content, currency);
        (TenantId, Id, ParticipantId, Direction) = (participant.TenantId, id, participant.Id, direction);
        (PaidOn, Amount, AmountMinor, Currency) = (content.PaidOn, content.Amount, currency.ToMinorUnits(content.Amount), currency.Code);
        (Method, Reference) = (content.Method, Text.CleanLine(content.Reference));
        (RecordedAt, RecordedBy, RecordedByName) = (now, by.UserId, by.Name);
    }

    public TenantId TenantId { get; private set; }
    public Guid Id { get; private set; }
    public Guid ParticipantId { get; private set; }
    public PaymentDirection Direction { get; private set; }

    /// <summary>The day on which the money moved.</summary>
    public DateOnly PaidOn { get; private set; }

    /// <summary>Positive; negative only on a reversal.</summary>
    public decimal Amount { get; private set; }

    public long AmountMinor { get; private set; }
    public string Currency { get; private set; } = "";
    public PaymentMethod Method { get; private set; }

    /// <summary>What stands on the bank statement.</summary>
    public string? Reference { get; private set; }

    /// <summary>The payment that this one takes back.</summary>
    public Guid? ReversesId { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }
    public Guid RecordedBy { get; private set; }
    public string RecordedByName { get; private set; } = "";

    /// <summary>The linked negative of this payment; the reason stands where the reference of a payment stands.</summary>
    /// <exception cref="RuleBrokenException"><c>payment.is-a-reversal</c>, <c>reason.missing</c>, <c>text.too-long</c></exception>
    public PaymentRecord Reversed(string? reason, Actor by, DateTimeOffset now)
    {
        if (ReversesId is not null) throw PaymentRules.IsAReversal();
        return new()
        {
            TenantId = TenantId, Id = Guid.CreateVersion7(now), ParticipantId = ParticipantId, Direction = Direction, PaidOn = PaidOn,
            Amount = -Amount, AmountMinor = -AmountMinor, Currency = Currency, Method = Method, Reference = PaymentRules.RequireReason(reason), ReversesId = Id,
            RecordedAt = now, RecordedBy = by.UserId, RecordedByName = by.Name,
        };
    }
}

/// <summary>What a person types about a payment.</summary>
public sealed record PaymentContent
{
    public DateOnly PaidOn { get; init; }
    public decimal Amount { get; init; }
    public string Currency { get; init; } = "";
    public PaymentMethod Method { get; init; } = PaymentMethod.BankTransfer;
    public string? Reference { get; init; }
}

/// <summary>Whether the tenant received or paid.</summary>
public enum PaymentDirection : short { In = 1, Out = 2 }

public enum PaymentMethod : short { BankTransfer = 1, DirectDebit = 2, Card = 3, Cash = 4, Other = 5 }
