using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices;

/// <summary>Changes what the company says about itself, as the sender of its documents. Issued documents keep what was frozen with them.</summary>
public sealed class SaveCompany(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="seenVersion">The settings' row version that the person was looking at.</param>
    /// <exception cref="RuleBrokenException">A rule of <see cref="CompanyRules"/>, <c>record.changed-meanwhile</c>.</exception>
    public async Task ExecuteAsync(Actor actor, CompanyContent typed, int seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        var content = typed.Cleaned();
        foreach (var problem in CompanyRules.Check(content)) throw problem;
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.LoadSettingsAsync(cancellationToken);
        await work.RequireSeenAsync(settings, seenVersion, cancellationToken);
        var changes = CompanyChanges.Between(CompanyContent.Of(settings), content);
        if (changes.Count == 0) return;
        content.ApplyTo(settings);
        work.Record(settings, clock.GetUtcNow(), "settings.company-changed", changes);
        await work.CommitAsync(cancellationToken);
    }
}
