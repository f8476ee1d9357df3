using FsCheck.Fluent;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;
using static InvoiceWeb.Tests.Builders.AnActor;
using static InvoiceWeb.Tests.Builders.Moments;

namespace InvoiceWeb.Tests.Domain.Invoices;

/// <summary>Nothing that can be typed, pasted or sent gets anything but an answer out of the rules.</summary>
public sealed class HostileContentTests
{
    [Fact]
    public void Any_numbers_are_accepted_or_refused_but_break_nothing() => Always.Holds(SomeContent.Hostile, AcceptedOrRefused, tests: 1_000);

    [Fact]
    public void Any_number_in_an_otherwise_good_document_is_accepted_or_refused_but_breaks_nothing() =>
        Always.Holds(SomeContent.HostileInOnePlace, AcceptedOrRefused, tests: 5_000);

    [Fact]
    public void Any_text_is_accepted_or_refused_but_breaks_nothing() => Always.Holds(
        from texts in SomeContent.AnyText.Four()
        select AnInvoice.Content with
        {
            Note = texts.Item1, Reference = texts.Item2, SupplierNumber = texts.Item3, ExemptionReason = texts.Item4,
            Lines = [AnInvoice.Line(1) with { Description = texts.Item1, Account = texts.Item2, CostCentre = texts.Item3, Unit = texts.Item4 }],
            AllowancesCharges = [AnInvoice.Charge(1) with { Reason = texts.Item2 }],
        },
        AcceptedOrRefused,
        tests: 2_000);

    [Fact]
    public void What_can_be_drafted_stays_as_it_is_when_it_is_given_back() => Always.Holds(SomeContent.Valid(), content =>
    {
        var muster = AParticipant.Named("Muster GmbH").Build();
        var invoice = AnInvoice.Draft().With(muster).Having(_ => content).Build();
        var before = (Everything.Of(invoice.Content), invoice.PayableAmount);

        Assert.Empty(InvoiceContentRules.Check(invoice.Content));
        invoice.Revise(invoice.Content, muster, Alice, Noon);
        Assert.Equal(before, (Everything.Of(invoice.Content), invoice.PayableAmount));
    });

    /// <summary>Columns: amounts numeric(19,4), prices (19,8), quantities (18,6), percentages (9,4).</summary>
    [Fact]
    public void What_is_accepted_fits_its_columns() => Always.Holds(SomeContent.HostileInOnePlace, content =>
    {
        if (InvoiceContentRules.Check(content).Any()) return;
        var invoice = AnInvoice.Draft().Having(_ => content).Build();
        Assert.All(invoice.Lines, line =>
        {
            Fits(line.Quantity, 18, 6);
            Fits(line.BaseQuantity, 18, 6);
            Fits(line.Price, 19, 8);
            Fits(line.DiscountPercent, 9, 4);
            Fits(line.VatRate, 9, 4);
            Fits(line.NetAmount, 19, 4);
        });
        Assert.All(invoice.AllowancesCharges, item => { Fits(item.Amount, 19, 4); Fits(item.Percentage ?? 0, 9, 4); Fits(item.BaseAmount ?? 0, 19, 4); });
        Assert.All([invoice.LineTotal, invoice.GrossTotal, invoice.PayableAmount, invoice.TaxTotal], amount => Fits(amount, 19, 4));
    }, tests: 5_000);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; DROP TABLE invoices; --")]
    [InlineData("{{7*7}} ${jndi:ldap://x} =cmd|' /C calc'!A0")]
    [InlineData("Zahlung 🧾👩‍👩‍👧 🇩🇪")]
    [InlineData("فاتورة رقم ١٢٣")]
    [InlineData("חשבונית\u200f מס")]
    [InlineData("請求書 𠮷野家")]
    [InlineData("Ελληνικά Кириллица ñ ø ł ß")]
    public void Strange_text_is_kept_as_text(string text)
    {
        var invoice = AnInvoice.Issued().Having(c => c with { Note = text, Reference = text }).Of(AnInvoice.Line(1) with { Description = text }).Build();
        Assert.Equal((text, text, text), (invoice.Note, invoice.Reference, invoice.Lines[0].Description));
    }

