using Bunit;
using InvoiceWeb.Approvals;
using InvoiceWeb.Approvals.Absence;
using InvoiceWeb.Approvals.Views;
using InvoiceWeb.Identity;
using InvoiceWeb.Invoices.Pages;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Approvals;

public sealed class AbsenceAndPolicyTests : View
{
    [Fact]
    public void An_absence_names_a_colleague_and_its_days()
    {
        AbsenceContent? given = null;
        var colleague = new Colleague(Guid.CreateVersion7(), "Cleo Clerk", Roles.Clerk);
        var view = Show<AbsenceForm>(p => p.Add(f => f.Colleagues, [colleague]).Add(f => f.Today, Moments.Today).Add(f => f.Attempt, Attempt).Add(f => f.Confirmed, c => given = c));
        Assert.True(view.Button("Delegate").HasAttribute("disabled"));
        view.Labelled("Stands in for you").Change(colleague.UserId.ToString());
        view.Labelled("Last day").Change("2026-03-18");
        view.Find("form").Submit();
        Assert.Equal(new AbsenceContent(colleague.UserId, Moments.Today, new(2026, 3, 18)), given);
    }

    [Fact]
    public void Who_stands_in_may_decide_and_is_told_for_whom()
    {
        SeenBy(Roles.Clerk);
        var options = new DecisionOptions(true, "Bob", null, [new(2026, Moments.Today.AddDays(-3), Moments.Today)]);
        InvoiceQuestion? asked = null;
        var view = Show<InvoiceActions>(p => p.Add(a => a.Invoice, AnInvoice.Submitted().Build()).Add(a => a.Act, Attempt).Add(a => a.Options, options).Add(a => a.Ask, q => asked = q));
        Assert.False(view.Button("Approve").HasAttribute("disabled"));
        Assert.NotNull(view.Button("Reject"));
        Assert.Equal("You stand in for Bob.", view.Find(".reason").TextContent);
        view.Button("Approve with another date…").Click();
        Assert.Equal(InvoiceQuestion.ApproveOn, asked);
    }

    [Fact]
    public void Who_stands_in_for_its_editor_is_told_why_not()
    {
        SeenBy(Roles.Clerk);
        var options = DecisionOptions.None with { Refusal = ApprovalRules.AbsentEdited("draft", "Bob") };
        var view = Show<InvoiceActions>(p => p.Add(a => a.Invoice, AnInvoice.Submitted().Build()).Add(a => a.Act, Attempt).Add(a => a.Options, options));
        Assert.True(view.Button("Approve").HasAttribute("disabled"));
        Assert.StartsWith("Bob, for whom you stand in,", view.Find(".reason").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_timeline_tells_on_whose_behalf()
    {
        var invoice = AnInvoice.Submitted().Build();
        var step = new ApprovalStep(invoice, AnActor.Dave, ApprovalDecision.Approved, null, false, Moments.Noon, new Absentee(AnActor.Bob.UserId, "Bob"));
        Assert.Contains("Approved by Dave for Bob", Show<ApprovalTimeline>(p => p.Add(t => t.Invoice, invoice).Add(t => t.Steps, [step])).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bands_are_added_typed_and_saved_with_the_unlimited_one_last()
    {
        PolicyForm? saved = null;
        var view = Show<PolicyEditor>(p => p.Add(e => e.Title, "Sales").Add(e => e.Form, PolicyForm.Of([new(null, 1)])).Add(e => e.BaseCurrency, "EUR")
            .Add(e => e.Attempt, Attempt).Add(e => e.MayChange, true).Add(e => e.Saved, f => saved = f));
        view.Button("Add band").Click();
        view.Labelled("Up to").Input("1000");
        view.Labelled("Approvers without limit").Change("2");
        view.Find("form").Submit();
        Assert.Equal([new(1000, 1), new(null, 2)], saved!.ToContent());
        view.Button("Remove band 1").Click();
        Assert.Equal([new(null, 2)], saved.ToContent());
    }

    [Fact]
    public void Readers_cannot_change_the_policy()
    {
        var view = Show<PolicyEditor>(p => p.Add(e => e.Title, "Sales").Add(e => e.Form, PolicyForm.Of([new(10, 0), new(null, 1)])).Add(e => e.BaseCurrency, "EUR").Add(e => e.Attempt, Attempt));
        Assert.Empty(view.FindAll("button"));
        Assert.All(view.FindAll("input, select"), field => Assert.True(field.HasAttribute("disabled")));
    }
}
