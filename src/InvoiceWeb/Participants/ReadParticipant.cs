using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Participants;

/// <summary>Reads one participant.</summary>
public sealed class ReadParticipant(TenantDatabase tenants)
{
    /// <exception cref="RuleBrokenException"><c>record.not-found</c></exception>
    public async Task<Participant> ExecuteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        return await work.Db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken)
            ?? throw TenancyRules.NotFound("participant");
    }
}
