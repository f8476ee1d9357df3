using FsCheck;
using FsCheck.Fluent;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;
using static InvoiceWeb.Tests.Builders.AnActor;
using static InvoiceWeb.Tests.Builders.Moments;

namespace InvoiceWeb.Tests.Domain.Invoices;

public sealed class CreditLeftTests
{
    private static readonly InvoiceWeb.Participants.Participant Muster = AParticipant.Named("Muster GmbH").Build();

    private static Invoice Issued(params LineContent[] lines) => AnInvoice.Issued().With(Muster).Of(lines).Build();

    private static Invoice Credit(CreditLeft left, params CreditedQuantity[] wished) =>
        Invoice.DraftCreditNote(left, wished, Guid.CreateVersion7(), Muster, Alice, Noon);

    [Fact]
    public void A_whole_note_is_the_invoice_again_with_its_allowances_and_charges()
    {
        var invoice = AnInvoice.Issued().With(Muster).Having(c => c with { AllowancesCharges = [AnInvoice.Charge(7.35m), AnInvoice.Allowance(3)], RoundingAmount = 0.02m }).Build();

        var note = Credit(new(invoice, []), [.. new CreditLeft(invoice, []).Everything]);

        Assert.Equal((invoice.PayableAmount, InvoiceKind.CreditNote, invoice.Id), (note.PayableAmount, note.Kind, note.CreditedInvoiceId));
        Assert.Equal(0, new CreditLeft(invoice, [note]).Amount);
    }

    [Fact]
    public void What_was_prepaid_is_given_back_too()
    {
        var invoice = AnInvoice.Issued().With(Muster).Having(c => c with { PrepaidAmount = 50 }).Build();
        Assert.Equal(119m, Credit(new(invoice, []), [.. new CreditLeft(invoice, []).Everything]).PayableAmount);
    }

    [Fact]
    public void A_draft_or_a_credit_note_is_not_credited()
    {
        var draft = AnInvoice.Draft().With(Muster).Build();
        Refusal.Of("invoice.not-issued", () => Credit(new(draft, []), new CreditedQuantity(draft.Lines[0].Id, 1)));
        var note = AnInvoice.Issued().AsCreditNote().With(Muster).Build();
        Refusal.Of("credit.not-an-invoice", () => Credit(new(note, []), new CreditedQuantity(note.Lines[0].Id, 1)));
    }

    [Fact]
    public void A_return_is_credited_with_its_own_sign()
    {
        var invoice = Issued(AnInvoice.Line(10, quantity: 5), AnInvoice.Line(10, quantity: -2));
        var back = invoice.Lines[1].Id;
        var left = new CreditLeft(invoice, []);

        Refusal.Of("credit.quantity", () => Credit(left, new(invoice.Lines[0].Id, 5), new(back, 1)));
        Refusal.Of("credit.amount", () => Credit(left, new CreditedQuantity(invoice.Lines[0].Id, 5)));
        Assert.Equal(invoice.GrossTotal, Credit(left, new(invoice.Lines[0].Id, 5), new(back, -2)).GrossTotal);
    }

    [Fact]
    public void However_an_invoice_is_credited_in_parts_the_notes_never_exceed_it_and_the_last_one_closes_it() => Always.Holds(
        from lines in Gen.ArrayOf(
            from price in Gen.Choose(1, 99_999) from quantity in Gen.Choose(1, 9) from rate in Gen.Elements(19, 7, 0)
            select AnInvoice.Line(price / 1000m, quantity, rate)).Where(l => l.Length is > 0 and < 6)
        from parts in Gen.ArrayOf(Gen.Choose(0, 9))
        select (lines, parts),
        input =>
        {
            var invoice = Issued(input.lines);
            var notes = new List<Invoice>();
            foreach (var part in input.parts.Take(4))
            {
                var left = new CreditLeft(invoice, notes);
                var wished = left.Everything.Select((l, i) => l with { Quantity = Math.Min(l.Quantity, (part + i) % 4) }).Where(w => w.Quantity > 0).ToArray();
                if (Refusal.CodeOf(() => notes.Add(Credit(left, wished))) is { } code) Assert.Contains(code, new[] { "credit.nothing-chosen", "credit.nothing-left", "credit.amount" });
                Assert.True(new CreditLeft(invoice, notes).Amount >= 0);
            }
            var rest = new CreditLeft(invoice, notes);
            if (rest.Everything.Count > 0) notes.Add(Credit(rest, [.. rest.Everything]));
            Assert.InRange(new CreditLeft(invoice, notes).Amount, 0, 0.01m * input.lines.Length * 5);
            Assert.Empty(new CreditLeft(invoice, notes).Everything);
        });
}
