using InvoiceWeb.Audit;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;
using static InvoiceWeb.Tests.Builders.AnActor;
using static InvoiceWeb.Tests.Builders.Moments;

namespace InvoiceWeb.Tests.Domain.Invoices;

public sealed class LifecycleTests
{
    public enum Act { Revise, Submit, Reject, Approve, Issue, Void, Allocate }

    private const string NotADraft = "invoice.not-a-draft";
    private const string NotAwaiting = "invoice.not-awaiting-approval";
    private const string NotIssued = "invoice.not-issued";

    /// <summary>For every status and every act: the status after it, or the code of the refusal.</summary>
    private static readonly Dictionary<Act, (object Draft, object Submitted, object Approved, object Void)> Table = new()
    {
        [Act.Revise] = (DocumentStatus.Draft, NotADraft, NotADraft, NotADraft),
        [Act.Submit] = (DocumentStatus.Submitted, NotADraft, NotADraft, NotADraft),
        [Act.Reject] = (NotAwaiting, DocumentStatus.Draft, NotAwaiting, NotAwaiting),
        [Act.Approve] = (NotAwaiting, DocumentStatus.Submitted, NotAwaiting, NotAwaiting),
        [Act.Issue] = (NotAwaiting, DocumentStatus.Approved, NotAwaiting, NotAwaiting),
        [Act.Void] = (NotIssued, NotIssued, DocumentStatus.Void, NotIssued),
        [Act.Allocate] = (NotIssued, NotIssued, DocumentStatus.Approved, NotIssued),
    };

    public static TheoryData<DocumentStatus, Act> EveryPair
    {
        get
        {
            var pairs = new TheoryData<DocumentStatus, Act>();
            foreach (var status in Enum.GetValues<DocumentStatus>())
                foreach (var act in Enum.GetValues<Act>()) pairs.Add(status, act);
            return pairs;
        }
    }

