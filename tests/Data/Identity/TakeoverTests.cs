using InvoiceWeb.Identity.Links;
using InvoiceWeb.Identity.People;

namespace InvoiceWeb.Tests.Data;

/// <summary>An administrator of one company tries to become somebody of another, or of this server.</summary>
public sealed class TakeoverTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_admin_cannot_reset_the_password_of_a_person_of_another_company()
    {
        var (mine, other) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        var (admin, victim) = (await mine.AdminAsync(), await other.EmployAsync("Vera Victim", Roles.Payer));
        await Refused.WithAsync("record.not-found", () => database.Get<IssuePasswordLink>().ExecuteAsync(admin, victim.UserId, None));
        await Refused.WithAsync("record.not-found", () => database.Get<ResetTwoFactor>().ExecuteAsync(admin, victim.UserId, None));
        await Refused.WithAsync("record.not-found", () => database.Get<EndMembership>().ExecuteAsync(admin, victim.UserId, None));
        await Refused.WithAsync("record.not-found", () => database.Get<ChangeRoles>().ExecuteAsync(admin, victim.UserId, Roles.Auditor, Roles.Payer, None));
        Assert.True(await database.MayEnterAsync(victim.UserId, other));
    }

    [Fact]
    public async Task An_admin_who_draws_a_person_of_another_company_into_their_own_still_cannot_become_them()
    {
        var (mine, other) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        var (admin, victim) = (await mine.AdminAsync(), await other.EmployAsync("Vera Victim", Roles.Payer));
        await database.AcceptAsync(victim.UserId, await database.InviteAsync(admin, await database.EmailAsync(victim.UserId)));
        await Refused.WithAsync("member.belongs-elsewhere", () => database.Get<IssuePasswordLink>().ExecuteAsync(admin, victim.UserId, None));
        await Refused.WithAsync("member.belongs-elsewhere", () => database.Get<ResetTwoFactor>().ExecuteAsync(admin, victim.UserId, None));
    }

    [Fact]
    public async Task A_password_link_made_before_the_person_joined_another_company_opens_nothing_afterwards()
    {
        var (mine, other) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        var (admin, victim) = (await mine.AdminAsync(), await mine.EmployAsync("Vera Victim", Roles.Payer));
        var kept = await database.Get<IssuePasswordLink>().ExecuteAsync(admin, victim.UserId, None);

        // On the way of an invitation the link goes at once …
        await database.AcceptAsync(victim.UserId, await database.InviteAsync(await other.AdminAsync(), await database.EmailAsync(victim.UserId)));
        await Refused.WithAsync("link.revoked", () => database.Get<SetPasswordByLink>().ExecuteAsync(kept.Token, "taken over by Ada", null, None));

        // … and on any other it is asked for again when the link is used.
        var second = await mine.EmployAsync("Viktor Victim", Roles.Payer);
        kept = await database.Get<IssuePasswordLink>().ExecuteAsync(admin, second.UserId, None);
        await database.JoinAsync(second.UserId, other, Roles.TenantAdmin);
        await Refused.WithAsync("link.no-longer-alone", () => database.Get<SetPasswordByLink>().ExecuteAsync(kept.Token, "taken over by Ada", null, None));
        Assert.False(await database.HasPasswordAsync(second.UserId, "taken over by Ada"));
    }

    [Fact]
    public async Task An_admin_cannot_become_the_operator_of_the_server_who_belongs_to_their_company_only()
    {
        var mine = await TestCompany.CreateAsync(database);
        var (admin, olga) = (await mine.AdminAsync(), await mine.EmployAsync("Olga Operator", Roles.TenantAdmin));
        await using (var db = await database.Get<HostDatabase>().OpenAsync(None))
            await db.Users.Where(u => u.Id == olga.UserId).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsOperator, true).SetProperty(u => u.TwoFactorEnabled, true));
        await Refused.WithAsync("member.belongs-elsewhere", () => database.Get<IssuePasswordLink>().ExecuteAsync(admin, olga.UserId, None));
        await Refused.WithAsync("member.belongs-elsewhere", () => database.Get<ResetTwoFactor>().ExecuteAsync(admin, olga.UserId, None));
    }

    [Fact]
    public async Task An_invitation_to_somebody_elses_address_does_not_open_their_account()
    {
        var (mine, other) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        var (admin, victim) = (await mine.AdminAsync(), await other.EmployAsync("Vera Victim", Roles.Payer));
        var token = await database.InviteAsync(admin, await database.EmailAsync(victim.UserId), Roles.TenantAdmin);
        await Refused.WithAsync("link.sign-in-first", () => database.CreateAccountAsync(token));
        await Refused.WithAsync("link.for-somebody-else", () => database.AcceptAsync(admin.UserId, token));
        Assert.False(await database.HasPasswordAsync(victim.UserId, AdministeredPeople.Password));
    }

    [Fact]
    public async Task An_admin_who_was_cut_off_or_demoted_leaves_no_link_behind()
    {
        var mine = await TestCompany.CreateAsync(database);
        var (admin, leaver, demoted) = (await mine.AdminAsync(), await mine.EmployAsync("Leo Leaver", Roles.TenantAdmin), await mine.EmployAsync("Dora Demoted", Roles.TenantAdmin));
        var (first, second) = (await database.InviteAsync(leaver, "back@door.example", Roles.TenantAdmin), await database.InviteAsync(demoted, "side@door.example", Roles.TenantAdmin));
        await database.Get<EndMembership>().ExecuteAsync(admin, leaver.UserId, None);
        await database.Get<ChangeRoles>().ExecuteAsync(admin, demoted.UserId, Roles.Clerk, Roles.TenantAdmin, None);
        // One that was made in the very moment in which its issuer was cut off.
        var late = await database.InviteAsync(leaver, "late@door.example", Roles.TenantAdmin);
        foreach (var token in new[] { first, second, late }) await Refused.WithAsync("link.revoked", () => database.CreateAccountAsync(token));
    }

    [Fact]
    public async Task A_link_of_one_kind_does_not_serve_as_the_other()
    {
        var mine = await TestCompany.CreateAsync(database);
        var (admin, colleague) = (await mine.AdminAsync(), await mine.EmployAsync("Cora Colleague", Roles.Clerk));
        var password = await database.Get<IssuePasswordLink>().ExecuteAsync(admin, colleague.UserId, None);
        await Refused.WithAsync("link.unknown", () => database.CreateAccountAsync(password.Token));
        var invitation = await database.InviteAsync(admin, "kind@new.example");
        await Refused.WithAsync("link.unknown", () => database.Get<SetPasswordByLink>().ExecuteAsync(invitation, AdministeredPeople.Password, "192.0.2.9", None));
    }

    [Fact]
    public async Task The_database_keeps_no_secret_of_a_link()
    {
        var mine = await TestCompany.CreateAsync(database);
        var token = await database.InviteAsync(await mine.AdminAsync(), "secret@new.example");
        Assert.True(token.Length >= 43);
        Assert.Empty(await Sql.ListAsync<string>(database.Owner, $"SELECT l::text FROM access_links l WHERE l::text LIKE '%{token}%'"));
        Assert.Empty(await Sql.ListAsync<string>(database.Owner, $"SELECT e::text FROM security_events e WHERE e::text LIKE '%{token}%'"));
    }

    [Fact]
    public async Task An_admin_of_one_company_sees_and_revokes_nothing_of_another()
    {
        var (mine, other) = (await TestCompany.CreateAsync(database), await TestCompany.CreateAsync(database));
        var (admin, stranger) = (await mine.AdminAsync(), await other.AdminAsync());
        await database.InviteAsync(admin, "mine@new.example");
        var link = Assert.Single(await database.Get<FindAccessLinks>().ExecuteAsync(admin, None));
        Assert.Empty(await database.Get<FindAccessLinks>().ExecuteAsync(stranger, None));
        Assert.DoesNotContain(await database.Get<FindSecurityEvents>().ExecuteAsync(stranger, null, None), e => e.UserName == "mine@new.example");
        Assert.DoesNotContain(await database.Get<FindPeople>().ExecuteAsync(stranger, None), p => p.UserId == admin.UserId);
        await Refused.WithAsync("record.not-found", () => database.Get<RevokeAccessLink>().ExecuteAsync(stranger, link.Id, None));
        Assert.True(Assert.Single(await database.Get<FindAccessLinks>().ExecuteAsync(admin, None)).IsOpen);
    }

    [Fact]
    public async Task At_an_open_session_nobody_resets_the_second_factor_of_its_owner()
    {
        var mine = await TestCompany.CreateAsync(database);
        var admin = await mine.AdminAsync();
        await Refused.WithAsync("member.oneself", () => database.Get<ResetTwoFactor>().ExecuteAsync(admin, admin.UserId, None));
        await Refused.WithAsync("member.oneself", () => database.Get<IssuePasswordLink>().ExecuteAsync(admin, admin.UserId, None));
    }
}
