using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Bulk;

/// <summary>What a finished job has refused: to be read in a spreadsheet, or to be tried again. Who asked for the job may, and the admins of its company.</summary>
public sealed class ReadRefused(HostDatabase host, TenantDatabase tenants)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>: no such job, not for this person, or not one over a selection.</exception>
    public async Task<RefusedRows> ExecuteAsync(Actor actor, Guid jobId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        Job job;
        await using (var db = await host.OpenAsync(cancellationToken)) job = await ReadJob.VisibleAsync(db, actor, jobId, cancellationToken);
        var action = BulkActions.ActionOf(job.Kind) ?? throw TenancyRules.NotFound("job");
        var outcomes = JobResult.Read(job.Result).Rows;
        if (outcomes.All(outcome => outcome.Refusal is null)) return new(action, null, job.CreatedAt, []);
        var order = BulkOrder.Read(job.Payload);
        var refused = order.Rows.Zip(outcomes).Where(pair => pair.Second.Refusal is not null).ToList();
        var ids = refused.Select(pair => pair.First.Id).ToArray();
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = await work.Db.Invoices.AsNoTracking().Where(i => ids.Contains(i.Id))
            .Select(i => new { i.Id, i.RowVersion, Number = i.NumberText ?? i.SupplierNumber, i.ParticipantName }).ToDictionaryAsync(i => i.Id, cancellationToken);
        return new(action, order.Reason, job.CreatedAt, [.. refused.Select(pair => now.TryGetValue(pair.First.Id, out var invoice)
            ? new RefusedRow(pair.First.Id, VersionFor(action, pair.First.SeenVersion, invoice.RowVersion), invoice.Number, invoice.ParticipantName, pair.Second.Refusal!)
            : new RefusedRow(pair.First.Id, null, pair.First.Name, null, pair.Second.Refusal!))]);
    }

    /// <summary>Who mends a draft and submits it again means the draft as it is now. An approver has approved nothing that they have not seen.</summary>
    private static int VersionFor(BulkAction action, int seen, int now) => action is BulkAction.Approve ? seen : now;
}

/// <param name="Reason">What was given for a void.</param>
/// <param name="At">When the job was asked for.</param>
public sealed record RefusedRows(BulkAction Action, string? Reason, DateTimeOffset At, IReadOnlyList<RefusedRow> Rows)
{
    /// <summary>What can be tried once more: what has been deleted or archived since is left out.</summary>
    public IReadOnlyList<SelectedInvoice> Again => [.. Rows.Where(row => row.Version is not null).Select(row => new SelectedInvoice(row.Id, row.Version!.Value))];
}

/// <param name="Version">The row version to try it with; null when it is no longer there.</param>
public sealed record RefusedRow(Guid Id, int? Version, string? Number, string? Participant, KeptRefusal Refusal);
