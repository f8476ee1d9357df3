using InvoiceWeb.Approvals;
using InvoiceWeb.Approvals.Absence;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Bulk;

/// <summary>
/// Says what would happen to each selected invoice, by the rules of the single actions, and changes nothing. What only shows in the
/// moment of issue (dates, rates, numbers) can still refuse one when it runs.
/// </summary>
public sealed class PreviewBulk(TenantDatabase tenants, ReadAbsentees absentees, OtherTier archive, TimeProvider clock)
{
    /// <returns>One forecast for each, in the given order.</returns>
    /// <exception cref="RuleBrokenException"><c>access.missing-permission</c>, <c>record.not-found</c>, <c>bulk.nothing-selected</c>, <c>bulk.too-many</c></exception>
    public async Task<IReadOnlyList<BulkForecast>> ExecuteAsync(Actor actor, BulkAction action, IReadOnlyList<SelectedInvoice> selected, CancellationToken cancellationToken)
    {
        var absent = await RequireMayAsync(actor, action, absentees, cancellationToken);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var invoices = await LoadAsync(work, action, selected, cancellationToken);
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var forecasts = new List<BulkForecast>(selected.Count);
        foreach (var (id, seenVersion) in selected)
        {
            var invoice = invoices[id];
            var name = NameOf(invoice);
            try
            {
                await RequireAsync(work, action, invoice, seenVersion, absent, settings, cancellationToken);
                forecasts.Add(new(id, name, null));
            }
            catch (RuleBrokenException rule)
            {
                forecasts.Add(new(id, name, rule));
            }
        }
        return forecasts;
    }

    /// <returns>For whom the person may approve; null in their own right.</returns>
    internal static async Task<IReadOnlyList<Absentee>?> RequireMayAsync(Actor actor, BulkAction action, ReadAbsentees absentees, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        if (action is BulkAction.Approve) return await absentees.OrOwnRightAsync(actor, cancellationToken);
        if (action is BulkAction.Submit) actor.Require(Permission.SubmitInvoices);
        if (action is BulkAction.Void) actor.Require(Permission.VoidInvoices);
        return null;
    }

    internal static async Task<Dictionary<Guid, Invoice>> LoadAsync(TenantWork work, BulkAction action, IReadOnlyList<SelectedInvoice> selected, CancellationToken cancellationToken)
    {
        if (selected.Count == 0) throw BulkRules.NothingSelected();
        if (selected.Count > BulkActions.MostRows) throw BulkRules.TooMany(selected.Count);
        var ids = selected.Select(s => s.Id).ToArray();
        var query = work.Db.Invoices.AsNoTracking();
        if (action is BulkAction.Submit) query = query.WithContent();
        var invoices = await query.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        return ids.All(invoices.ContainsKey) ? invoices : throw TenancyRules.NotFound("invoice");
    }

    internal static string NameOf(Invoice invoice) => string.Join(" · ", new[] { invoice.NumberText ?? invoice.SupplierNumber, invoice.ParticipantName }.Where(part => part is not null)) is { Length: > 0 } name ? name : "draft";

    /// <summary>Nothing tracks the invoice, so what its methods change here is thrown away.</summary>
    private async Task RequireAsync(
        TenantWork work, BulkAction action, Invoice invoice, int seenVersion, IReadOnlyList<Absentee>? absent, CompanySettings settings, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case BulkAction.Submit:
                await SubmitInvoice.RequireFitAsync(work, archive, invoice, seenVersion, clock.GetUtcNow(), cancellationToken);
                invoice.Submit(work.Actor, approvalsRequired: 1, clock.GetUtcNow());
                break;
            case BulkAction.Approve:
                if (invoice.RowVersion != seenVersion) throw TenancyRules.ChangedMeanwhile("invoice");
                invoice.RequireMayBeApprovedBy(work.Actor);
                await work.RequireVoteAsync(invoice, absent, breakGlass: false, cancellationToken);
                break;
            case BulkAction.Void:
                await VoidInvoice.RequireNotCreditedAsync(work, invoice, cancellationToken);
                invoice.Void("preview", work.Actor, clock.GetUtcNow());
                await VoidInvoice.RequirePeriodOpenAsync(work, invoice, settings, cancellationToken);
                break;
            case BulkAction.Download:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(action));
        }
    }
}

/// <param name="Refusal">Why it would be refused; null when it would be done.</param>
public sealed record BulkForecast(Guid Id, string Name, RuleBrokenException? Refusal);
