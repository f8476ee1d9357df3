using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Hosting.SetUp;

/// <summary>What removing the demo data takes away, with what real people have put into it since it was loaded.</summary>
public sealed class ReadDemoRemoval(HostDatabase host, TenantDatabase tenants)
{
    private static readonly string[] Entered = ["invoice.created", "participant.created", "invoice.payment-allocated", "invoice.file-attached"];

    /// <exception cref="RuleBrokenException"><c>demo.not-a-demo-company</c></exception>
    public async Task<DemoRemovalPreview> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await using var db = await host.OpenAsync(cancellationToken);
        var demos = await db.Tenants.AsNoTracking().Where(t => t.IsDemo).OrderBy(t => t.Name).ToListAsync(cancellationToken);
        if (!demos.Any(d => d.Id == actor.Tenant)) throw DemoRules.NotADemoCompany();
        var ids = demos.Select(d => d.Id).ToList();
        var loadedAt = await db.SecurityEvents.Where(e => e.Kind == DemoData.Loaded).MaxAsync(e => (DateTimeOffset?)e.OccurredAt, cancellationToken);
        var guests = await (
            from membership in db.Memberships
            join user in db.Users on membership.UserId equals user.Id
            where ids.Contains(membership.Tenant) && !user.IsDemo
            select user.DisplayName).Distinct().ToListAsync(cancellationToken);
        var elsewhere = await (
            from membership in db.Memberships
            join tenant in db.Tenants on membership.Tenant equals tenant.Id
            join user in db.Users on membership.UserId equals user.Id
            where !tenant.IsDemo && user.IsDemo
            orderby user.DisplayName
            select new { user.DisplayName, tenant.Name }).ToListAsync(cancellationToken);
        var companies = new List<DemoCompanyRow>();
        foreach (var demo in demos) companies.Add(await CompanyAsync(demo, loadedAt ?? DateTimeOffset.MinValue, cancellationToken));
        return new(companies, await db.Users.CountAsync(u => u.IsDemo, cancellationToken), guests, [.. elsewhere.Select(e => $"{e.DisplayName} ({e.Name})")]);
    }

    private async Task<DemoCompanyRow> CompanyAsync(Tenant demo, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(Actor.System(demo.Id), cancellationToken);
        var entered = await work.Db.AuditEvents.Where(e => e.OccurredAt > since && Entered.Contains(e.Action))
            .GroupBy(e => e.Action).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        int Of(string action) => entered.GetValueOrDefault(action);
        return new(demo.Name, await work.Db.Invoices.CountAsync(cancellationToken), Of(Entered[0]), Of(Entered[1]), Of(Entered[2]), Of(Entered[3]));
    }
}

/// <param name="People">Demo people, who go with the companies.</param>
/// <param name="Guests">Real people who work in a demo company; their accounts stay.</param>
/// <param name="Elsewhere">Demo people with a role in a real company, which they lose.</param>
public sealed record DemoRemovalPreview(IReadOnlyList<DemoCompanyRow> Companies, int People, IReadOnlyList<string> Guests, IReadOnlyList<string> Elsewhere)
{
    /// <summary>Somebody has entered something since the companies were loaded.</summary>
    public bool HasWork => Companies.Any(c => c.Invoices + c.Participants + c.Payments + c.Files > 0);
}

/// <param name="AllInvoices">With those that came with the demo data; the others count what was entered since.</param>
public sealed record DemoCompanyRow(string Name, int AllInvoices, int Invoices, int Participants, int Payments, int Files);
