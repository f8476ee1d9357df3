using InvoiceWeb.Audit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;
using static InvoiceWeb.Tests.Builders.AnActor;
using static InvoiceWeb.Tests.Builders.Moments;

namespace InvoiceWeb.Tests.Domain.Invoices;

public sealed class ContentChangesTests
{
    private static readonly InvoiceContent Before = AnInvoice.Content with
    {
        Lines = [AnInvoice.Line(100) with { AllowancesCharges = [AnInvoice.Allowance(5)] }], AllowancesCharges = [AnInvoice.Charge(0) with { Percentage = 10, BaseAmount = 100 }],
    };

    /// <summary>Every member of the content, changed once: none may escape the history.</summary>
    private static readonly Dictionary<string, Func<InvoiceContent, InvoiceContent>> Edits = new()
    {
        ["participant"] = c => c with { ParticipantId = Guid.CreateVersion7() },
        ["series"] = c => c with { SeriesId = Guid.CreateVersion7() },
        ["supplierNumber"] = c => c with { SupplierNumber = "1" },
        ["issueDate"] = c => c with { IssueDate = Today },
        ["dueDate"] = c => c with { DueDate = Today },
        ["taxPointDate"] = c => c with { TaxPointDate = Today },
        ["termsDays"] = c => c with { TermsDays = 1 },
        ["currency"] = c => c with { Currency = "USD" },
        ["exchangeRate"] = c => c with { ExchangeRate = 2 },
        ["reference"] = c => c with { Reference = "1" },
        ["note"] = c => c with { Note = "1" },
        ["exemptionReason"] = c => c with { ExemptionReason = "1" },
        ["prepaidAmount"] = c => c with { PrepaidAmount = 1 },
        ["roundingAmount"] = c => c with { RoundingAmount = 1 },
        ["line 1 description"] = Line(l => l with { Description = "1" }),
        ["line 1 quantity"] = Line(l => l with { Quantity = 2 }),
        ["line 1 unit"] = Line(l => l with { Unit = "HUR" }),
        ["line 1 price"] = Line(l => l with { Price = 2 }),
        ["line 1 base quantity"] = Line(l => l with { BaseQuantity = 2 }),
        ["line 1 discount"] = Line(l => l with { DiscountPercent = 2 }),
        ["line 1 VAT"] = Line(l => l with { VatRate = 7 }),
        ["line 1 account"] = Line(l => l with { Account = "8400" }),
        ["line 1 cost centre"] = Line(l => l with { CostCentre = "K1" }),
        ["custom field project"] = c => c with { Fields = c.Fields.With("project", "\"x\"") },
        ["line 1 custom field order"] = Line(l => l with { Fields = l.Fields.With("order", "\"x\"") }),
        ["line 1 allowance or charge 1"] = Line(l => l with { AllowancesCharges = [AnInvoice.Allowance(6)] }),
        ["allowance or charge 1"] = c => c with { AllowancesCharges = [c.AllowancesCharges[0] with { Percentage = 11 }] },
    };

    public static TheoryData<string> Names => new(Edits.Keys);

    [Theory, MemberData(nameof(Names))]
    public void Every_field_is_compared(string field) =>
        Assert.Equal(field, Assert.Single(ContentChanges.Between(Before, Edits[field](Before))).Field);

    [Fact]
    public void The_base_of_a_percentage_is_compared() =>
        Assert.Single(ContentChanges.Between(Before, Before with { AllowancesCharges = [Before.AllowancesCharges[0] with { BaseAmount = 200 }] }));

    [Fact]
    public void A_line_that_goes_says_what_it_was() => Assert.Contains(
        new AuditChange("line 1 description", "Work", null), ContentChanges.Between(Before, Before with { Lines = [] }));

    [Fact]
    public void The_same_number_in_another_spelling_is_no_change() =>
        Assert.Empty(ContentChanges.Between(Before, Line(l => l with { Price = 100.0000m, VatRate = 19.00m })(Before)));

    [Fact]
    public void Revising_a_recorded_draft_says_what_changed()
    {
        var muster = AParticipant.Named("Muster GmbH").Build();
        var invoice = AnInvoice.Draft().With(muster).Build();
        AuditEvent.Record(invoice, Alice, Noon, "invoice.drafted", []);

        Assert.Equal([new AuditChange("note", null, "As agreed")], invoice.Revise(invoice.Content with { Note = " As agreed " }, muster, Alice, Noon));
        Assert.Empty(invoice.Revise(invoice.Content, muster, Alice, Noon));
    }

    private static Func<InvoiceContent, InvoiceContent> Line(Func<LineContent, LineContent> change) => c => c with { Lines = [change(c.Lines[0])] };
}
