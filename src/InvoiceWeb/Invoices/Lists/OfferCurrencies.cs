using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices.Lists;

/// <summary>Decides which currencies new documents can choose from, beside the base currency. Documents keep theirs.</summary>
public sealed class OfferCurrencies(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="codes">None offers all there are.</param>
    /// <param name="seenVersion">The settings' row version that the person was looking at.</param>
    /// <exception cref="RuleBrokenException"><c>currency.unknown</c>, <c>record.changed-meanwhile</c></exception>
    public async Task ExecuteAsync(Actor actor, IReadOnlyCollection<string> codes, int seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.LoadSettingsAsync(cancellationToken);
        await work.RequireSeenAsync(settings, seenVersion, cancellationToken);
        var before = string.Join(' ', settings.Currencies);
        settings.Offer(codes);
        var after = string.Join(' ', settings.Currencies);
        if (before == after) return;
        work.Record(settings, clock.GetUtcNow(), "settings.currencies-changed", [new AuditChange("currencies", before.Length == 0 ? null : before, after.Length == 0 ? null : after)]);
        await work.CommitAsync(cancellationToken);
    }
}
