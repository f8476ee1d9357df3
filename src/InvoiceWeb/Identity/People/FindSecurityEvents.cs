using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Identity.People;

/// <summary>What happened to the access to this company, newest first. Sign-ins are not in it: they belong to a person, who may work elsewhere too.</summary>
public sealed class FindSecurityEvents(HostDatabase host)
{
    public const int Limit = 100;

    /// <param name="before">The last row of the page before; null for the newest.</param>
    public async Task<IReadOnlyList<SecurityEvent>> ExecuteAsync(Actor actor, SecurityCursor? before, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ManageUsers);
        await using var db = await host.OpenAsync(cancellationToken);
        var own = actor.Tenant.Value;
        var events = db.SecurityEvents.AsNoTracking().Where(e => e.TenantId == own);
        if (before is not null) events = events.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.OccurredAt, e.Id), ValueTuple.Create(before.At, before.Id)));
        return await events.OrderByDescending(e => e.OccurredAt).ThenByDescending(e => e.Id).Take(Limit).ToListAsync(cancellationToken);
    }
}

public sealed record SecurityCursor(DateTimeOffset At, Guid Id);
