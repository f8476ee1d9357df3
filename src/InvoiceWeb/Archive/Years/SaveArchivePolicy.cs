using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Archive.Years;

/// <summary>Whether a second administrator must confirm the archiving of a year.</summary>
public sealed class SaveArchivePolicy(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="seenVersion">The settings' row version that the person was looking at.</param>
    /// <exception cref="RuleBrokenException"><c>record.changed-meanwhile</c></exception>
    public async Task ExecuteAsync(Actor actor, bool needsSecondAdmin, int seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageArchive);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.LoadSettingsAsync(cancellationToken);
        if (settings.RowVersion != seenVersion) throw TenancyRules.ChangedMeanwhile("settings");
        if (settings.ArchiveNeedsSecondAdmin == needsSecondAdmin) return;
        work.Record(settings, clock.GetUtcNow(), "archive.policy-changed", [AuditChange.Of("secondAdmin", settings.ArchiveNeedsSecondAdmin, needsSecondAdmin)]);
        settings.ArchiveNeedsSecondAdmin = needsSecondAdmin;
        await work.CommitAsync(cancellationToken);
    }
}
