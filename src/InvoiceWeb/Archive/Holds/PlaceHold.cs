using System.Globalization;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Audit;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Holds;

/// <summary>
/// Puts an invoice, a participant or a year under legal hold. It is never too late: a run that has sealed some of it and not begun to
/// purge is stopped and puts everything back. Once the purge has begun, sealed documents still move, whole and compared, and are held in the
/// archive: moving destroys nothing, and half an invoice with its credit note in the other tier would be worse evidence.
/// </summary>
public sealed class PlaceHold(TenantDatabase tenants, FindArchivedInvoice places, SegmentReader reader, TimeProvider clock)
{
    /// <param name="record">The invoice or the participant; null for a year.</param>
    /// <returns>The hold.</returns>
    /// <exception cref="RuleBrokenException"><c>reason.missing</c>, <c>record.not-found</c></exception>
    public async Task<Guid> ExecuteAsync(Actor actor, LegalHoldTarget target, Guid? record, int? year, string? reason, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageArchive);
        ArchiveRules.RequireReason(reason);
        var archived = target is LegalHoldTarget.Invoice && record is { } id ? await ArchivedNameAsync(actor, id, cancellationToken) : null;
        try
        {
            return await Beaten.OnceMoreAsync(() => PlaceAsync(actor, target, record, year, archived, reason, cancellationToken));
        }
        catch (RuleBrokenException gone) when (gone.Code is "record.not-found" && target is LegalHoldTarget.Invoice && archived is null && record is not null)
        {
            // The purge may have moved it after the archive was asked and before the hot rows were.
            if (await ArchivedNameAsync(actor, record.Value, cancellationToken) is not { } meanwhile) throw;
            return await Beaten.OnceMoreAsync(() => PlaceAsync(actor, target, record, year, meanwhile, reason, cancellationToken));
        }
    }

    private async Task<Guid> PlaceAsync(Actor actor, LegalHoldTarget target, Guid? record, int? year, string? archived, string? reason, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var settings = await work.LoadSettingsAsync(cancellationToken);
        var (name, runYears) = target switch
        {
            LegalHoldTarget.Invoice when record is { } id => await OfInvoiceAsync(work, id, archived, cancellationToken),
            LegalHoldTarget.Participant when record is { } id => (await work.Db.Participants.AsNoTracking().Where(p => p.Id == id).Select(p => p.Name).SingleOrDefaultAsync(cancellationToken), null),
            LegalHoldTarget.Year when year is { } number && await work.Db.FiscalYears.AsNoTracking().AnyAsync(y => y.Year == number, cancellationToken) =>
                (number.ToString(CultureInfo.InvariantCulture), (int?)number),
            _ => ((string?)null, (int?)null),
        };
        if (name is null) throw TenancyRules.NotFound(target is LegalHoldTarget.Invoice ? "invoice" : target is LegalHoldTarget.Participant ? "participant" : "fiscal year");
        var hold = new LegalHold(target, target is LegalHoldTarget.Year ? null : record, target is LegalHoldTarget.Year ? year : null, name, reason, actor, now);
        work.Db.LegalHolds.Add(hold);
        var runs = await work.Db.ArchiveRuns.Where(r => r.State < ArchiveRunState.Purging && (runYears == null || r.Year == runYears)).ToListAsync(cancellationToken);
        foreach (var run in runs.Where(r => r.State > ArchiveRunState.AwaitingSecondAdmin)) run.Stop(ArchiveRuns.Kept(ArchiveRules.HoldPlaced(name)));
        work.Record(settings, now, "archive.hold-placed", [AuditChange.Of(Field(target), null, name)], hold.Reason);
        await work.CommitAsync(cancellationToken);
        return hold.Id;
    }

    internal static string Field(LegalHoldTarget target) => target switch
    {
        LegalHoldTarget.Invoice => "invoice",
        LegalHoldTarget.Participant => "participant",
        _ => "fiscalYear",
    };

    private static async Task<(string? Name, int? Year)> OfInvoiceAsync(TenantWork work, Guid id, string? archived, CancellationToken cancellationToken)
    {
        // Whoever gives it back to the archive at this moment comes first or sees the hold.
        await work.Db.Database.ExecuteSqlAsync($"SELECT 1 FROM invoices WHERE tenant_id = {work.Actor.Tenant.Value} AND id = {id} FOR SHARE", cancellationToken);
        return await work.Db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is { } hot ? (hot.DisplayName, hot.Year) : (archived, -1);
    }

    private async Task<string?> ArchivedNameAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        await places.ExecuteAsync(actor, id, cancellationToken) is { } place ? (await reader.ReadAsync(place.Segment, place.Line, id, cancellationToken)).Invoice.DisplayName : null;
}

/// <summary>Ends a legal hold; the reason stays in the history.</summary>
public sealed class LiftHold(TenantDatabase tenants, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>reason.missing</c>, <c>archive.hold-over</c>, <c>record.not-found</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid hold, string? reason, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageArchive);
        await Beaten.OnceMoreAsync(async () =>
        {
            await using var work = await tenants.BeginAsync(actor, cancellationToken);
            var row = await work.Db.LegalHolds.SingleOrDefaultAsync(h => h.Id == hold, cancellationToken) ?? throw TenancyRules.NotFound("legal hold");
            var now = clock.GetUtcNow();
            row.Lift(reason, actor, now);
            work.Record(await work.LoadSettingsAsync(cancellationToken), now, "archive.hold-lifted", [AuditChange.Of(PlaceHold.Field(row.Target), row.Name, null)], row.LiftedReason);
            await work.CommitAsync(cancellationToken);
            return true;
        });
    }
}
