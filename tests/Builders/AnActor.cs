using InvoiceWeb.Identity;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Tests.Builders;

/// <summary>People of one made-up company. The same name is always the same person.</summary>
public static class AnActor
{
    public static readonly TenantId Company = new(new("01900000-0000-7000-8000-000000000001"));

    public static readonly Actor Alice = Named("Alice", Roles.Clerk);
    public static readonly Actor Bob = Named("Bob", Roles.Approver);
    public static readonly Actor Carol = Named("Carol", Roles.Approver);
    public static readonly Actor Dave = Named("Dave", Roles.Payer);

    public static Actor Named(string name, Roles roles = Roles.Clerk, TenantId? tenant = null) =>
        new(tenant ?? Company, IdOf(name), name, RolePermissions.Of(roles));

    private static Guid IdOf(string name)
    {
        var bytes = new byte[16];
        System.Text.Encoding.UTF8.GetBytes(name).AsSpan(0, Math.Min(16, System.Text.Encoding.UTF8.GetByteCount(name))).CopyTo(bytes);
        return new Guid(bytes);
    }
}
