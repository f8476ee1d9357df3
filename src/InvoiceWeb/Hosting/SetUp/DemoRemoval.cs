using InvoiceWeb.Data.Setup;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Files;
using InvoiceWeb.Identity;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Hosting.SetUp;

/// <summary>Takes the demo companies, their people and their files away, company by company. May be run again after a crash at any point.</summary>
public sealed class DemoRemoval(HostDatabase host, TenantRemoval rows, FileShelf files, SecurityLog security)
{
    public const string Began = "demo.removal-began";
    public const string Finished = "demo.removed";

    /// <param name="by">Who asked for it; null when a start goes on with what was cut short.</param>
    public async Task RunAsync(Guid? by, CancellationToken cancellationToken)
    {
        await security.WriteAsync(Began, by, tenantId: null, detail: null, address: null, cancellationToken);
        var names = await RemoveAsync(cancellationToken);
        await security.WriteAsync(Finished, by, tenantId: null, string.Join(", ", names), address: null, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellationToken)
    {
        List<Tenant> demos;
        await using (var db = await host.OpenAsync(cancellationToken)) demos = await db.Tenants.AsNoTracking().Where(t => t.IsDemo).ToListAsync(cancellationToken);
        foreach (var demo in demos) await rows.RemoveRowsAsync(demo.Id, cancellationToken);
        await RemovePeopleAsync([.. demos.Select(d => d.Id)], cancellationToken);
        foreach (var demo in demos)
        {
            // Again, for what somebody was just saving: from here on nobody can enter the company any more.
            await rows.RemoveRowsAsync(demo.Id, cancellationToken);
            await files.RemoveAllAsync(demo.Id, cancellationToken);
            await rows.ForgetAsync(demo.Id, cancellationToken);
        }
        return [.. demos.Select(d => d.Slug)];
    }

    public async Task<bool> WasCutShortAsync(CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        var began = await LastAsync(Began);
        return began is not null && !(await LastAsync(Finished) >= began);

        Task<DateTimeOffset?> LastAsync(string kind) => db.SecurityEvents.Where(e => e.Kind == kind).MaxAsync(e => (DateTimeOffset?)e.OccurredAt, cancellationToken);
    }

    /// <summary>What the security log says about demo data.</summary>
    public async Task<bool> IsOrWasDoneAsync(string kind, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        return await db.SecurityEvents.AnyAsync(e => e.Kind == kind, cancellationToken);
    }

    private async Task RemovePeopleAsync(List<TenantId> demos, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        await db.Memberships.Where(m => demos.Contains(m.Tenant)).ExecuteDeleteAsync(cancellationToken);
        await db.Users.Where(u => u.IsDemo).ExecuteDeleteAsync(cancellationToken);
    }
}
