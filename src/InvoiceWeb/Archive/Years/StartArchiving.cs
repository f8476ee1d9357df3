using System.Globalization;
using InvoiceWeb.Audit;
using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace InvoiceWeb.Archive.Years;

/// <summary>Begins to move a closed year into the archive, or asks for the second administrator first.</summary>
public sealed class StartArchiving(TenantDatabase tenants, JobQueue queue, TimeProvider clock)
{
    /// <param name="typed">The year, typed by the person.</param>
    /// <returns>The run.</returns>
    /// <exception cref="RuleBrokenException">
    /// <c>archive.year-not-typed</c>, <c>archive.year-open</c>, <c>archive.run-in-the-way</c>, <c>archive.on-hold</c>, <c>archive.nothing-to-archive</c>, <c>record.not-found</c>
    /// </exception>
    public async Task<Guid> ExecuteAsync(Actor actor, int year, string? typed, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageArchive);
        if (Text.CleanLine(typed) != year.ToString(CultureInfo.InvariantCulture)) throw ArchiveRules.YearNotTyped(year);
        var run = await Beaten.OnceMoreAsync(() => BeginAsync(actor, year, cancellationToken));
        if (run.State is not ArchiveRunState.AwaitingSecondAdmin) await EnqueueAsync(queue, run, actor, clock, cancellationToken);
        return run.Id;
    }

    /// <summary>Without the job: for whoever runs it in place.</summary>
    internal async Task<ArchiveRun> BeginAsync(Actor actor, int year, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageArchive);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        // The settings' chain makes this and the reopening of the year meet.
        var settings = await work.LoadSettingsAsync(cancellationToken);
        await RequireReadyAsync(work, year, settings.DayOf(now), cancellationToken);
        var run = new ArchiveRun(actor, year, settings.ArchiveNeedsSecondAdmin, now);
        work.Db.ArchiveRuns.Add(run);
        work.Record(settings, now, "archive.requested", [AuditChange.Of("fiscalYear", null, year)]);
        try
        {
            await work.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException late) when (late.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw ArchiveRules.RunInTheWay(year);
        }
        return run;
    }

    internal static Task EnqueueAsync(JobQueue queue, ArchiveRun run, Actor actor, TimeProvider clock, CancellationToken cancellationToken) =>
        queue.AddAsync(new Job(ArchiveYear.JobKind, run.TenantId.Value, actor.UserId, new ArchiveYear.Order(run.Id).ToJson(), clock.GetUtcNow()), cancellationToken);

    private static async Task RequireReadyAsync(TenantWork work, int year, DateOnly today, CancellationToken cancellationToken)
    {
        var fiscal = await work.Db.FiscalYears.AsNoTracking().SingleOrDefaultAsync(y => y.Year == year, cancellationToken) ?? throw TenancyRules.NotFound("fiscal year");
        if (!fiscal.IsClosed) throw ArchiveRules.YearOpen(year);
        if (await work.Db.ArchiveRuns.AsNoTracking().AnyAsync(r => r.Year == year && r.State < ArchiveRunState.Done, cancellationToken)) throw ArchiveRules.RunInTheWay(year);
        var hold = await work.Db.LegalHolds.AsNoTracking().FirstOrDefaultAsync(h => h.RecordId == null && h.Year == year && h.LiftedAt == null, cancellationToken);
        if (hold is not null) throw ArchiveRules.OnHold(hold.Name, hold.Reason);
        if (!await AnyGoesAsync(work, year, today, cancellationToken)) throw ArchiveRules.NothingToArchive(year);
    }

    private static async Task<bool> AnyGoesAsync(TenantWork work, int year, DateOnly today, CancellationToken cancellationToken)
    {
        foreach (var series in await work.Db.SeriesOfAsync(year, cancellationToken))
            foreach (var (after, upTo) in series.Windows(PreviewArchiving.Window))
                if ((await work.Db.Database.SqlQuery<ReasonCount>(Eligibility.Count(work.Actor.Tenant, year, today, series.Id, after, upTo)).ToListAsync(cancellationToken)).Any(r => r.Reason == 0)) return true;
        return false;
    }
}
