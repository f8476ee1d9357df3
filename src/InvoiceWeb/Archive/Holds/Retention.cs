using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Holds;

/// <summary>How many years each kind of document is kept.</summary>
public sealed class ReadRetention(TenantDatabase tenants)
{
    public async Task<IReadOnlyList<RetentionRow>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var rules = await work.Db.RetentionRules.AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. from direction in Enum.GetValues<InvoiceDirection>()
               from kind in Enum.GetValues<InvoiceKind>()
               select new RetentionRow(direction, kind, RetentionRule.YearsOf(rules, direction, kind), rules.Any(r => r.Direction == direction && r.Kind == kind)),
        ];
    }
}

/// <param name="IsOwn">Said by the company; else what most of Europe asks for.</param>
public sealed record RetentionRow(InvoiceDirection Direction, InvoiceKind Kind, int Years, bool IsOwn);

/// <summary>Until when a document of a fiscal year is kept at least, whichever tier it is in.</summary>
public sealed class ReadKeptUntil(TenantDatabase tenants)
{
    /// <returns>The last day on which it must be there; null where the end of the year is not known any more.</returns>
    public async Task<DateOnly?> ExecuteAsync(Actor actor, int year, InvoiceDirection direction, InvoiceKind kind, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        if (await work.Db.FiscalYears.AsNoTracking().SingleOrDefaultAsync(y => y.Year == year, cancellationToken) is not { } fiscal) return null;
        var rules = await work.Db.RetentionRules.AsNoTracking().Where(r => r.Direction == direction && r.Kind == kind).ToListAsync(cancellationToken);
        return RetentionRule.KeptUntil(fiscal.To, RetentionRule.YearsOf(rules, direction, kind));
    }
}

/// <summary>Sets how many years after the end of its fiscal year a kind of document is kept at least.</summary>
public sealed class SaveRetention(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="seenYears">How many there were when the person looked.</param>
    /// <exception cref="RuleBrokenException"><c>archive.retention-years</c>, <c>record.changed-meanwhile</c></exception>
    public async Task ExecuteAsync(Actor actor, InvoiceDirection direction, InvoiceKind kind, int years, int seenYears, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageArchive);
        ArchiveRules.RequireRetention(years);
        await Beaten.OnceMoreAsync(async () =>
        {
            await using var work = await tenants.BeginAsync(actor, cancellationToken);
            var settings = await work.LoadSettingsAsync(cancellationToken);
            var rule = await work.Db.RetentionRules.SingleOrDefaultAsync(r => r.Direction == direction && r.Kind == kind, cancellationToken);
            var before = rule?.Years ?? RetentionRule.DefaultYears;
            if (before != seenYears && before != years) throw TenancyRules.ChangedMeanwhile("settings");
            if (rule is null) work.Db.RetentionRules.Add(new RetentionRule(actor.Tenant, direction, kind, years));
            else rule.Keep(years);
            if (before != years)
                work.Record(settings, clock.GetUtcNow(), "archive.retention-changed", [AuditChange.Of("documents", null, kind.InWords(direction)), AuditChange.Of("years", before, years)]);
            await work.CommitAsync(cancellationToken);
            return true;
        });
    }
}
