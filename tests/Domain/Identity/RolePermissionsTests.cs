using InvoiceWeb.Identity;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tests.Builders;

namespace InvoiceWeb.Tests.Domain.Identity;

public sealed class RolePermissionsTests
{
    private static readonly Roles[] Single = [Roles.Clerk, Roles.Approver, Roles.Payer, Roles.TenantAdmin, Roles.Auditor];

    [Fact]
    public void An_auditor_reads_everything_and_changes_nothing() =>
        Assert.Equal([Permission.ReadBooks, Permission.SearchArchive], RolePermissions.Of(Roles.Auditor).Order());

    [Theory]
    [InlineData(Permission.RecordPayments, Roles.Payer)]
    [InlineData(Permission.ApproveInvoices, Roles.Approver)]
    [InlineData(Permission.VoidInvoices, Roles.Approver)]
    [InlineData(Permission.EditInvoices, Roles.Clerk)]
    [InlineData(Permission.SubmitInvoices, Roles.Clerk)]
    [InlineData(Permission.EditParticipants, Roles.Clerk)]
    [InlineData(Permission.ManageUsers, Roles.TenantAdmin)]
    [InlineData(Permission.ManageSettings, Roles.TenantAdmin)]
    [InlineData(Permission.ManageArchive, Roles.TenantAdmin)]
    [InlineData(Permission.BreakGlass, Roles.TenantAdmin)]
    [InlineData(Permission.SearchArchive, Roles.TenantAdmin | Roles.Auditor)]
    [InlineData(Permission.ReadBooks, Roles.Clerk | Roles.Approver | Roles.Payer | Roles.TenantAdmin | Roles.Auditor)]
    public void Nobody_else_may(Permission permission, Roles roles) =>
        Assert.All(Single, role => Assert.Equal(roles.HasFlag(role), RolePermissions.Of(role).Contains(permission)));

    [Fact]
    public void Several_roles_allow_what_each_of_them_allows() => Assert.Equal(
        RolePermissions.Of(Roles.Clerk).Union(RolePermissions.Of(Roles.Payer)).Order(), RolePermissions.Of(Roles.Clerk | Roles.Payer).Order());

    [Theory]
    [InlineData(Roles.None), InlineData((Roles)32), InlineData((Roles)(1 << 30))]
    public void No_role_that_is_known_allows_nothing(Roles roles)
    {
        Assert.Empty(RolePermissions.Of(roles));
        Assert.Empty(RolePermissions.Each(roles));
    }

    [Fact]
    public void A_combination_is_taken_apart_into_its_roles() => Assert.Equal([Roles.Clerk, Roles.Auditor], RolePermissions.Each(Roles.Auditor | Roles.Clerk));

    [Fact]
    public void An_actor_without_the_permission_is_refused()
    {
        Refusal.Of("access.missing-permission", () => AnActor.Alice.Require(Permission.ApproveInvoices));
        AnActor.Bob.Require(Permission.ApproveInvoices);
        Assert.False(AnActor.Named("Nobody", Roles.None).May(Permission.ReadBooks));
    }

    /// <summary>Codes are stored in API keys and logs. Whoever adds one says above who has it.</summary>
    [Fact]
    public void Permission_codes_are_never_renumbered() => Assert.Equal([1, 10, 20, 21, 30, 31, 32, 40, 50, 51, 60, 61], Enum.GetValues<Permission>().Select(p => (int)p));
}
