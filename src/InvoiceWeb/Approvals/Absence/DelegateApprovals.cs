using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Identity;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals.Absence;

/// <summary>Lets a colleague approve in one's place, from one day to another.</summary>
public sealed class DelegateApprovals(TenantDatabase tenants, HostDatabase host, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException">
    /// <c>delegation.shape</c>, <c>delegation.over</c>, <c>delegation.overlaps</c>, <c>delegation.not-fitting</c>, <c>record.not-found</c>
    /// </exception>
    public async Task ExecuteAsync(Actor actor, AbsenceContent content, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ApproveInvoices);
        var colleague = await ColleagueAsync(actor, content.ToUserId, cancellationToken);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var delegation = new ApprovalDelegation(actor.Tenant, actor.UserId, actor.Name, content.ToUserId, colleague, content.From, content.To);
        if (content.To < settings.DayOf(now)) throw ApprovalRules.DelegationOver();
        var other = await work.Db.ApprovalDelegations.AsNoTracking()
            .FirstOrDefaultAsync(d => d.FromUserId == actor.UserId && !d.IsRevoked && d.From <= content.To && d.To >= content.From, cancellationToken);
        if (other is not null) throw ApprovalRules.DelegationOverlaps(other.ToName);
        work.Db.ApprovalDelegations.Add(delegation);
        work.Record(delegation, now, "delegation.given",
            [AuditChange.Of("delegate", null, colleague), AuditChange.Of("from", null, content.From), AuditChange.Of("to", null, content.To)]);
        await work.CommitAsync(cancellationToken);
    }

    private async Task<string> ColleagueAsync(Actor actor, Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await host.OpenAsync(cancellationToken);
        var found = await (
            from membership in db.Memberships.AsNoTracking()
            where membership.Tenant == actor.Tenant && membership.UserId == userId && membership.EndedAt == null
            join user in db.Users.AsNoTracking() on membership.UserId equals user.Id
            select new { user.DisplayName, membership.Roles }).SingleOrDefaultAsync(cancellationToken) ?? throw TenancyRules.NotFound("colleague");
        return ApprovalDelegation.MayBeGivenTo(RolePermissions.Of(found.Roles)) ? found.DisplayName : throw ApprovalRules.DelegateNotFitting();
    }
}

/// <summary>Ends a delegation before its last day.</summary>
public sealed class RevokeDelegation(TenantDatabase tenants, TimeProvider clock)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c>: not one's own. <c>delegation.revoked</c></exception>
    public async Task ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var settings = await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var delegation = await work.Db.ApprovalDelegations.SingleOrDefaultAsync(d => d.Id == id && d.FromUserId == actor.UserId, cancellationToken)
            ?? throw TenancyRules.NotFound("delegation");
        delegation.Revoke(settings.DayOf(now));
        work.Record(delegation, now, "delegation.revoked", [AuditChange.Of("to", delegation.To, settings.DayOf(now))]);
        await work.CommitAsync(cancellationToken);
    }
}

/// <summary>An absence as somebody types it; both days included.</summary>
public sealed record AbsenceContent(Guid ToUserId, DateOnly From, DateOnly To);
