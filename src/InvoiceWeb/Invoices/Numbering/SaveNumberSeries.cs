using InvoiceWeb.Audit;
using InvoiceWeb.Data;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Numbering;

/// <summary>Adds a number series, or changes how its future numbers look. Numbers that are taken stay as they were printed.</summary>
public sealed class SaveNumberSeries(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="id">Made by the client; a new id adds.</param>
    /// <param name="seenVersion">The row version that the person was looking at; null when adding.</param>
    /// <exception cref="RuleBrokenException"><c>series.shape</c>, <c>series.name</c>, <c>series.prefix-taken</c>, <c>series.default-needed</c>, <c>record.changed-meanwhile</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid id, SeriesContent content, int? seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await Beaten.OnceMoreAsync(() => SaveAsync(actor, id, content, seenVersion, cancellationToken));
    }

    private async Task<bool> SaveAsync(Actor actor, Guid id, SeriesContent content, int? seenVersion, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.LoadSettingsAsync(cancellationToken);
        var all = await work.Db.NumberSeries.OrderBy(s => s.Id).ToListAsync(cancellationToken);
        var series = all.SingleOrDefault(s => s.Id == id);
        var changes = series is null
            ? await AddAsync(work, id, content, seenVersion, all, cancellationToken)
            : await ChangeAsync(work, series, content, seenVersion, all, cancellationToken);
        if (changes.Count == 0) return false;
        work.Record(settings, clock.GetUtcNow(), series is null ? "settings.series-added" : "settings.series-changed", changes);
        await work.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<IReadOnlyList<AuditChange>> AddAsync(
        TenantWork work, Guid id, SeriesContent content, int? seenVersion, List<NumberSeries> all, CancellationToken cancellationToken)
    {
        if (seenVersion is not null) throw TenancyRules.NotFound("number series");
        var added = new NumberSeries(work.Actor.Tenant, id, content.Name ?? "", content.Direction, content.Kind, content.Prefix ?? "", content.Width);
        await RequirePrefixFreeAsync(work.Db, added, all, cancellationToken);
        work.Db.NumberSeries.Add(added);
        var peers = all.Where(s => s.Direction == added.Direction && s.Kind == added.Kind).ToList();
        added.IsDefault = content.IsDefault || peers.Count == 0;
        if (added.IsDefault) foreach (var peer in peers) peer.IsDefault = false;
        return Differences(null, added);
    }

    private static async Task<IReadOnlyList<AuditChange>> ChangeAsync(
        TenantWork work, NumberSeries series, SeriesContent content, int? seenVersion, List<NumberSeries> all, CancellationToken cancellationToken)
    {
        if (seenVersion != series.RowVersion) throw TenancyRules.ChangedMeanwhile("number series");
        var before = (series.Name, series.Prefix, series.Width, series.IsDefault);
        series.Rename(content.Name);
        series.Shape(content.Prefix ?? "", content.Width);
        if (series.Prefix != before.Prefix) await RequirePrefixFreeAsync(work.Db, series, all, cancellationToken);
        if (before.IsDefault && !content.IsDefault) throw InvoiceRules.SeriesDefaultNeeded();
        if (content.IsDefault && !before.IsDefault)
            foreach (var peer in all.Where(s => s.Direction == series.Direction && s.Kind == series.Kind)) peer.IsDefault = peer == series;
        return Differences(before, series);
    }

    /// <summary>Neither a series of today nor numbers that another one has printed under an earlier prefix may meet the new numbers.</summary>
    private static async Task RequirePrefixFreeAsync(InvoiceDbContext db, NumberSeries series, List<NumberSeries> all, CancellationToken cancellationToken)
    {
        if (all.FirstOrDefault(s => s.Id != series.Id && s.Direction == series.Direction && NumberSeries.PrintAlike(s.Prefix, series.Prefix)) is { } twin)
            throw InvoiceRules.SeriesPrefixTaken(series.Prefix, twin.Name);
        foreach (var year in await db.FiscalYears.AsNoTracking().Select(y => y.Year).ToListAsync(cancellationToken))
        {
            // From “RE-2026-” up to, not including, “RE-2026.”: the sign behind the hyphen. A range, because LIKE finds no index here.
            var (begin, end) = ($"{series.Prefix}{year:0000}-", $"{series.Prefix}{year:0000}.");
            var printed = await db.Invoices.AsNoTracking()
                .Where(i => i.Direction == series.Direction && i.SeriesId != series.Id && string.Compare(i.NumberText, begin) >= 0 && string.Compare(i.NumberText, end) < 0)
                .Select(i => i.SeriesId).FirstOrDefaultAsync(cancellationToken);
            if (printed is not null) throw InvoiceRules.SeriesPrefixTaken(series.Prefix, all.FirstOrDefault(s => s.Id == printed)?.Name ?? "?");
        }
    }

    private static List<AuditChange> Differences((string Name, string Prefix, int Width, bool IsDefault)? before, NumberSeries series)
    {
        AuditChange[] changes =
        [
            AuditChange.Of("series", before?.Name, series.Name), AuditChange.Of("prefix", before?.Prefix, series.Prefix),
            AuditChange.Of("digits", before?.Width, series.Width), AuditChange.Of("usualSeries", before?.IsDefault, series.IsDefault),
        ];
        var changed = changes.Where(c => c.From != c.To).ToList();
        // A change must say of which series it speaks, although the name is the same.
        if (changed.Count > 0 && changed[0].Field != "series") changed.Insert(0, changes[0]);
        return changed;
    }
}

/// <summary>A number series as somebody types it. Direction and kind are decided once.</summary>
public sealed record SeriesContent(string? Name, InvoiceDirection Direction, InvoiceKind Kind, string? Prefix, int Width, bool IsDefault);
