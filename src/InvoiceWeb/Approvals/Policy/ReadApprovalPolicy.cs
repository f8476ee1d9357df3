using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals.Policy;

/// <summary>Reads how many people must approve up to which amount.</summary>
public sealed class ReadApprovalPolicy(TenantDatabase tenants)
{
    public async Task<PolicyBands> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var bands = await work.Db.ApprovalBands.AsNoTracking().ToListAsync(cancellationToken);
        return new PolicyBands([.. bands.OrderBy(b => b.Direction).ThenBy(b => b.UpTo ?? decimal.MaxValue)], settings.BaseCurrency, settings.RowVersion);
    }
}

/// <param name="SettingsVersion">The settings' row version, to save with.</param>
public sealed record PolicyBands(IReadOnlyList<ApprovalBand> Bands, string BaseCurrency, int SettingsVersion)
{
    /// <summary>Without any band one person approves everything, which is what is shown then.</summary>
    public IReadOnlyList<BandContent> Of(InvoiceDirection direction) =>
        Bands.Where(b => b.Direction == direction).Select(b => new BandContent(b.UpTo, b.Approvers)).ToList() is { Count: > 0 } own ? own : [new BandContent(null, 1)];
}