    [Theory, MemberData(nameof(EveryPair))]
    public void Every_act_in_every_status_does_what_the_table_says(DocumentStatus status, Act act)
    {
        var row = Table[act];
        var expected = status switch
        {
            DocumentStatus.Draft => row.Draft,
            DocumentStatus.Submitted => row.Submitted,
            DocumentStatus.Approved => row.Approved,
            DocumentStatus.Void => row.Void,
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
        var invoice = AnInvoice.In(status).Build();
        var before = Everything.Of(invoice);

        if (expected is string code)
        {
            Refusal.Of(code, () => Do(invoice, act));
            Assert.Equal(before, Everything.Of(invoice));
        }
        else
        {
            Do(invoice, act);
            Assert.Equal(expected, invoice.Status);
        }
    }

    [Fact]
    public void Every_change_of_status_is_said_for_the_history()
    {
        var invoice = AnInvoice.Draft().Build();
        Assert.Equal([new AuditChange("status", "Draft", "Submitted")], invoice.Submit(Alice, 1, Noon));
        Assert.Equal([new AuditChange("status", "Submitted", "Draft")], invoice.Reject(Bob, Noon));
        invoice.Submit(Alice, 1, Noon);
        Assert.Contains(new AuditChange("status", "Submitted", "Approved"), Issue(invoice));
        Assert.Equal([new AuditChange("status", "Approved", "Void")], invoice.Void("Wrong customer", Bob, Noon));
    }

    [Fact]
    public void Submit_remembers_who_when_and_how_many_must_approve()
    {
        var invoice = AnInvoice.Draft().Build();
        invoice.Submit(Carol, 2, Noon);
        Assert.Equal((Carol.UserId, Noon, 2), (invoice.SubmittedBy, invoice.SubmittedAt, invoice.ApprovalsRequired));
    }

    [Fact]
    public void Each_submission_begins_a_new_round()
    {
        var invoice = AnInvoice.Draft().Build();
        Assert.Equal(0, invoice.ApprovalRound);
        for (var round = 1; round <= 3; round++)
        {
            invoice.Submit(Alice, 1, Noon);
            Assert.Equal(round, invoice.ApprovalRound);
            invoice.Reject(Bob, Noon);
            Assert.Equal(round, invoice.ApprovalRound);
        }
    }

    [Fact]
    public void Approve_by_its_submitter_is_refused() => Refusal.Of(
        "invoice.editor-cannot-approve", () => AnInvoice.Submitted().EditedBy(Alice).SubmittedBy(Bob).Build().RequireMayBeApprovedBy(Bob));

    [Fact]
    public void Approve_by_its_editor_is_refused() => Refusal.Of(
        "invoice.editor-cannot-approve", () => AnInvoice.Submitted().EditedBy(Bob).SubmittedBy(Alice).Build().RequireMayBeApprovedBy(Bob));

    [Fact]
    public void Approve_by_somebody_who_edited_in_an_earlier_round_is_refused()
    {
        var muster = AParticipant.Named("Muster GmbH").Build();
        var invoice = AnInvoice.Submitted().With(muster).EditedBy(Carol).Build();
        invoice.Reject(Bob, Noon);
        invoice.Revise(invoice.Content with { Note = "As agreed" }, muster, Alice, Noon);
        invoice.Submit(Alice, 1, Noon);

        Refusal.Of("invoice.editor-cannot-approve", () => invoice.RequireMayBeApprovedBy(Carol));
        invoice.RequireMayBeApprovedBy(Bob);
    }

    [Fact]
    public void Approve_by_a_colleague_is_allowed() => AnInvoice.Submitted().Build().RequireMayBeApprovedBy(Bob);

    [Fact]
    public void Approve_by_somebody_of_the_same_name_is_allowed() =>
        AnInvoice.Submitted().Build().RequireMayBeApprovedBy(Bob with { Name = Alice.Name });

    [Fact]
    public void Void_needs_a_reason()
    {
        foreach (var reason in new[] { null, "", "  \t\n ", "\u0000" })
            Assert.Equal("Reason", Refusal.Of("reason.missing", () => AnInvoice.Issued().Build().Void(reason, Bob, Noon)).Field);
        Refusal.Of("text.too-long", () => AnInvoice.Issued().Build().Void(new string('x', 501), Bob, Noon));
    }

    [Fact]
    public void Void_keeps_number_date_and_reason()
    {
        var invoice = AnInvoice.Issued().Build();
        var number = (invoice.Number, invoice.NumberText, invoice.NumberKey, invoice.Year, invoice.IssueDate);
        invoice.Void(" Wrong customer ", Bob, Noon);
        Assert.Equal(number, (invoice.Number, invoice.NumberText, invoice.NumberKey, invoice.Year, invoice.IssueDate));
        Assert.Equal(("Wrong customer", Noon), (invoice.VoidReason, invoice.VoidedAt));
    }

    [Fact]
    public void Void_leaves_nothing_open()
    {
        var invoice = AnInvoice.Voided().Build();
        Assert.Equal((0L, 0m, PaymentStatus.Unpaid), (invoice.OpenMinor, invoice.OpenAmount, invoice.PaymentStatus));
        Assert.Equal(119m, invoice.PayableAmount);
    }

    [Theory]
    [InlineData(10), InlineData(119), InlineData(200)]
    public void Void_is_refused_while_anything_is_allocated(int amount)
    {
        var invoice = AnInvoice.Issued().Paid(amount).Build();
        Refusal.Of("invoice.allocated", () => invoice.Void("Wrong customer", Bob, Noon));
        invoice.Allocate(-amount);
        invoice.Void("Wrong customer", Bob, Noon);
    }

    private static IReadOnlyList<AuditChange> Issue(Invoice invoice) => invoice.Issue(AnInvoice.Number(41), Today, 30, 1, "{}", Bob, Noon);

    private static void Do(Invoice invoice, Act act)
    {
        switch (act)
        {
            case Act.Revise: invoice.Revise(AnInvoice.Content, null, Alice, Noon); break;
            case Act.Submit: invoice.Submit(Alice, 1, Noon); break;
            case Act.Reject: invoice.Reject(Bob, Noon); break;
            case Act.Approve: invoice.RequireMayBeApprovedBy(Bob); break;
            case Act.Issue: Issue(invoice); break;
            case Act.Void: invoice.Void("Wrong customer", Bob, Noon); break;
            case Act.Allocate: invoice.Allocate(10); break;
            default: throw new ArgumentOutOfRangeException(nameof(act));
        }
    }
}
