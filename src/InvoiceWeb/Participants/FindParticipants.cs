using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Participants;

/// <summary>Finds participants by the beginnings of the words of their name, number or tax ids.</summary>
public sealed class FindParticipants(TenantDatabase tenants)
{
    public const int PageSize = 50;

    /// <param name="typed">What a person typed; every word must begin a word of the participant. Empty lists by name.</param>
    /// <param name="after">The last row of the page before.</param>
    public async Task<IReadOnlyList<ParticipantRow>> ExecuteAsync(
        Actor actor, string? typed, ParticipantFilter filter, ParticipantRow? after, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var query = work.Db.Participants.AsNoTracking();
        // Under row-level security only a range of plain text reaches the index (docs/decisions/0006).
        foreach (var term in Text.SearchTerms([Text.JoinedVatId(typed)]).Take(5))
        {
            var end = Text.PrefixEnd(term);
            query = query.Where(p => work.Db.ParticipantTerms.Any(t => t.ParticipantId == p.Id && t.TenantId == p.TenantId && string.Compare(t.Term, term) >= 0 && string.Compare(t.Term, end) < 0));
        }
        if (filter.Customers) query = query.Where(p => p.IsCustomer);
        if (filter.Suppliers) query = query.Where(p => p.IsSupplier);
        if (!filter.Archived) query = query.Where(p => !p.IsArchived);
        if (after is not null)
            query = query.Where(p => EF.Functions.GreaterThan(ValueTuple.Create(p.NameSort, p.Id), ValueTuple.Create(after.NameSort, after.Id)));
        return await query.OrderBy(p => p.NameSort).ThenBy(p => p.Id).Take(PageSize)
            .Select(p => new ParticipantRow(p.Id, p.Name, p.NameSort, p.Number, p.Address.City, p.Address.Country, p.VatId, p.IsCustomer, p.IsSupplier, p.IsArchived, p.Currency, p.TermsDays))
            .ToListAsync(cancellationToken);
    }
}

public sealed record ParticipantFilter(bool Customers = false, bool Suppliers = false, bool Archived = false);

public sealed record ParticipantRow(
    Guid Id, string Name, string NameSort, string? Number, string? City, string? Country, string? VatId,
    bool IsCustomer, bool IsSupplier, bool IsArchived, string? Currency, int? TermsDays);
