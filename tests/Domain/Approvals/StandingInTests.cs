using InvoiceWeb.Approvals;
using InvoiceWeb.Identity;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tests.Builders;
using static InvoiceWeb.Tests.Builders.AnActor;
using static InvoiceWeb.Tests.Builders.Moments;

namespace InvoiceWeb.Tests.Domain.Approvals;

public sealed class StandingInTests
{
    private static readonly Absentee AwayBob = new(Bob.UserId, "Bob");
    private static readonly Absentee AwayCarol = new(Carol.UserId, "Carol");
    private readonly Invoice _invoice = AnInvoice.Submitted().Build();

    [Fact] public void The_first_whose_vote_is_free_is_taken() => Assert.Equal(AwayBob, StandingIn.For(_invoice, [AwayBob, AwayCarol], []).Absent);

    [Fact]
    public void A_vote_that_is_cast_is_passed_over_whoever_cast_it()
    {
        Assert.Equal(AwayCarol, StandingIn.For(_invoice, [AwayBob, AwayCarol], [Step(Bob)]).Absent);
        Assert.Equal(AwayCarol, StandingIn.For(_invoice, [AwayBob, AwayCarol], [Step(Dave, AwayBob)]).Absent);
        Assert.Equal("approval.absent-decided", StandingIn.For(_invoice, [AwayBob], [Step(Dave, AwayBob)]).Refusal!.Code);
    }

    [Theory]
    [InlineData("Bob", "Alice"), InlineData("Alice", "Bob")]
    public void Nobody_stands_in_for_an_editor_or_submitter(string editor, string submitter)
    {
        var invoice = AnInvoice.Submitted().EditedBy(Named(editor)).SubmittedBy(Named(submitter)).Build();
        Assert.Equal("approval.absent-edited", StandingIn.For(invoice, [AwayBob], []).Refusal!.Code);
        Assert.Equal(AwayCarol, StandingIn.For(invoice, [AwayBob, AwayCarol], []).Absent);
    }

    [Fact] public void Who_stands_in_for_nobody_has_no_right() => Assert.Equal("access.missing-permission", StandingIn.For(_invoice, [], []).Refusal!.Code);

    [Theory]
    [InlineData(Roles.Auditor, false), InlineData(Roles.None, false), InlineData(Roles.Clerk, true), InlineData(Roles.Payer, true), InlineData(Roles.TenantAdmin, true), InlineData(Roles.Auditor | Roles.Clerk, true)]
    public void Who_only_reads_cannot_stand_in(Roles roles, bool may) => Assert.Equal(may, ApprovalDelegation.MayBeGivenTo(RolePermissions.Of(roles)));

    [Fact]
    public void A_delegation_is_revoked_once_and_not_after_its_end()
    {
        ApprovalDelegation Given() => new(AnActor.Company, Bob.UserId, "Bob", Dave.UserId, "Dave", Today, Today.AddDays(1));
        var given = Given();
        Assert.True(given.Covers(Today.AddDays(1)));
        given.Revoke(Today);
        Assert.False(given.Covers(Today));
        Refusal.Of("delegation.revoked", () => given.Revoke(Today));
        Refusal.Of("delegation.revoked", () => Given().Revoke(Today.AddDays(2)));
    }

    private ApprovalStep Step(InvoiceWeb.Tenancy.Actor by, Absentee? absent = null) => new(_invoice, by, ApprovalDecision.Approved, null, false, Noon, absent);
}
