using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Calendar;

/// <summary>Adds a fiscal year before the first or behind the last one.</summary>
public sealed class AddFiscalYear(TenantDatabase tenants, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>fiscal-year.shape</c>, <c>fiscal-year.overlaps</c>, <c>fiscal-year.gap</c>, <c>fiscal-year.number</c></exception>
    public async Task ExecuteAsync(Actor actor, YearContent content, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await Beaten.OnceMoreAsync(() => AddAsync(actor, content, cancellationToken));
    }

    private async Task<bool> AddAsync(Actor actor, YearContent content, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.LoadSettingsAsync(cancellationToken);
        var added = new FiscalYear(actor.Tenant, content.Year, content.From, content.To);
        FiscalCalendar.RequireFits(await work.Db.FiscalYears.AsNoTracking().ToListAsync(cancellationToken), added);
        work.Db.FiscalYears.Add(added);
        work.Record(settings, clock.GetUtcNow(), "settings.year-added",
            [AuditChange.Of("fiscalYear", null, added.Year), AuditChange.Of("from", null, added.From), AuditChange.Of("to", null, added.To)]);
        await work.CommitAsync(cancellationToken);
        return true;
    }
}
