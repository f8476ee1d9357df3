using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Identity;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Hosting.SetUp;

/// <summary>Removes all demo companies with everything in them. For the admin of one of them.</summary>
public sealed class RemoveDemoData(HostDatabase host, DemoRemoval removal, SetUpState state)
{
    /// <summary>What a person types, so that no stray click does it.</summary>
    public const string Confirmation = "remove the demo data";

    /// <exception cref="RuleBrokenException"><c>demo.not-a-demo-company</c>, <c>demo.not-confirmed</c>, <c>demo.only-admin</c></exception>
    public async Task ExecuteAsync(Actor actor, string? typed, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await using (var db = await host.OpenAsync(cancellationToken))
        {
            if (!await db.Tenants.AnyAsync(t => t.Id == actor.Tenant && t.IsDemo, cancellationToken)) throw DemoRules.NotADemoCompany();
            if (!string.Equals(Text.CleanLine(typed), Confirmation, StringComparison.OrdinalIgnoreCase)) throw DemoRules.NotConfirmed(Confirmation);
            await RequireAdminsElsewhereAsync(db, cancellationToken);
        }
        // Begun, it is finished: leaving the page must not stop it half way.
        await removal.RunAsync(actor.UserId, CancellationToken.None);
        if (state.Address is { } address && await state.IsNeededAsync(CancellationToken.None))
            Console.WriteLine($"\n  The demo data is gone. Create the first company:  {address}/set-up?key={state.Key}\n");
    }

    /// <summary>Demo people go, wherever else they were given a role: their password is known to everybody. A real company must not be left without an admin.</summary>
    private static async Task RequireAdminsElsewhereAsync(Data.InvoiceDbContext db, CancellationToken cancellationToken)
    {
        var admins = await (
            from membership in db.Memberships
            join tenant in db.Tenants on membership.Tenant equals tenant.Id
            join user in db.Users on membership.UserId equals user.Id
            where !tenant.IsDemo && (membership.Roles & Roles.TenantAdmin) != 0
            select new { tenant.Name, tenant.Id, user.IsDemo }).ToListAsync(cancellationToken);
        if (admins.GroupBy(a => a.Id).FirstOrDefault(g => g.All(a => a.IsDemo)) is { } left) throw DemoRules.OnlyAdmin(left.First().Name);
    }
}

internal static class DemoRules
{
    public static RuleBrokenException NotADemoCompany() => new("demo.not-a-demo-company", $"This is no demo company; its books are never removed.");

    public static RuleBrokenException NotConfirmed(string words) => new("demo.not-confirmed", $"Type “{words}” to confirm.") { Field = "Confirmation" };

    public static RuleBrokenException OnlyAdmin(string company) =>
        new("demo.only-admin", $"Only a demo person administers {company}. Make somebody else a tenant admin there first; demo people are removed with the demo data.");
}
