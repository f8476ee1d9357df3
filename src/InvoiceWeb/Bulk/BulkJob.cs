using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Identity;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Bulk;

/// <summary>
/// Does one thing to one invoice after the other, as the person who asked and with what they may do at that moment. A row that is
/// refused or fails stops no other. After a crash it goes on behind the last outcome that was kept.
/// </summary>
public sealed class BulkJob(BulkAction action, BulkDeeds deeds, BulkZip zips, EnterTenant enter, TenantDatabase tenants, ILogger<BulkJob> log) : IJobHandler
{
    public string Kind => BulkActions.KindOf(action);

    public TimeSpan? Every => null;

    public async Task<string?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
    {
        var order = BulkOrder.Read(job.Payload);
        // PDFs lie in memory until the last one: a file is begun anew.
        List<JobOutcome> outcomes = action is BulkAction.Download ? [] : [.. JobResult.Read(job.Result).Rows];
        using var zip = action is BulkAction.Download ? zips.Begin(job) : null;
        await progress.ReportAsync(outcomes.Count, order.Rows.Count);
        foreach (var row in order.Rows.Skip(outcomes.Count))
        {
            outcomes.Add(new($"invoices/{row.Id}", row.Name, await RefusalAsync(job, order, row, zip, cancellationToken)));
            await progress.ReportAsync(outcomes.Count, order.Rows.Count, result: new JobResult(outcomes).ToJson());
        }
        var file = zip is { Count: > 0 } ? await zips.KeepAsync(await ActorAsync(job, cancellationToken), zip, cancellationToken) : null;
        return new JobResult(outcomes, file).ToJson();
    }

    /// <returns>Null when it was done.</returns>
    private async Task<KeptRefusal?> RefusalAsync(Job job, BulkOrder order, BulkRow row, BulkZip.Draft? zip, CancellationToken cancellationToken)
    {
        try
        {
            // Asked anew for every row: a role taken away meanwhile is gone.
            await DoAsync(await ActorAsync(job, cancellationToken), order, row, zip, cancellationToken);
            return null;
        }
        catch (RuleBrokenException rule)
        {
            return await WasDoneAsync(job, row, cancellationToken) ? null : KeptRefusal.Of(rule);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError(problem, "Job {Kind} {Id} failed at invoice {Invoice}", job.Kind, job.Id, row.Id);
            return KeptRefusal.Of(JobRules.Failed());
        }
    }

    private async Task DoAsync(Actor actor, BulkOrder order, BulkRow row, BulkZip.Draft? zip, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case BulkAction.Submit: await deeds.Submit.ExecuteAsync(actor, row.Id, row.SeenVersion, cancellationToken); break;
            case BulkAction.Approve: await deeds.Approve.ExecuteAsync(actor, row.Id, row.SeenVersion, issueDate: null, cancellationToken); break;
            case BulkAction.Void: await deeds.Void.ExecuteAsync(actor, row.Id, order.Reason, cancellationToken); break;
            case BulkAction.Download: zip!.Add(await deeds.Download.ExecuteAsync(actor, row.Id, cancellationToken)); break;
            default: throw new InvalidOperationException();
        }
    }

    /// <summary>A crash between doing it and keeping the outcome leaves a refusal the second time; the history knows who has done it since.</summary>
    private async Task<bool> WasDoneAsync(Job job, BulkRow row, CancellationToken cancellationToken)
    {
        if (BulkActions.EventOf(action) is not { } done) return false;
        await using var work = await tenants.BeginAsync(Actor.System(new TenantId(job.TenantId!.Value)), cancellationToken);
        return await work.Db.AuditEvents.AnyAsync(e => e.SubjectId == row.Id && e.Action == done && e.ActorId == job.RequestedBy && e.OccurredAt >= job.CreatedAt, cancellationToken);
    }

    private Task<Actor> ActorAsync(Job job, CancellationToken cancellationToken) =>
        enter.AgainAsync(job.RequestedBy!.Value, new TenantId(job.TenantId!.Value), cancellationToken);
}
