using System.Text.Json;
using InvoiceWeb.Archive.Years;
using InvoiceWeb.Audit;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Identity;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Recalls;

/// <summary>Brings a whole archived year back; a job does it batch by batch.</summary>
public sealed class RecallYear(TenantDatabase tenants, JobQueue queue, TimeProvider clock)
{
    /// <returns>The job.</returns>
    /// <exception cref="RuleBrokenException"><c>archive.year-not-archived</c>, <c>archive.recall-expiry</c>, <c>reason.missing</c></exception>
    public async Task<Guid> ExecuteAsync(Actor actor, int year, string? reason, DateOnly expiresOn, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageArchive);
        var why = ArchiveRules.RequireReason(reason);
        await Beaten.OnceMoreAsync(async () =>
        {
            await using var work = await tenants.BeginAsync(actor, cancellationToken);
            var now = clock.GetUtcNow();
            var settings = await work.LoadSettingsAsync(cancellationToken);
            ArchiveRules.RequireExpiry(expiresOn, settings.DayOf(now));
            if (!await work.Db.ArchiveSegments.AsNoTracking().AnyAsync(s => s.Year == year && s.Readable > 0, cancellationToken)) throw ArchiveRules.YearNotArchived(year);
            work.Db.ArchiveAccesses.Add(new ArchiveAccess(actor, ArchiveAccessKind.Recalled, invoice: null, FormattableString.Invariant($"{year}"), now));
            work.Record(settings, now, "archive.year-recalled", [AuditChange.Of("fiscalYear", null, year), AuditChange.Of("expiresOn", null, expiresOn)], why);
            await work.CommitAsync(cancellationToken);
            return true;
        });
        var order = new RecallOrder(year, why, expiresOn);
        return await queue.AddAsync(new Job(RecallYearJob.JobKind, actor.Tenant.Value, actor.UserId, order.ToJson(), clock.GetUtcNow()), cancellationToken);
    }
}

/// <summary>Goes through the segments of a year; what is back already is passed over, so that it can be begun again at any point.</summary>
public sealed class RecallYearJob(TenantDatabase tenants, SegmentReader reader, EnterTenant enter, ArchiveSteps steps, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "archive.recall-year";

    public string Kind => JobKind;

    public TimeSpan? Every => null;

    public bool IsLong => true;

    public async Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
    {
        var tenant = new TenantId(job.TenantId!.Value);
        var by = await enter.AgainAsync(job.RequestedBy!.Value, tenant, cancellationToken);
        by.Require(Permission.ManageArchive);
        await RunAsync(by, RecallOrder.Read(job.Payload), progress, cancellationToken);
        return null;
    }

    internal async Task RunAsync(Actor by, RecallOrder order, JobProgress? progress, CancellationToken cancellationToken)
    {
        List<ArchiveSegment> segments;
        await using (var work = await tenants.BeginAsync(by, cancellationToken))
            segments = await work.Db.ArchiveSegments.AsNoTracking().Where(s => s.Year == order.Year && s.Readable > 0).OrderBy(s => s.LastIssueDate).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        var (done, total) = (0L, segments.Sum(s => (long)s.Readable));
        foreach (var segment in segments)
        {
            var ordinal = 0;
            await foreach (var batch in reader.ReadAllAsync(segment, cancellationToken).ChunksAsync(steps.BatchSize, cancellationToken))
            {
                await BatchAsync(by, order, segment, [.. batch.Select(d => new PlacedDocument(d, segment, ordinal++)).Where(d => d.Ordinal < segment.Readable)], cancellationToken);
                done = Math.Min(total, done + batch.Count);
                if (progress is not null) await progress.ReportAsync(done, total);
            }
        }
    }

    private Task<bool> BatchAsync(Actor by, RecallOrder order, ArchiveSegment segment, List<PlacedDocument> batch, CancellationToken cancellationToken) => Beaten.OnceMoreAsync(async () =>
    {
        if (batch.Count == 0) return false;
        await using var work = await tenants.BeginAsync(by, cancellationToken);
        var (first, last) = (batch[0].Ordinal, batch[^1].Ordinal);
        var barred = await work.Db.InvoiceRecalls.AsNoTracking().Where(r => r.SegmentId == segment.Id && r.Ordinal >= first && r.Ordinal <= last).Select(r => r.Ordinal).ToListAsync(cancellationToken);
        var left = batch.Where(d => !barred.Contains(d.Ordinal)).ToList();
        if (left.Count == 0) return false;
        await work.BringBackAsync(left, order.Reason, order.ExpiresOn, by, clock.GetUtcNow(), cancellationToken);
        await steps.CommitAsync(work, "recalling a batch", cancellationToken);
        return true;
    });
}

internal sealed record RecallOrder(int Year, string Reason, DateOnly ExpiresOn)
{
    public static RecallOrder Read(string json) => JsonSerializer.Deserialize<RecallOrder>(json, JsonSerializerOptions.Web) ?? throw new JsonException("An order is missing.");

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
