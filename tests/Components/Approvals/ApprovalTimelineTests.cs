using Bunit;
using InvoiceWeb.Approvals;
using InvoiceWeb.Approvals.Views;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Approvals;

public sealed class ApprovalTimelineTests : View
{
    private IReadOnlyList<string> Steps(Invoice invoice, params ApprovalStep[] steps) =>
        [.. Show<ApprovalTimeline>(p => p.Add(t => t.Invoice, invoice).Add(t => t.Steps, steps)).FindAll("li").Select(li => li.TextContent.OneLine())];

    private static ApprovalStep Approved(Invoice invoice) => new(invoice, AnActor.Bob, ApprovalDecision.Approved, null, breakGlass: false, Moments.Noon);

    [Fact]
    public void A_draft_was_created_by_somebody_at_the_companys_time() =>
        Assert.Equal(["Created by Alice16 Mar 2026, 13:00"], Steps(AnInvoice.Draft().Build()));

    [Fact]
    public void What_waits_says_how_many_are_missing()
    {
        var invoice = AnInvoice.Draft().Build();
        invoice.Submit(AnActor.Alice, 2, Moments.Noon);
        Assert.Equal("Waiting for approval (0 of 2)", Steps(invoice)[^1]);
        Assert.Equal("Waiting for approval (1 of 2)", Steps(invoice, Approved(invoice))[^1]);
    }

    [Fact]
    public void Approvals_of_an_earlier_round_are_shown_but_do_not_count()
    {
        var invoice = AnInvoice.Submitted().Build();
        var earlier = Approved(invoice);
        invoice.Reject(AnActor.Carol, Moments.Noon);
        invoice.Submit(AnActor.Alice, 1, Moments.Noon);
        var steps = Steps(invoice, earlier);
        Assert.StartsWith("Approved by Bob", steps[1], StringComparison.Ordinal);
        Assert.StartsWith("Submitted again", steps[2], StringComparison.Ordinal);
        Assert.Equal("Waiting for approval (0 of 1)", steps[^1]);
    }

    [Fact]
    public void A_rejection_says_by_whom_and_why()
    {
        var invoice = AnInvoice.Submitted().Build();
        var steps = Steps(invoice, new ApprovalStep(invoice, AnActor.Carol, ApprovalDecision.Rejected, "Price <b>twice</b>", breakGlass: false, Moments.Noon));
        Assert.Contains("Rejected by Carol16 Mar 2026, 13:00 · Price <b>twice</b>", steps);
    }

    [Fact]
    public void Break_glass_is_marked()
    {
        var invoice = AnInvoice.Issued().Build();
        var view = Show<ApprovalTimeline>(p => p.Add(t => t.Invoice, invoice)
            .Add(t => t.Steps, [new ApprovalStep(invoice, AnActor.Named("Ada"), ApprovalDecision.Approved, "Everybody is ill", breakGlass: true, Moments.Noon)]));
        Assert.Equal("Break-glass", view.Find(".chip").TextContent);
    }

    [Fact]
    public void Void_says_why() => Assert.Equal("Void: Sent to the wrong customer", Steps(AnInvoice.Voided().Build())[^1]);
}
