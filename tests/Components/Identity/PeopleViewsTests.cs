using Bunit;
using InvoiceWeb.Identity;
using InvoiceWeb.Identity.People;
using InvoiceWeb.Identity.People.Views;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Components.Identity;

public sealed class PeopleViewsTests : View
{
    private static readonly PersonRow Me = Row("Alice", Roles.TenantAdmin, AnActor.Alice.UserId);
    private static readonly PersonRow Bob = Row("Bob <b>", Roles.Clerk | Roles.Payer, AnActor.Bob.UserId) with { HasTwoFactor = true, LastSignInAt = Moments.Noon };
    private static readonly PersonRow Gone = Row("Gil", Roles.None, AnActor.Carol.UserId) with { EndedAt = Moments.Noon };

    [Fact]
    public void The_list_says_what_everybody_may_do_and_how_they_sign_in()
    {
        var view = Table();
        Assert.Contains("Bob <b>bob@x.example Accounting clerk, Treasurer Active On", view.Text(), StringComparison.Ordinal);
        Assert.Contains("Gilgil@x.example – Cut off since", view.Text(), StringComparison.Ordinal);
        Assert.Contains("Not yet", view.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ones_own_password_and_second_factor_are_changed_on_ones_own_page()
    {
        var rows = Table().FindAll("tbody tr");
        Assert.Equal(["Roles…", "Cut off…"], rows[0].QuerySelectorAll("button").Select(b => b.TextContent.Trim()));
        Assert.Equal("/account", rows[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(["Roles…", "Link to a new password…", "Reset two-factor sign-in…", "Cut off…"], rows[1].QuerySelectorAll("button").Select(b => b.TextContent.Trim()));
        Assert.Equal(["Invite again…"], rows[2].QuerySelectorAll("button").Select(b => b.TextContent.Trim()));
    }

    [Fact]
    public void While_loading_nothing_is_said_and_an_empty_list_has_a_way_out()
    {
        Assert.Single(Show<PeopleTable>(p => p.Add(t => t.Rows, null).Add(t => t.Me, Guid.Empty)).FindAll(".skeleton"));
        Assert.NotNull(Show<PeopleTable>(p => p.Add(t => t.Rows, []).Add(t => t.Me, Guid.Empty)).Button("Invite somebody"));
    }

    [Fact]
    public async Task A_refused_invitation_keeps_what_was_typed_and_says_why_beside_the_field()
    {
        (string? Email, Roles Roles) sent = default;
        var view = Show<InviteDialog>(p => p.Add(d => d.Attempt, Attempt).Add(d => d.Confirmed, ((string?, Roles) typed) => sent = typed));
        view.Labelled("E-mail address").Change("nobody");
        view.FindAll("input[type=checkbox]")[1].Change(true);
        view.Find("form").Submit();
        Assert.Equal(("nobody", Roles.Clerk | Roles.Approver), sent);
        await RefuseAsync(MemberRules.EmailShape("nobody"));
        view.Render();
        Assert.Equal("nobody", view.Labelled("E-mail address").GetAttribute("value"));
        Assert.Contains("is not an e-mail address", view.Find(".field .error").TextContent, StringComparison.Ordinal);
        Assert.Empty(view.FindAll("[role=alert]"));
    }

    [Fact]
    public void Taking_away_ones_own_power_is_pointed_out()
    {
        var view = Show<RolesDialog>(p => p.Add(d => d.Person, Me).Add(d => d.Attempt, Attempt).Add(d => d.IsOneself, true));
        Assert.Empty(view.FindAll("[role=status]"));
        view.FindAll("input[type=checkbox]").Single(i => i.HasAttribute("checked")).Change(false);
        Assert.Contains("no longer be able", view.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_can_be_copied_and_says_until_when_it_works()
    {
        var view = Show<LinkDialog>(p => p.Add(d => d.Title, "Invitation").Add(d => d.Consequence, "Hand it over.").Add(d => d.Address, "https://x.example/invitation/abc").Add(d => d.Link, new IssuedLink("abc", Moments.Noon)));
        Assert.Equal("https://x.example/invitation/abc", view.Labelled("Link").GetAttribute("value"));
        Assert.True(view.Labelled("Link").HasAttribute("readonly"));
        Assert.NotNull(view.Find("time"));
    }

    [Fact]
    public void Only_open_links_can_be_revoked()
    {
        AccessLinkRow Link(bool isOpen) => new(Guid.CreateVersion7(), AccessLinkKind.Invitation, "a@b.example", Roles.Auditor, "Ada", Moments.Noon, Moments.Noon, isOpen);
        Assert.NotNull(Show<AccessLinkTable>(p => p.Add(t => t.Rows, [Link(true)])).Button("Revoke the link for a@b.example"));
        var old = Show<AccessLinkTable>(p => p.Add(t => t.Rows, [Link(false)]));
        Assert.Contains("Expired", old.Text(), StringComparison.Ordinal);
        Assert.Empty(old.FindAll("button"));
    }

    private IRenderedComponent<PeopleTable> Table() => Show<PeopleTable>(p => p.Add(t => t.Rows, [Me, Bob, Gone]).Add(t => t.Me, Me.UserId));

    private static PersonRow Row(string name, Roles roles, Guid id) => new(id, name, $"{name.Split(' ')[0].ToLowerInvariant()}@x.example", roles, null, false, Moments.Noon, null);
}
