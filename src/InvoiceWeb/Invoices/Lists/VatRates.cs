using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Lists;

/// <summary>Lists the VAT rates that the company offers, those of today and all others.</summary>
public sealed class FindVatRates(TenantDatabase tenants)
{
    public const int Limit = 200;

    public async Task<IReadOnlyList<OfferedVatRate>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var rates = await work.Db.OfferedVatRates.AsNoTracking().OrderBy(r => r.Id).Take(Limit).ToListAsync(cancellationToken);
        return [.. rates.OrderBy(r => r.Category).ThenByDescending(r => r.Rate).ThenByDescending(r => r.ValidFrom ?? DateOnly.MinValue)];
    }
}

/// <summary>Adds a rate that is offered, or changes one. Invoices keep the rates that were typed into them.</summary>
public sealed class SaveVatRate(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="id">Made by the client; a new id adds.</param>
    /// <param name="seenVersion">The row version that the person was looking at; null when adding.</param>
    /// <exception cref="RuleBrokenException">A rule of <see cref="ListRules"/>, <c>record.changed-meanwhile</c>.</exception>
    public async Task ExecuteAsync(Actor actor, Guid id, VatRateContent content, int? seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        // Its head makes two changes of the list meet.
        var settings = await work.LoadSettingsAsync(cancellationToken);
        var all = await work.Db.OfferedVatRates.OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var rate = all.SingleOrDefault(r => r.Id == id);
        if (rate is null && seenVersion is not null) throw TenancyRules.NotFound("VAT rate");
        if (rate is not null && rate.RowVersion != seenVersion) throw TenancyRules.ChangedMeanwhile("VAT rate");
        if (rate is null && all.Count >= FindVatRates.Limit) throw ListRules.TooManyRates();
        var before = rate?.Content;
        if (rate is null) work.Db.OfferedVatRates.Add(rate = new OfferedVatRate(actor.Tenant, id, content));
        else rate.Change(content);
        if (all.FirstOrDefault(r => r.Id != id && r.Category == rate.Category && r.Rate == rate.Rate && Overlap(r, rate)) is { } twin) throw ListRules.RateOverlaps(twin.Label);
        var changes = Changes(before, rate.Content);
        if (changes.Count == 0) return;
        work.Record(settings, clock.GetUtcNow(), before is null ? "settings.vat-rate-added" : "settings.vat-rate-changed", changes);
        await work.CommitAsync(cancellationToken);
    }

    private static bool Overlap(OfferedVatRate one, OfferedVatRate other) =>
        (one.ValidFrom ?? DateOnly.MinValue) <= (other.ValidTo ?? DateOnly.MaxValue) && (other.ValidFrom ?? DateOnly.MinValue) <= (one.ValidTo ?? DateOnly.MaxValue);

    internal static IReadOnlyList<AuditChange> Changes(VatRateContent? before, VatRateContent? after) =>
    [
        .. new[]
        {
            AuditChange.Of("label", before?.Label, after?.Label), AuditChange.Of("vatCategory", before?.Category.Code(), after?.Category.Code()), AuditChange.Of("vatRate", before?.Rate, after?.Rate),
            AuditChange.Of("validFrom", before?.ValidFrom, after?.ValidFrom), AuditChange.Of("validTo", before?.ValidTo, after?.ValidTo),
        }.Where(change => change.From != change.To),
    ];
}

/// <summary>Takes a rate off the list. Invoices that carry it keep it.</summary>
public sealed class RemoveVatRate(TenantDatabase tenants, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.LoadSettingsAsync(cancellationToken);
        var rate = await work.Db.OfferedVatRates.SingleOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw TenancyRules.NotFound("VAT rate");
        work.Db.OfferedVatRates.Remove(rate);
        work.Record(settings, clock.GetUtcNow(), "settings.vat-rate-removed", SaveVatRate.Changes(rate.Content, null));
        await work.CommitAsync(cancellationToken);
    }
}
