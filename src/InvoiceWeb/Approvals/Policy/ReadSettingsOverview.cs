using InvoiceWeb.Data;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Identity;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals.Policy;

/// <summary>How each area of the settings stands, for the page that leads to them. Counts lists that are short by their rules.</summary>
public sealed class ReadSettingsOverview(TenantDatabase tenants, HostDatabase host, TimeProvider clock)
{
    public async Task<SettingsOverview> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var db = work.Db;
        var settings = await db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var today = settings.DayOf(clock.GetUtcNow());
        var years = await db.FiscalYears.AsNoTracking().ToListAsync(cancellationToken);
        var rates = await db.OfferedVatRates.AsNoTracking().ToListAsync(cancellationToken);
        return new SettingsOverview(
            settings, await db.NumberSeries.CountAsync(cancellationToken), years.Count(y => !y.IsClosed), years.Count(y => y.IsClosed),
            await db.ApprovalBands.AsNoTracking().Select(b => (int?)b.Approvers).MaxAsync(cancellationToken) ?? 1,
            rates.Count(r => r.IsValidOn(today)), await CodesAsync(db, LedgerCodeKind.Account, cancellationToken), await CodesAsync(db, LedgerCodeKind.CostCentre, cancellationToken),
            await PeopleAsync(actor, cancellationToken), await InvitedAsync(actor, cancellationToken))
        {
            CustomFields = await db.CustomFields.CountAsync(cancellationToken),
        };
    }

    private static Task<int> CodesAsync(InvoiceDbContext db, LedgerCodeKind kind, CancellationToken cancellationToken) =>
        db.LedgerCodes.CountAsync(c => c.Kind == kind && c.IsActive, cancellationToken);

    private async Task<int> PeopleAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        return await db.Memberships.CountAsync(m => m.Tenant == actor.Tenant && m.EndedAt == null, cancellationToken);
    }

    private async Task<int> InvitedAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return await db.AccessLinks.CountAsync(l => l.Tenant == actor.Tenant && l.Kind == AccessLinkKind.Invitation && l.UsedAt == null && l.RevokedAt == null && l.ExpiresAt > now, cancellationToken);
    }
}

/// <param name="MostApprovers">The largest number of approvals that the policy asks for.</param>
/// <param name="VatRates">Those that are valid today.</param>
public sealed record SettingsOverview(
    CompanySettings Company, int Series, int OpenYears, int ClosedYears, int MostApprovers, int VatRates, int Accounts, int CostCentres, int People, int Invited)
{
    public int CustomFields { get; init; }
}
