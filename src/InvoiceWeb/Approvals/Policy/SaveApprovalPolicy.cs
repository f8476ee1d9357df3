using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals.Policy;

/// <summary>Replaces the bands of one direction. What is submitted already keeps the number of approvers it was submitted with.</summary>
public sealed class SaveApprovalPolicy(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="seenVersion">The settings' row version that the person was looking at.</param>
    /// <exception cref="RuleBrokenException">Rules of <see cref="ApprovalPolicy.Bands"/>, <c>record.changed-meanwhile</c>.</exception>
    public async Task ExecuteAsync(Actor actor, InvoiceDirection direction, IReadOnlyList<BandContent> typed, int seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.LoadSettingsAsync(cancellationToken);
        await work.RequireSeenAsync(settings, seenVersion, cancellationToken);
        var bands = ApprovalPolicy.Bands(actor.Tenant, direction, typed, Currency.Of(settings.BaseCurrency));
        var before = await work.Db.ApprovalBands.Where(b => b.Direction == direction).ToListAsync(cancellationToken);
        var change = Change(direction, before, bands);
        if (change.From == change.To) return;
        work.Db.ApprovalBands.RemoveRange(before);
        work.Db.ApprovalBands.AddRange(bands);
        work.Record(settings, clock.GetUtcNow(), "settings.approval-policy-changed", [change]);
        await work.CommitAsync(cancellationToken);
    }

    internal static AuditChange Change(InvoiceDirection direction, IEnumerable<ApprovalBand> before, IEnumerable<ApprovalBand> after) =>
        AuditChange.Of(direction is InvoiceDirection.Sales ? "salesPolicy" : "purchasePolicy", ApprovalPolicy.InWords(before), ApprovalPolicy.InWords(after));
}
