using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Identity;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals.Absence;

/// <summary>
/// For whom a person stands in today. Asked anew for every decision: a delegation lends what the absent approver may do now, so it
/// ends with its last day, with a revocation, and when the approver loses the role or leaves.
/// </summary>
public sealed class ReadAbsentees(TenantDatabase tenants, HostDatabase host, TimeProvider clock)
{
    public async Task<IReadOnlyList<Absentee>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        if (!ApprovalDelegation.MayBeGivenTo(actor.Permissions)) return [];
        var away = await AwayAsync(actor, cancellationToken);
        if (away.Count == 0) return [];
        var ids = away.Select(a => a.Id).ToArray();
        await using var db = await host.OpenAsync(cancellationToken);
        var roles = await db.Memberships.AsNoTracking().Where(m => m.Tenant == actor.Tenant && m.EndedAt == null && ids.Contains(m.UserId)).ToDictionaryAsync(m => m.UserId, m => m.Roles, cancellationToken);
        return [.. away.Where(a => RolePermissions.Of(roles.GetValueOrDefault(a.Id)).Contains(Permission.ApproveInvoices))];
    }

    /// <returns>Null when the person approves in their own right.</returns>
    /// <exception cref="RuleBrokenException"><c>access.missing-permission</c>: neither that nor anybody to stand in for.</exception>
    internal async Task<IReadOnlyList<Absentee>?> OrOwnRightAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.May(Permission.ApproveInvoices)) return null;
        var absent = await ExecuteAsync(actor, cancellationToken);
        if (absent.Count == 0) actor.Require(Permission.ApproveInvoices);
        return absent;
    }

    private async Task<List<Absentee>> AwayAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Nowhere is it earlier than the day before today's in UTC; the tenant's own day is asked only when something was found.
        var earliest = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var delegations = await work.Db.ApprovalDelegations.AsNoTracking().Where(d => d.ToUserId == actor.UserId && d.To >= earliest && !d.IsRevoked).ToListAsync(cancellationToken);
        if (delegations.Count == 0) return [];
        var today = (await work.Db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken)).DayOf(now);
        return [.. delegations.Where(d => d.Covers(today)).OrderBy(d => d.Id).Select(d => new Absentee(d.FromUserId, d.FromName)).DistinctBy(a => a.Id)];
    }
}
