using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices.Calendar;

/// <summary>Closes a fiscal year: no document is dated in it any more.</summary>
public sealed class CloseFiscalYear(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="inSpiteOfWork">The person has seen that drafts or submitted invoices are dated in the year.</param>
    /// <exception cref="RuleBrokenException"><c>fiscal-year.has-work</c>, <c>fiscal-year.not-over</c>, <c>fiscal-year.already</c>, <c>record.changed-meanwhile</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid id, int seenVersion, bool inSpiteOfWork, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var settings = await work.LoadSettingsAsync(cancellationToken);
        var year = await work.LoadYearAsync(id, seenVersion, cancellationToken);
        if (year.IsClosed) throw TenancyRules.YearAlready(year.Year, isClosed: true);
        if (year.To >= settings.DayOf(now)) throw TenancyRules.YearNotOver(year.Year, year.To);
        var unfinished = await work.Db.WorkInAsync(year, cancellationToken);
        if (!inSpiteOfWork && unfinished.Any) throw InvoiceRules.YearHasWork(year.Year, unfinished.Drafts, unfinished.Submitted);
        year.Close();
        work.Record(settings, now, "settings.year-closed", [AuditChange.Of("fiscalYear", null, year.Year), AuditChange.Of("closed", false, true)]);
        await work.CommitAsync(cancellationToken);
    }
}

/// <summary>Opens a closed fiscal year again. The reason stays in the history.</summary>
public sealed class ReopenFiscalYear(TenantDatabase tenants, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>reason.missing</c>, <c>fiscal-year.already</c>, <c>fiscal-year.archived</c>, <c>record.changed-meanwhile</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid id, int seenVersion, string? reason, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var settings = await work.LoadSettingsAsync(cancellationToken);
        var year = await work.LoadYearAsync(id, seenVersion, cancellationToken);
        if (!year.IsClosed) throw TenancyRules.YearAlready(year.Year, isClosed: false);
        var why = InvoiceRules.RequireReason(reason);
        if (await ArchivedYears.IsArchivedAsync(work, year.Year, cancellationToken)) throw InvoiceRules.YearArchived(year.Year);
        year.Reopen();
        work.Record(settings, clock.GetUtcNow(), "settings.year-reopened", [AuditChange.Of("fiscalYear", null, year.Year), AuditChange.Of("closed", true, false)], why);
        await work.CommitAsync(cancellationToken);
    }
}
