using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Invoices.Calendar;

/// <summary>Sets, moves or lifts the day through which no document may be dated.</summary>
public sealed class MoveLockDate(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="through">The last locked day; null lifts the lock.</param>
    /// <param name="seenVersion">The settings' row version that the person was looking at.</param>
    /// <exception cref="RuleBrokenException"><c>reason.missing</c>, <c>period.lock-not-past</c>, <c>period.lock-unchanged</c>, <c>record.changed-meanwhile</c></exception>
    public async Task ExecuteAsync(Actor actor, DateOnly? through, string? reason, int seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageSettings);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var settings = await work.LoadSettingsAsync(cancellationToken);
        await work.RequireSeenAsync(settings, seenVersion, cancellationToken);
        if (through >= settings.DayOf(now)) throw TenancyRules.LockNotPast(through.Value);
        if (through == settings.LockedThrough) throw TenancyRules.LockUnchanged();
        var why = InvoiceRules.RequireReason(reason);
        var before = settings.LockedThrough;
        settings.LockedThrough = through;
        work.Record(settings, now, "settings.lock-moved", [AuditChange.Of("lockedThrough", before, through)], why);
        await work.CommitAsync(cancellationToken);
    }
}
