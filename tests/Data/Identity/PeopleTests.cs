using InvoiceWeb.Identity.Links;
using InvoiceWeb.Identity.People;

namespace InvoiceWeb.Tests.Data;

/// <summary>Members, roles, invitations and lost passwords.</summary>
public sealed class PeopleTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_invited_person_makes_an_account_and_works_with_the_roles_they_were_given()
    {
        var company = await TestCompany.CreateAsync(database);
        var admin = await company.AdminAsync();
        var token = await database.InviteAsync(admin, "Nora@New-Person.example", Roles.Clerk | Roles.Payer);
        var seen = await database.Get<ReadInvitation>().ExecuteAsync(token, null, None);
        Assert.Equal((company.Tenant.Name, "nora@new-person.example", Roles.Clerk | Roles.Payer, "Ada Admin", false), (seen.Company, seen.Email, seen.Roles, seen.InvitedBy, seen.HasAccount));

        await Refused.WithAsync("user.refused", () => database.CreateAccountAsync(token, "short"));
        var account = await database.CreateAccountAsync(token);

        Assert.Equal((company.Tenant.Slug, "nora@new-person.example"), (account.Slug, account.Email));
        var nora = (await database.Get<FindPeople>().ExecuteAsync(admin, None)).Single(p => p.Email == account.Email);
        Assert.Equal((Roles.Clerk | Roles.Payer, null), (nora.Roles, nora.EndedAt));
        Assert.True((await database.Get<EnterTenant>().ExecuteAsync(nora.UserId, account.Slug, None)).Actor.May(Permission.RecordPayments));
        await Refused.WithAsync("link.used", () => database.CreateAccountAsync(token));
        Assert.Equal(["invitation.accepted", "invitation.made"], (await database.Get<FindSecurityEvents>().ExecuteAsync(admin, null, None)).Select(e => e.Kind).Where(k => k.StartsWith("invitation", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Of_two_who_use_one_invitation_in_the_same_moment_one_comes_in()
    {
        var company = await TestCompany.CreateAsync(database);
        var token = await database.InviteAsync(await company.AdminAsync(), "once@new.example");
        var outcomes = await Together.AllAsync(4, _ => database.CreateAccountAsync(token));
        Assert.Single(outcomes, o => o is null);
        Assert.All(outcomes.OfType<RuleBrokenException>(), rule => Assert.Contains(rule.Code, new[] { "link.used", "link.sign-in-first" }));
    }

    [Fact]
    public async Task An_invitation_is_too_old_after_seven_days_can_be_withdrawn_and_a_new_one_replaces_it()
    {
        var company = await TestCompany.CreateAsync(database);
        var admin = await company.AdminAsync();
        var first = await database.InviteAsync(admin, "late@new.example");
        var second = await database.InviteAsync(admin, "late@new.example", Roles.Auditor);
        await Refused.WithAsync("link.revoked", () => database.CreateAccountAsync(first));
        company.Clock.Advance(TimeSpan.FromDays(7));
        await Refused.WithAsync("link.expired", () => database.CreateAccountAsync(second));
        Assert.False(Assert.Single(await database.Get<FindAccessLinks>().ExecuteAsync(admin, None)).IsOpen);
        var third = await database.InviteAsync(admin, "late@new.example");
        await database.Get<RevokeAccessLink>().ExecuteAsync(admin, (await database.Get<FindAccessLinks>().ExecuteAsync(admin, None)).Single(l => l.IsOpen).Id, None);
        await Refused.WithAsync("link.revoked", () => database.CreateAccountAsync(third));
    }

    [Fact]
    public async Task Who_tries_wrong_links_is_stopped_for_ten_minutes_and_others_are_not()
    {
        var company = await TestCompany.CreateAsync(database);
        var token = await database.InviteAsync(await company.AdminAsync(), "guess@new.example");
        var read = database.Get<ReadInvitation>();
        for (var guess = 0; guess < LinkThrottle.Most; guess++) await Refused.WithAsync("link.unknown", () => read.ExecuteAsync($"guess-{guess}", "203.0.113.7", None));
        await Refused.WithAsync("link.throttled", () => read.ExecuteAsync(token, "203.0.113.7", None));
        await read.ExecuteAsync(token, "203.0.113.8", None);
        company.Clock.Advance(TimeSpan.FromMinutes(10));
        await read.ExecuteAsync(token, "203.0.113.7", None);
    }

    [Fact]
    public async Task Cut_off_means_at_once_and_an_invitation_takes_the_person_back_with_new_roles()
    {
        var company = await TestCompany.CreateAsync(database);
        var (admin, clerk) = (await company.AdminAsync(), await company.EmployAsync("Clara Clerk", Roles.Clerk | Roles.Approver));
        await Refused.WithAsync("member.already", async () => await database.InviteAsync(admin, await database.EmailAsync(clerk.UserId)));
        await database.Get<EndMembership>().ExecuteAsync(admin, clerk.UserId, None);
        Assert.False(await database.MayEnterAsync(clerk.UserId, company));
        Assert.Empty(await database.Get<EnterTenant>().CompaniesAsync(clerk.UserId, None));
        Assert.DoesNotContain(await database.Get<InvoiceWeb.Approvals.Absence.FindDelegates>().ExecuteAsync(company.Approver, None), c => c.UserId == clerk.UserId);
        await Refused.WithAsync("member.already-ended", () => database.Get<EndMembership>().ExecuteAsync(admin, clerk.UserId, None));
        await Refused.WithAsync("record.not-found", () => database.Get<ChangeRoles>().ExecuteAsync(admin, clerk.UserId, Roles.Clerk, Roles.None, None));

        await database.AcceptAsync(clerk.UserId, await database.InviteAsync(admin, await database.EmailAsync(clerk.UserId), Roles.Auditor));

        var back = (await database.Get<FindPeople>().ExecuteAsync(admin, None)).Single(p => p.UserId == clerk.UserId);
        Assert.Equal((Roles.Auditor, null), (back.Roles, back.EndedAt));
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var company = await TestCompany.CreateAsync(database);
        var (admin, clerk) = (await company.AdminAsync(), await company.EmployAsync("Clara Clerk", Roles.Clerk));
        var change = database.Get<ChangeRoles>();
        await Refused.WithAsync("member.last-admin", () => change.ExecuteAsync(admin, admin.UserId, Roles.Clerk, Roles.TenantAdmin, None));
        await Refused.WithAsync("member.last-admin", () => database.Get<EndMembership>().ExecuteAsync(admin, admin.UserId, None));
        await Refused.WithAsync("member.no-role", () => change.ExecuteAsync(admin, clerk.UserId, Roles.None, Roles.Clerk, None));
        await Refused.WithAsync("record.changed-meanwhile", () => change.ExecuteAsync(admin, clerk.UserId, Roles.TenantAdmin, Roles.Payer, None));
        await change.ExecuteAsync(admin, clerk.UserId, Roles.Clerk | Roles.TenantAdmin, Roles.Clerk, None);
        await change.ExecuteAsync(admin, admin.UserId, Roles.Clerk, Roles.TenantAdmin, None);
        Assert.False((await database.Get<EnterTenant>().ExecuteAsync(admin.UserId, company.Tenant.Slug, None)).Actor.May(Permission.ManageUsers));
    }

    [Fact]
    public async Task Two_administrators_who_demote_each_other_in_the_same_moment_leave_one()
    {
        var company = await TestCompany.CreateAsync(database);
        Actor[] both = [await company.AdminAsync(), await company.EmployAsync("Bea Boss", Roles.TenantAdmin)];
        var outcomes = await Together.AllAsync(2, n => database.Get<ChangeRoles>().ExecuteAsync(both[n], both[1 - n].UserId, Roles.Clerk, Roles.TenantAdmin, None));
        Assert.Single(outcomes, o => o is null);
        Assert.Equal("member.last-admin", Assert.Single(outcomes.OfType<RuleBrokenException>()).Code);
    }

    [Fact]
    public async Task A_password_link_sets_the_password_once_ends_the_sessions_and_opens_a_lock_of_wrong_guesses()
    {
        var company = await TestCompany.CreateAsync(database);
        var (admin, clerk) = (await company.AdminAsync(), await company.EmployAsync("Clara Clerk", Roles.Clerk));
        await database.WithUsersAsync(clerk.UserId, (users, user) => users.SetLockoutEndDateAsync(user, company.Clock.Now.AddMinutes(10)));
        var before = await database.WithUsersAsync(clerk.UserId, (users, user) => users.GetSecurityStampAsync(user));
        var first = await database.Get<IssuePasswordLink>().ExecuteAsync(admin, clerk.UserId, None);
        var link = await database.Get<IssuePasswordLink>().ExecuteAsync(admin, clerk.UserId, None);
        var set = database.Get<SetPasswordByLink>();
        await Refused.WithAsync("link.revoked", () => set.ExecuteAsync(first.Token, AdministeredPeople.Password, null, None));
        await Refused.WithAsync("user.refused", () => set.ExecuteAsync(link.Token, "short", null, None));
        await set.ExecuteAsync(link.Token, AdministeredPeople.Password, null, None);
        Assert.True(await database.HasPasswordAsync(clerk.UserId, AdministeredPeople.Password));
        Assert.NotEqual(before, await database.WithUsersAsync(clerk.UserId, (users, user) => users.GetSecurityStampAsync(user)));
        Assert.Null(await database.WithUsersAsync(clerk.UserId, (_, user) => Task.FromResult(user.LockoutEnd)));
        await Refused.WithAsync("link.used", () => set.ExecuteAsync(link.Token, AdministeredPeople.Password, null, None));
        var late = await database.Get<IssuePasswordLink>().ExecuteAsync(admin, clerk.UserId, None);
        company.Clock.Advance(TimeSpan.FromDays(1));
        await Refused.WithAsync("link.expired", () => set.ExecuteAsync(late.Token, AdministeredPeople.Password, null, None));
    }

    [Fact]
    public async Task A_second_factor_is_reset_with_its_secret_and_recovery_codes()
    {
        var company = await TestCompany.CreateAsync(database);
        var (admin, clerk) = (await company.AdminAsync(), await company.EmployAsync("Clara Clerk", Roles.Clerk));
        await Refused.WithAsync("member.two-factor-not-on", () => database.Get<ResetTwoFactor>().ExecuteAsync(admin, clerk.UserId, None));
        await database.WithUsersAsync(clerk.UserId, async (users, user) =>
        {
            await users.ResetAuthenticatorKeyAsync(user);
            await users.SetTwoFactorEnabledAsync(user, true);
            return await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 10);
        });
        await database.Get<ResetTwoFactor>().ExecuteAsync(admin, clerk.UserId, None);
        Assert.Equal((false, null, 0), await database.WithUsersAsync(clerk.UserId, async (users, user) => (user.TwoFactorEnabled, await users.GetAuthenticatorKeyAsync(user), await users.CountRecoveryCodesAsync(user))));
        Assert.Contains(await database.Get<FindSecurityEvents>().ExecuteAsync(admin, null, None), e => e is { Kind: "two-factor.reset", UserName: "Clara Clerk", ActorName: "Ada Admin" });
    }

    [Theory]
    [InlineData("nobody"), InlineData("two@signs@example.com"), InlineData("with space@example.com"), InlineData(""), InlineData(null)]
    public async Task An_invitation_needs_an_address(string? email)
    {
        var company = await TestCompany.CreateAsync(database);
        var refusal = await Refused.WithAsync("email.shape", () => database.Get<InvitePerson>().ExecuteAsync(company.Admin, email, Roles.Clerk, None));
        Assert.Equal("Email", refusal.Field);
        await Refused.WithAsync("member.no-role", () => database.Get<InvitePerson>().ExecuteAsync(company.Admin, "a@b.example", Roles.None, None));
    }
}
