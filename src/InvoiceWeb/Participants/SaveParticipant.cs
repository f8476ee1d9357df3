using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using InvoiceWeb.Tenancy.Fields;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Participants;

/// <summary>Creates a participant, or changes one.</summary>
public sealed class SaveParticipant(TenantDatabase tenants, TimeProvider clock)
{
    /// <param name="id">Made by the client; a new id creates.</param>
    /// <param name="seenVersion">The row version that the person was looking at; null when creating.</param>
    /// <exception cref="RuleBrokenException">A rule of <see cref="ParticipantRules"/>, or <c>record.changed-meanwhile</c>.</exception>
    public async Task<Participant> ExecuteAsync(Actor actor, Guid id, ParticipantContent content, int? seenVersion, CancellationToken cancellationToken)
    {
        actor.Require(Permission.EditParticipants);
        return await Beaten.OnceMoreAsync(() => SaveAsync(actor, id, content, seenVersion, cancellationToken));
    }

    private async Task<Participant> SaveAsync(Actor actor, Guid id, ParticipantContent content, int? seenVersion, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var now = clock.GetUtcNow();
        var participant = await work.Db.Participants.SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        foreach (var problem in (await work.ReadFieldsAsync(cancellationToken)).Check(CustomFieldTarget.Participant, content.Fields, participant?.Content.Fields ?? FieldValues.None)) throw problem;
        if (participant is null)
        {
            if (seenVersion is not null) throw TenancyRules.NotFound("participant");
            participant = new Participant(actor.Tenant, id, content, actor, now);
            work.Db.Participants.Add(participant);
            work.Record(participant, now, "participant.created", ParticipantContent.Changes(new ParticipantContent(), participant.Content));
        }
        else
        {
            if (seenVersion != participant.RowVersion) throw TenancyRules.ChangedMeanwhile("participant");
            var changes = participant.Revise(content, actor, now);
            if (changes.Count == 0) return participant;
            work.Record(participant, now, "participant.changed", changes);
        }
        await RequireNumberFreeAsync(work, participant, cancellationToken);
        await ReplaceTermsAsync(work, participant, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return participant;
    }

    private static async Task RequireNumberFreeAsync(TenantWork work, Participant participant, CancellationToken cancellationToken)
    {
        if (participant.Number is null) return;
        var twin = await work.Db.Participants.AsNoTracking().Where(p => p.Number == participant.Number && p.Id != participant.Id)
            .Select(p => new { p.Id, p.Name }).FirstOrDefaultAsync(cancellationToken);
        if (twin is not null) throw ParticipantRules.NumberTaken(participant.Number, twin.Name, twin.Id);
    }

    private static async Task ReplaceTermsAsync(TenantWork work, Participant participant, CancellationToken cancellationToken)
    {
        var old = await work.Db.ParticipantTerms.Where(t => t.ParticipantId == participant.Id).ToListAsync(cancellationToken);
        var terms = ParticipantTerm.Of(participant).ToList();
        work.Db.ParticipantTerms.RemoveRange(old.Where(o => terms.All(t => t.Term != o.Term)));
        work.Db.ParticipantTerms.AddRange(terms.Where(t => old.All(o => o.Term != t.Term)));
    }
}
