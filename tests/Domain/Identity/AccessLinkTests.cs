using InvoiceWeb.Identity;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Identity;

public sealed class AccessLinkTests
{
    private static readonly DateTimeOffset Made = Moments.Noon;

    [Fact]
    public void An_invitation_opens_for_seven_days_and_a_password_link_for_one()
    {
        var (invitation, password) = (Invitation(), AccessLink.NewPassword("hash", Guid.CreateVersion7(), AnActor.Alice, Made));
        Assert.True(invitation.IsOpen(Made.AddDays(7).AddTicks(-1)));
        Refusal.Of("link.expired", () => invitation.Use(Made.AddDays(7)));
        Assert.True(password.IsOpen(Made.AddDays(1).AddTicks(-1)));
        Refusal.Of("link.expired", () => password.Use(Made.AddDays(1)));
    }

    [Fact]
    public void A_link_is_used_once_and_a_revoked_one_never()
    {
        var link = Invitation();
        link.Use(Made);
        Refusal.Of("link.used", () => link.Use(Made));
        Refusal.Of("link.used", () => link.Revoke(Made));
        var revoked = Invitation();
        revoked.Revoke(Made);
        Refusal.Of("link.revoked", () => revoked.Use(Made));
        Assert.False(revoked.IsOpen(Made));
    }

    [Fact]
    public void Whoever_is_cut_off_has_no_role_left_and_comes_back_with_new_ones()
    {
        var member = new Membership(Guid.CreateVersion7(), AnActor.Company, Roles.TenantAdmin, Made);
        Refusal.Of("member.no-role", () => member.Give(Roles.None));
        Refusal.Of("member.no-role", () => member.Give((Roles)64 | Roles.Clerk));
        member.End(Made);
        Assert.Equal((Roles.None, false), (member.Roles, member.IsActive));
        member.Resume(Roles.Auditor, Made.AddDays(1));
        Assert.Equal((Roles.Auditor, true, Made.AddDays(1)), (member.Roles, member.IsActive, member.CreatedAt));
    }

    private static AccessLink Invitation() => AccessLink.Invitation("hash", "a@b.example", Roles.Clerk, AnActor.Alice, Made);
}
