using FsCheck;
using FsCheck.Fluent;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;
using static InvoiceWeb.Tests.Builders.AnActor;
using static InvoiceWeb.Tests.Builders.Moments;

namespace InvoiceWeb.Tests.Domain.Invoices;

/// <summary>Any sequence of acts, against a model that is too simple to be wrong.</summary>
public sealed class LifecycleModelTests
{
    public abstract record Move;
    public sealed record Revise(int Price) : Move;
    public sealed record Submit : Move;
    public sealed record Reject : Move;
    public sealed record Approve(bool ByTheSubmitter) : Move;
    public sealed record Void(bool WithReason) : Move;
    public sealed record Allocate(int Cents) : Move;

    private static Gen<Move> Moves => Gen.Frequency(
        (2, Gen.Choose(0, 300).Select(price => (Move)new Revise(price))),
        (4, Gen.Constant((Move)new Submit())),
        (1, Gen.Constant((Move)new Reject())),
        (3, Gen.Elements(false, false, true).Select(own => (Move)new Approve(own))),
        (1, Gen.Elements(true, true, false).Select(reason => (Move)new Void(reason))),
        (4, Gen.OneOf(Gen.Choose(-20_000, 40_000), Gen.Elements(10_000, -10_000, 0)).Select(cents => (Move)new Allocate(cents))));

    [Fact]
    public void Any_sequence_of_acts_agrees_with_the_model() => Always.Holds(
        Gen.ArrayOf(Moves).Where(moves => moves.Length > 2),
        moves =>
        {
            var muster = AParticipant.Named("Muster GmbH").Build();
            var invoice = AnInvoice.Draft().With(muster).Of(AnInvoice.Line(100, rate: 0)).Build();
            var model = new Model();
            foreach (var move in moves)
            {
                var before = Everything.Of(invoice);
                var expected = model.Take(move);
                Assert.Equal(expected, Refusal.CodeOf(() => Do(invoice, muster, move)));
                if (expected is not null) Assert.Equal(before, Everything.Of(invoice));
                Assert.Equal(
                    (model.Status, model.Payment, model.Open, model.Allocated, model.Rounds),
                    (invoice.Status, invoice.PaymentStatus, invoice.OpenMinor, (int)(invoice.AllocatedAmount * 100), invoice.ApprovalRound));
            }
        },
        tests: 1_000);

    private static void Do(Invoice invoice, InvoiceWeb.Participants.Participant muster, Move move)
    {
        switch (move)
        {
            case Revise revise: invoice.Revise(invoice.Content with { Lines = [AnInvoice.Line(revise.Price, rate: 0)] }, muster, Alice, Noon); break;
            case Submit: invoice.Submit(Alice, 1, Noon); break;
            case Reject: invoice.Reject(Bob, Noon); break;
            case Approve approve:
                invoice.RequireMayBeApprovedBy(approve.ByTheSubmitter ? Alice : Bob);
                invoice.Issue(AnInvoice.Number(1), Today, 30, 1, "{}", Bob, Noon);
                break;
            case Void @void: invoice.Void(@void.WithReason ? "Wrong customer" : null, Bob, Noon); break;
            case Allocate allocate: invoice.Allocate(allocate.Cents / 100m); break;
            default: throw new ArgumentOutOfRangeException(nameof(move));
        }
    }

    private sealed class Model
    {
        private int _payable = 10_000;

        public DocumentStatus Status { get; private set; } = DocumentStatus.Draft;
        public int Allocated { get; private set; }
        public int Rounds { get; private set; }
        public long Open => Status == DocumentStatus.Approved ? _payable - Allocated : 0;

        public PaymentStatus Payment =>
            Status != DocumentStatus.Approved ? PaymentStatus.Unpaid
            : Allocated > _payable ? PaymentStatus.Overpaid
            : Allocated == _payable ? PaymentStatus.Paid
            : Allocated > 0 ? PaymentStatus.PartlyPaid
            : PaymentStatus.Unpaid;

        /// <summary>The code of the refusal, or null and the model has moved.</summary>
        public string? Take(Move move)
        {
            switch (move)
            {
                case Revise or Submit when Status != DocumentStatus.Draft: return "invoice.not-a-draft";
                case Reject or Approve when Status != DocumentStatus.Submitted: return "invoice.not-awaiting-approval";
                case Void or Allocate when Status != DocumentStatus.Approved: return "invoice.not-issued";
                case Approve { ByTheSubmitter: true }: return "invoice.editor-cannot-approve";
                case Void when Allocated != 0: return "invoice.allocated";
                case Void { WithReason: false }: return "reason.missing";
                case Revise revise: _payable = revise.Price * 100; break;
                case Submit: (Status, Rounds) = (DocumentStatus.Submitted, Rounds + 1); break;
                case Reject: Status = DocumentStatus.Draft; break;
                case Approve: Status = DocumentStatus.Approved; break;
                case Void: Status = DocumentStatus.Void; break;
                case Allocate allocate: Allocated += allocate.Cents; break;
            }
            return null;
        }
    }
}
