using AngleSharp.Dom;
using Bunit;
using InvoiceWeb.Identity;
using InvoiceWeb.Invoices;
using InvoiceWeb.Invoices.Pages;
using InvoiceWeb.Invoices.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Invoices;

public sealed class InvoiceActionsTests : View
{
    private readonly List<string> _done = [];

    private IRenderedComponent<InvoiceActions> Shown(Invoice invoice) => Show<InvoiceActions>(p => p
        .Add(a => a.Invoice, invoice).Add(a => a.Act, Attempt)
        .Add(a => a.Submit, () => _done.Add("submit")).Add(a => a.Approve, () => _done.Add("approve")).Add(a => a.Ask, q => _done.Add(q.ToString())));

    private static string? Reason(IRenderedComponent<InvoiceActions> view) => view.FindAll(".reason").SingleOrDefault()?.TextContent;

    [Theory]
    [InlineData(DocumentStatus.Draft, Roles.Clerk, "Submit for approval", true, null)]
    [InlineData(DocumentStatus.Draft, Roles.Approver, "Submit for approval", false, "A clerk submits this draft.")]
    [InlineData(DocumentStatus.Draft, Roles.Payer, "Submit for approval", false, "A clerk submits this draft.")]
    [InlineData(DocumentStatus.Draft, Roles.TenantAdmin, "Submit for approval", false, "A clerk submits this draft.")]
    [InlineData(DocumentStatus.Draft, Roles.Auditor, "Submit for approval", false, "A clerk submits this draft.")]
    [InlineData(DocumentStatus.Submitted, Roles.Approver, "Approve", true, null)]
    [InlineData(DocumentStatus.Submitted, Roles.Approver | Roles.Clerk, "Approve", true, null)]
    [InlineData(DocumentStatus.Submitted, Roles.Clerk, "Approve", false, "An approver must decide about this invoice.")]
    [InlineData(DocumentStatus.Submitted, Roles.Payer, "Approve", false, "An approver must decide about this invoice.")]
    [InlineData(DocumentStatus.Submitted, Roles.TenantAdmin, "Approve", false, "An approver must decide about this invoice.")]
    [InlineData(DocumentStatus.Submitted, Roles.Auditor, "Approve", false, "An approver must decide about this invoice.")]
    [InlineData(DocumentStatus.Approved, Roles.Payer, "Record payment", true, null)]
    [InlineData(DocumentStatus.Approved, Roles.Clerk, "Record payment", false, "A treasurer records payments.")]
    [InlineData(DocumentStatus.Approved, Roles.Approver, "Record payment", false, "A treasurer records payments.")]
    [InlineData(DocumentStatus.Approved, Roles.TenantAdmin, "Record payment", false, "A treasurer records payments.")]
    [InlineData(DocumentStatus.Approved, Roles.Auditor, "Record payment", false, "A treasurer records payments.")]
    [InlineData(DocumentStatus.Void, Roles.Clerk | Roles.Payer | Roles.Approver, null, false, "This invoice is void; its number stays used.")]
    public void Each_state_has_one_primary_action_or_the_reason_why_not(DocumentStatus status, Roles roles, string? primary, bool enabled, string? reason)
    {
        SeenBy(roles);
        var view = Shown(AnInvoice.In(status).Build());
        var button = view.FindAll("button.primary").SingleOrDefault();
        Assert.Equal(primary, button?.TextContent);
        Assert.Equal(enabled, button is not null && !button.HasAttribute("disabled"));
        Assert.Equal(reason, Reason(view));
    }

    [Theory]
    [InlineData("Alice", "Bob"), InlineData("Bob", "Alice")]
    public void Who_edited_or_submitted_cannot_approve_and_is_told_why(string editor, string submitter)
    {
        var invoice = AnInvoice.Submitted().EditedBy(AnActor.Named(editor)).SubmittedBy(AnActor.Named(submitter)).Build();
        SeenBy(AnActor.Named("Alice", Roles.Clerk | Roles.Approver));
        var view = Shown(invoice);
        Assert.True(view.Button("Approve").HasAttribute("disabled"));
        Assert.Equal("You edited or submitted this invoice; a colleague must approve it.", Reason(view));
    }

