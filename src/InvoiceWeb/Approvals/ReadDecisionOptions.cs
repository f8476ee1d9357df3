using InvoiceWeb.Approvals.Absence;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals;

/// <summary>What this person can choose about a submitted invoice: for whom they decide, and on which days it can be dated.</summary>
public sealed class ReadDecisionOptions(TenantDatabase tenants, ReadAbsentees absentees, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task<DecisionOptions> ExecuteAsync(Actor actor, Guid invoiceId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        var own = actor.May(Permission.ApproveInvoices);
        var absent = own ? [] : await absentees.ExecuteAsync(actor, cancellationToken);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var invoice = await work.Db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.Id == invoiceId, cancellationToken) ?? throw TenancyRules.NotFound("invoice");
        if (invoice.Status is not DocumentStatus.Submitted || (!own && absent.Count == 0)) return DecisionOptions.None;
        var given = await work.Db.DecisionsAsync(invoice, cancellationToken);
        var standing = own ? null : StandingIn.For(invoice, absent, given);
        if ((standing?.Refusal ?? Deciding.VoteOf(actor, invoice, given)) is { } refusal) return DecisionOptions.None with { Refusal = refusal };
        return new DecisionOptions(true, standing?.Absent?.Name, null, await DaysAsync(work, invoice, cancellationToken));
    }

    private async Task<IReadOnlyList<OpenDays>> DaysAsync(TenantWork work, Invoice invoice, CancellationToken cancellationToken)
    {
        if (invoice.Direction is not InvoiceDirection.Sales || await Issuing.SeriesAsync(work, invoice, cancellationToken) is not { } series) return [];
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var years = await work.Db.FiscalYears.AsNoTracking().ToListAsync(cancellationToken);
        var last = await work.Db.NumberCounters.AsNoTracking().Where(c => c.SeriesId == series.Id).ToDictionaryAsync(c => c.Year, c => c.LastIssueDate, cancellationToken);
        var today = settings.DayOf(clock.GetUtcNow());
        return [.. FiscalCalendar.Open(years, settings.LockedThrough, today, year => last.TryGetValue(year, out var day) ? day : null).Where(d => d.From < today)];
    }
}

/// <param name="MayDecide">In their own right or for somebody absent. Who edited it is refused all the same.</param>
/// <param name="StandsInFor">The absent approver whose vote it would be.</param>
/// <param name="Refusal">Why this person cannot decide about this one: their vote is cast, or the one they stand in for has no vote here.</param>
/// <param name="EarlierDays">Where a sales invoice could be dated earlier than today.</param>
public sealed record DecisionOptions(bool MayDecide, string? StandsInFor, RuleBrokenException? Refusal, IReadOnlyList<OpenDays> EarlierDays)
{
    public static DecisionOptions None { get; } = new(false, null, null, []);
}
