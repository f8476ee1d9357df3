using System.Collections.Frozen;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Identity;

/// <summary>Fixed sets of permissions. A person may hold several, in several tenants.</summary>
[Flags]
public enum Roles
{
    None = 0,
    Clerk = 1,
    Approver = 2,
    Payer = 4,
    TenantAdmin = 8,
    Auditor = 16,
}

public static class RolePermissions
{
    private static readonly FrozenDictionary<Roles, Permission[]> Table = new Dictionary<Roles, Permission[]>
    {
        [Roles.Clerk] = [Permission.ReadBooks, Permission.EditParticipants, Permission.EditInvoices, Permission.SubmitInvoices],
        [Roles.Approver] = [Permission.ReadBooks, Permission.ApproveInvoices, Permission.VoidInvoices],
        [Roles.Payer] = [Permission.ReadBooks, Permission.RecordPayments],
        [Roles.TenantAdmin] = [Permission.ReadBooks, Permission.ManageUsers, Permission.ManageSettings, Permission.BreakGlass, Permission.ManageArchive, Permission.SearchArchive],
        [Roles.Auditor] = [Permission.ReadBooks, Permission.SearchArchive],
    }.ToFrozenDictionary();

    /// <summary>Everything that one of these roles allows.</summary>
    public static IReadOnlySet<Permission> Of(Roles roles) =>
        Table.Where(row => roles.HasFlag(row.Key)).SelectMany(row => row.Value).ToHashSet();

    /// <summary>All roles there are, in the order in which they are offered.</summary>
    public static IReadOnlyList<Roles> All { get; } = [.. Table.Keys.Order()];

    /// <summary>Who belongs to a tenant does something there.</summary>
    /// <exception cref="RuleBrokenException"><c>member.no-role</c></exception>
    public static Roles Require(Roles roles) => Each(roles) is { Count: > 0 } known && known.Aggregate((all, one) => all | one) == roles ? roles : throw MemberRules.NoRole();

    /// <summary>The single roles inside a combination, for lists and check boxes.</summary>
    public static IReadOnlyList<Roles> Each(Roles roles) => [.. Table.Keys.Where(role => roles.HasFlag(role)).Order()];
}
