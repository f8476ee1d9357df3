using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;
using static InvoiceWeb.Tests.Builders.AnActor;
using static InvoiceWeb.Tests.Builders.Moments;

namespace InvoiceWeb.Tests.Domain.Invoices;

/// <summary>What must be there before somebody else is asked to approve.</summary>
public sealed class MissingContentTests
{
    [Fact]
    public void An_empty_draft_can_be_kept_but_not_submitted()
    {
        var draft = AnInvoice.Draft().WithoutParticipant().Of().Build();
        var before = Everything.Of(draft);
        Refusal.Of("invoice.participant-missing", () => draft.Submit(Alice, 1, Noon));
        Assert.Equal(before, Everything.Of(draft));
    }

    [Fact]
    public void Everything_that_is_missing_is_said_at_once() => Assert.Equal(
        [
            ("invoice.participant-missing", "ParticipantId"), ("invoice.description-missing", "Lines[1].Description"),
            ("invoice.supplier-number-missing", "SupplierNumber"), ("invoice.issue-date-missing", "IssueDate"),
        ],
        Missing(new() { Lines = [AnInvoice.Line(1), AnInvoice.Line(1) with { Description = null }] }, InvoiceDirection.Purchase));

    [Fact]
    public void An_invoice_without_lines_is_not_submitted() => Refused("invoice.no-lines", "Lines", AnInvoice.Draft().Of());

    [Theory]
    [InlineData(null), InlineData(""), InlineData("   "), InlineData("\u0000\u0007")]
    public void A_line_says_what_is_charged(string? description)
    {
        Refused("invoice.description-missing", "Lines[0].Description", AnInvoice.Draft().Of(AnInvoice.Line(1) with { Description = description }));
        Assert.Equal(
            [("invoice.description-missing", "Lines[0].Description")],
            Missing(new() { ParticipantId = Guid.CreateVersion7(), Lines = [AnInvoice.Line(1) with { Description = description }] }, InvoiceDirection.Sales));
    }

    [Theory]
    [InlineData(""), InlineData("  "), InlineData("\u0000")]
    public void A_purchase_invoice_has_the_number_of_the_supplier(string number) =>
        Refused("invoice.supplier-number-missing", "SupplierNumber", AnInvoice.Draft().Bought(number));

    [Fact]
    public void A_purchase_invoice_has_the_date_of_the_supplier() =>
        Refused("invoice.issue-date-missing", "IssueDate", AnInvoice.Draft().Bought().Having(c => c with { IssueDate = null }));

    [Fact]
    public void A_sales_invoice_needs_neither() => AnInvoice.Submitted().Build();

    [Fact]
    public void Nobody_owes_less_than_nothing()
    {
        Refused("invoice.negative-total", "Lines", AnInvoice.Draft().Of(AnInvoice.Line(1, quantity: -1)));
        Refused("invoice.negative-total", "Lines", AnInvoice.Draft().Having(c => c with { PrepaidAmount = 119.01m }));
        AnInvoice.Submitted().Having(c => c with { PrepaidAmount = 119m }).Build();
    }

    [Fact]
    public void Out_of_scope_allows_no_other_category_beside_it()
    {
        var outOfScope = AnInvoice.Line(1, rate: 0) with { VatCategory = VatCategory.OutOfScope };
        Refused("invoice.out-of-scope-mixed", "Lines", AnInvoice.Draft().Of(outOfScope, AnInvoice.Line(1)));
        Refused("invoice.out-of-scope-mixed", "Lines", AnInvoice.Draft().Of(outOfScope).Having(c => c with { AllowancesCharges = [AnInvoice.Charge(1)] }));
        AnInvoice.Submitted().Of(outOfScope, outOfScope with { AllowancesCharges = [AnInvoice.Charge(1)] }).Build();
    }

    [Fact]
    public void A_return_with_a_percentage_off_can_be_submitted()
    {
        var tenPercent = AnInvoice.Allowance(0) with { Percentage = 10 };
        var returned = AnInvoice.Line(100, quantity: -1) with { AllowancesCharges = [tenPercent] };
        Assert.Equal(1000m - 90m, AnInvoice.Submitted().Of(AnInvoice.Line(1000), returned).Build().NetTotal);
    }

    private static void Refused(string code, string field, AnInvoice draft)
    {
        var invoice = draft.Build();
        Assert.Equal(field, Refusal.Of(code, () => invoice.Submit(Alice, 1, Noon)).Field);
        Assert.Equal((DocumentStatus.Draft, 0), (invoice.Status, invoice.ApprovalRound));
    }

    private static List<(string Code, string? Field)> Missing(InvoiceContent content, InvoiceDirection direction) =>
        [.. InvoiceContentRules.Missing(content, direction).Select(problem => (problem.Code, problem.Field))];
}
