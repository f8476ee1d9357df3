using InvoiceWeb.Tenancy;

namespace InvoiceWeb.Participants;

/// <summary>
/// A word by which a participant is found. A side table, because under row-level security only ranges of plain text
/// reach an index; ILIKE would read the whole tenant.
/// </summary>
public sealed class ParticipantTerm(TenantId tenantId, string term, Guid participantId) : ITenantOwned
{
    public TenantId TenantId { get; private set; } = tenantId;
    public string Term { get; private set; } = term;
    public Guid ParticipantId { get; private set; } = participantId;

    /// <summary>The words under which a participant can be found: of its name, number and tax ids.</summary>
    public static IEnumerable<ParticipantTerm> Of(Participant participant) =>
        Text.SearchTerms([participant.Name, participant.Number, Text.NumberKey(participant.Number), Text.NumberKey(participant.VatId), participant.TaxNumber, Text.NumberKey(participant.TaxNumber)])
            .Select(term => new ParticipantTerm(participant.TenantId, term, participant.Id));
}
