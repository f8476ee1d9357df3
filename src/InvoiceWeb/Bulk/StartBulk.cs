using InvoiceWeb.Approvals.Absence;
using InvoiceWeb.Data.Jobs;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Jobs;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Bulk;

/// <summary>Hands a selection over to a job, which goes on when the page is left.</summary>
public sealed class StartBulk(TenantDatabase tenants, ReadAbsentees absentees, JobQueue queue, TimeProvider clock)
{
    /// <param name="reason">For a void.</param>
    /// <returns>The job.</returns>
    /// <exception cref="RuleBrokenException"><c>access.missing-permission</c>, <c>reason.missing</c>, <c>record.not-found</c>, <c>bulk.nothing-selected</c>, <c>bulk.too-many</c></exception>
    public async Task<Guid> ExecuteAsync(Actor actor, BulkAction action, IReadOnlyList<SelectedInvoice> selected, string? reason, CancellationToken cancellationToken)
    {
        await PreviewBulk.RequireMayAsync(actor, action, absentees, cancellationToken);
        var why = action is BulkAction.Void ? InvoiceRules.RequireReason(reason) : null;
        Dictionary<Guid, Invoice> invoices;
        await using (var work = await tenants.BeginAsync(actor, cancellationToken))
            invoices = await PreviewBulk.LoadAsync(work, BulkAction.Download, selected, cancellationToken);
        var order = new BulkOrder(why, [.. selected.DistinctBy(s => s.Id).Select(s => new BulkRow(s.Id, s.SeenVersion, PreviewBulk.NameOf(invoices[s.Id])))]);
        return await queue.AddAsync(new Job(BulkActions.KindOf(action), actor.Tenant.Value, actor.UserId, order.ToJson(), clock.GetUtcNow()), cancellationToken);
    }
}