    [Fact]
    public void What_is_settled_needs_nothing()
    {
        SeenBy(Roles.Payer);
        var view = Shown(AnInvoice.Issued().Paid(119).Build());
        Assert.Empty(view.FindAll("button.primary"));
        Assert.Equal("Nothing is open on this invoice.", Reason(view));
    }

    [Theory]
    [InlineData(DocumentStatus.Approved, 0, Roles.Approver, true), InlineData(DocumentStatus.Approved, 50, Roles.Approver, false), InlineData(DocumentStatus.Approved, 0, Roles.Clerk, false)]
    [InlineData(DocumentStatus.Submitted, 0, Roles.Approver, false), InlineData(DocumentStatus.Void, 0, Roles.Approver, false)]
    public void Void_is_offered_while_nothing_is_allocated(DocumentStatus status, int paid, Roles roles, bool offered)
    {
        SeenBy(roles);
        Assert.Equal(offered, Shown(AnInvoice.In(status).Paid(paid).Build()).FindAll(".menu-list button").Any(b => b.TextContent == "Declare void…"));
    }

    [Theory]
    [InlineData(DocumentStatus.Submitted, Roles.TenantAdmin, true), InlineData(DocumentStatus.Submitted, Roles.Approver, false), InlineData(DocumentStatus.Draft, Roles.TenantAdmin, false), InlineData(DocumentStatus.Approved, Roles.TenantAdmin, false)]
    public void Break_glass_is_offered_to_admins_for_what_waits(DocumentStatus status, Roles roles, bool offered)
    {
        SeenBy(roles);
        Assert.Equal(offered, Shown(AnInvoice.In(status).Build()).FindAll(".menu-list button").Any(b => b.TextContent == "Approve by break-glass…"));
    }

    [Fact]
    public void What_destroys_stands_last_in_the_menu()
    {
        SeenBy(Roles.Clerk | Roles.Approver | Roles.TenantAdmin);
        Assert.Equal(["Copy to a new draft", "Delete the draft…"], Menu(AnInvoice.Draft()));
        Assert.Equal(["Copy to a new draft", "Credit note…", "Declare void…"], Menu(AnInvoice.Issued()));

        IEnumerable<string> Menu(AnInvoice invoice) => Shown(invoice.Build()).FindAll(".menu-list > *").Select(e => e.TextContent);
    }

    [Fact]
    public void Editing_is_offered_to_who_may_edit_a_draft()
    {
        var draft = AnInvoice.Draft().Build();
        SeenBy(Roles.Clerk);
        Assert.Equal($"acme/invoices/{draft.Id}/edit", Shown(draft).Find("a").GetAttribute("href"));
        SeenBy(Roles.Approver);
        Assert.Empty(Shown(draft).FindAll("a"));
    }

    [Fact]
    public void Harmless_actions_act_and_grave_ones_ask()
    {
        SeenBy(Roles.Clerk | Roles.Approver | Roles.Payer | Roles.TenantAdmin);
        Shown(AnInvoice.Draft().Build()).Button("Submit for approval").Click();
        var submitted = Shown(AnInvoice.Submitted().Build());
        foreach (var action in new[] { "Approve", "Reject", "Approve by break-glass…" }) submitted.Button(action).Click();
        var issued = Shown(AnInvoice.Issued().Build());
        foreach (var action in new[] { "Record payment", "Declare void…" }) issued.Button(action).Click();
        Assert.Equal(["submit", "approve", nameof(InvoiceQuestion.Reject), nameof(InvoiceQuestion.BreakGlass), nameof(InvoiceQuestion.Payment), nameof(InvoiceQuestion.Void)], _done);
    }

    [Fact]
    public async Task While_one_runs_none_can_be_pressed()
    {
        SeenBy(Roles.Approver);
        var finish = new TaskCompletionSource();
        var running = Attempt.RunAsync((_, _) => finish.Task);
        Assert.All(Shown(AnInvoice.Submitted().Build()).FindAll(".form-actions > button"), b => Assert.True(b.HasAttribute("disabled")));
        finish.SetResult();
        await running;
    }
}