    [Theory]
    [InlineData("a\u0000b", "ab")]
    [InlineData("\u001b[31mred\u009b", "[31mred")]
    [InlineData("a\ufffeb\uffffc", "abc")]
    [InlineData("one\ttwo", "one two")]
    [InlineData("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour")]
    [InlineData("  e\u0301  ", "é")]
    public void What_cannot_be_stored_is_taken_out_of_text(string typed, string kept) =>
        Assert.Equal(kept, AnInvoice.Draft().Having(c => c with { Note = typed }).Build().Note);

    /// <summary>Halves of a character cannot be written in UTF-8, so they would fail in the database. (Attributes cannot carry them either.)</summary>
    [Fact]
    public void Lone_surrogates_are_taken_out_of_text()
    {
        Assert.Equal("ab", AnInvoice.Draft().Having(c => c with { Note = "a\ud83db" }).Build().Note);
        Assert.Equal("ab", AnInvoice.Draft().Having(c => c with { Note = "\udc00ab\ud83d" }).Build().Note);
    }

    [Fact]
    public void Texts_of_exactly_the_limit_fit()
    {
        var invoice = AnInvoice.Draft().Having(c => c with { Note = new('x', 4_000), Reference = new('x', 100) }).Of(AnInvoice.Line(1) with { Description = new('x', 1_000) }).Build();
        Assert.Equal((4_000, 100, 1_000), (invoice.Note!.Length, invoice.Reference!.Length, invoice.Lines[0].Description!.Length));
    }

    [Fact]
    public void A_thousand_lines_fit() => Assert.Equal(1_000, AnInvoice.Issued().Of([.. Enumerable.Repeat(AnInvoice.Line(1), 1_000)]).Build().Lines.Count);

    [Fact]
    public void A_quantity_of_zero_charges_nothing() => Assert.Equal(0, AnInvoice.Issued().Of(AnInvoice.Line(100, quantity: 0)).Build().PayableAmount);

    [Fact]
    public void A_participant_other_than_the_one_in_the_content_is_refused()
    {
        var invoice = AnInvoice.Draft().Build();
        Refusal.Of("record.not-found", () => invoice.Revise(invoice.Content, AParticipant.Named("Other").Build(), Alice, Noon));
        Refusal.Of("record.not-found", () => invoice.Revise(invoice.Content, null, Alice, Noon));
    }

    [Fact]
    public void A_participant_of_another_company_is_refused() => Refusal.Of(
        "record.not-found", () => AnInvoice.Draft().With(AParticipant.Named("Muster GmbH").In(new(Guid.CreateVersion7())).Build()).Build());

    private static void AcceptedOrRefused(InvoiceContent content)
    {
        var problems = InvoiceContentRules.Check(content).ToList();
        Assert.All(problems, problem => Assert.False(string.IsNullOrEmpty(problem.Field) || string.IsNullOrEmpty(problem.Code)));

        Invoice? invoice = null;
        var refused = Refusal.CodeOf(() => invoice = AnInvoice.Draft().Having(_ => content).Build());
        Assert.Equal(problems.FirstOrDefault()?.Code, refused);
        if (invoice is null) return;

        // What was accepted is accepted again, and submitting it only asks for what is missing.
        Assert.Empty(InvoiceContentRules.Check(invoice.Content));
        if (Refusal.CodeOf(() => invoice.Submit(Alice, 1, Noon)) is { } missing)
            Assert.Contains(missing, new[] { "invoice.no-lines", "invoice.description-missing", "invoice.negative-total", "invoice.out-of-scope-mixed" });
    }

    private static void Fits(decimal value, int digits, int places)
    {
        Assert.Equal(decimal.Round(value, places, MidpointRounding.AwayFromZero), value);
        Assert.True(Math.Abs(value) < (decimal)Math.Pow(10, digits - places));
    }
}
