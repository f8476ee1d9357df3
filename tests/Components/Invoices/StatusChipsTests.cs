using Bunit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Views;

namespace InvoiceWeb.Tests.Components.Invoices;

public sealed class StatusChipsTests : View
{
    private IReadOnlyList<string> Chips(DocumentStatus status, PaymentStatus payment, int? overdue = null) =>
        [.. Show<StatusChips>(p => p.Add(c => c.Status, status).Add(c => c.Payment, payment).Add(c => c.DaysOverdue, overdue)).FindAll(".chip").Select(c => c.TextContent)];

    public static TheoryData<DocumentStatus, PaymentStatus> Everything
    {
        get
        {
            var all = new TheoryData<DocumentStatus, PaymentStatus>();
            foreach (var status in Enum.GetValues<DocumentStatus>())
                foreach (var payment in Enum.GetValues<PaymentStatus>()) all.Add(status, payment);
            return all;
        }
    }

    [Theory, MemberData(nameof(Everything))]
    public void Every_state_is_said_in_words(DocumentStatus status, PaymentStatus payment)
    {
        var chips = Chips(status, payment);
        Assert.All(chips, text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Equal(status is DocumentStatus.Approved ? 2 : 1, chips.Count);
    }

    [Theory]
    [InlineData(PaymentStatus.Unpaid, "Unpaid"), InlineData(PaymentStatus.PartlyPaid, "Partly paid"), InlineData(PaymentStatus.Paid, "Paid"), InlineData(PaymentStatus.Overpaid, "Overpaid")]
    public void Payment_has_a_word_of_its_own(PaymentStatus payment, string word) => Assert.Equal(["Approved", word], Chips(DocumentStatus.Approved, payment));

    [Theory]
    [InlineData(PaymentStatus.Unpaid, "Not settled"), InlineData(PaymentStatus.PartlyPaid, "Partly settled"), InlineData(PaymentStatus.Paid, "Settled"), InlineData(PaymentStatus.Overpaid, "Overpaid")]
    public void A_credit_note_is_not_paid_but_settled(PaymentStatus payment, string word) => Assert.Equal(
        ["Approved", word],
        Show<StatusChips>(p => p.Add(c => c.Status, DocumentStatus.Approved).Add(c => c.Payment, payment).Add(c => c.Kind, InvoiceKind.CreditNote)).FindAll(".chip").Select(c => c.TextContent));

    [Fact]
    public void Overdue_says_for_how_many_days() => Assert.Equal(["Approved", "Unpaid", "Overdue 12 d"], Chips(DocumentStatus.Approved, PaymentStatus.Unpaid, 12));

    [Theory]
    [InlineData(DocumentStatus.Draft), InlineData(DocumentStatus.Submitted), InlineData(DocumentStatus.Void)]
    public void What_is_not_issued_is_neither_paid_nor_overdue(DocumentStatus status) => Assert.Equal([status.ToString()], Chips(status, PaymentStatus.Unpaid, 12));
}
