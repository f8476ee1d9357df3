using InvoiceWeb.Payments;
using InvoiceWeb.Tests.Builders;
using static InvoiceWeb.Tests.Builders.AnActor;
using static InvoiceWeb.Tests.Builders.Moments;

namespace InvoiceWeb.Tests.Domain.Payments;

public sealed class PaymentTests
{
    private static readonly PaymentContent Typed = new() { PaidOn = Today, Amount = 119, Currency = "EUR", Reference = " RE-2026-000041 \t" };

    private static readonly Dictionary<string, (PaymentContent Content, string Code, string Field)> Cases = new()
    {
        ["zero"] = (Typed with { Amount = 0 }, "payment.amount", "Amount"),
        ["negative"] = (Typed with { Amount = -1 }, "payment.amount", "Amount"),
        ["huge"] = (Typed with { Amount = decimal.MaxValue }, "payment.amount", "Amount"),
        ["finer than a cent"] = (Typed with { Amount = 0.001m }, "payment.amount-too-fine", "Amount"),
        ["yen with cents"] = (Typed with { Amount = 1.5m, Currency = "JPY" }, "payment.amount-too-fine", "Amount"),
        ["unknown currency"] = (Typed with { Currency = "" }, "currency.unknown", "Currency"),
        ["day in 1900"] = (Typed with { PaidOn = Day(1900, 1, 1) }, "date.out-of-range", "PaidOn"),
        ["no day"] = (Typed with { PaidOn = default }, "date.out-of-range", "PaidOn"),
        ["day in 2200"] = (Typed with { PaidOn = Day(2200, 1, 1) }, "date.out-of-range", "PaidOn"),
        ["long reference"] = (Typed with { Reference = new('x', 141) }, "text.too-long", "Reference"),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory, MemberData(nameof(Names))]
    public void A_problem_has_a_code_and_names_its_field(string name)
    {
        var (content, code, field) = Cases[name];
        Assert.Equal(field, Refusal.Of(code, () => Record(content)).Field);
    }

    [Fact]
    public void A_payment_keeps_what_was_typed_and_by_whom()
    {
        var payment = Record(Typed);
        Assert.Equal((119m, 11900L, "EUR", "RE-2026-000041", Today), (payment.Amount, payment.AmountMinor, payment.Currency, payment.Reference, payment.PaidOn));
        Assert.Equal((Dave.UserId, "Dave", Noon, null), (payment.RecordedBy, payment.RecordedByName, payment.RecordedAt, payment.ReversesId));
    }

    [Fact]
    public void A_reversal_is_the_linked_negative()
    {
        var payment = Record(Typed);
        var reversal = payment.Reversed("Bounced", Dave, Noon.AddDays(1));
        Assert.Equal((payment.Id, -119m, -11900L, payment.ParticipantId, payment.Direction), (reversal.ReversesId, reversal.Amount, reversal.AmountMinor, reversal.ParticipantId, reversal.Direction));
        Assert.NotEqual(payment.Id, reversal.Id);
        Assert.Equal((119m, Noon.AddDays(1)), (payment.Amount, reversal.RecordedAt));
    }

    private static PaymentRecord Record(PaymentContent content) =>
        new(AParticipant.Named("Muster GmbH").Build(), Guid.CreateVersion7(), PaymentDirection.In, content, Dave, Noon);
}
