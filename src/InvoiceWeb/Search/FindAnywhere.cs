using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Participants;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Search;

/// <summary>
/// Finds by whatever somebody remembers of an invoice: its number, the supplier's number, a reference, a name, an amount. Each is a
/// question of its own, so that each reaches its index (docs/decisions/0023).
/// </summary>
public sealed class FindAnywhere(TenantDatabase tenants, FindParticipants participants)
{
    /// <summary>In each group.</summary>
    public const int Limit = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <exception cref="RuleBrokenException"><c>list.too-slow</c></exception>
    public async Task<IReadOnlyList<FoundGroup>> ExecuteAsync(Actor actor, SearchTerm term, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        var people = Text.SearchTerms([term.Typed]).Count == 0 ? [] : await participants.ExecuteAsync(actor, term.Typed, new(Archived: true), null, cancellationToken);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var groups = new List<FoundGroup> { new(FoundBy.Number, await ByKeyAsync(work, term, i => i.NumberKey, cancellationToken)) };
        groups.Add(new(FoundBy.SupplierNumber, await ByKeyAsync(work, term, i => i.SupplierNumberKey, cancellationToken)));
        groups.Add(new(FoundBy.Reference, await ByKeyAsync(work, term, i => i.ReferenceKey, cancellationToken)));
        groups.Add(new(FoundBy.Amount, await ByAmountAsync(work, term, cancellationToken)));
        groups.Add(new(FoundBy.Participant, [.. people.Take(Limit).Select(p => new Found(p.Id, p.Name, p.Number ?? p.City))]));
        if (people.Count > 0) groups.Add(new(FoundBy.InvoiceOfParticipant, await OfParticipantAsync(work, people[0].Id, cancellationToken)));
        return [.. groups.Where(group => group.Rows.Count > 0)];
    }

    private static async Task<IReadOnlyList<Found>> ByKeyAsync(TenantWork work, SearchTerm term, System.Linq.Expressions.Expression<Func<Invoice, string?>> key, CancellationToken cancellationToken)
    {
        if (Text.NumberKey(term.Typed) is not { } begin || !begin.Any(char.IsLetterOrDigit)) return [];
        var found = await work.WithinAsync(Patience, stop => Rows(work.Db.Invoices.AsNoTracking().Where(KeyRange.Of(key, begin)).OrderByDescending(key).ThenByDescending(i => i.Id)).ToListAsync(stop), cancellationToken);
        return [.. found.Select(row => row.Found())];
    }

    /// <summary>Currency by currency: an amount has as many minor units as its currency says, and the index begins with it.</summary>
    private static async Task<IReadOnlyList<Found>> ByAmountAsync(TenantWork work, SearchTerm term, CancellationToken cancellationToken)
    {
        if (term.Amounts.Count == 0) return [];
        var currencies = term.Currency is { } named ? [named] : await FindCurrencies.InUseAsync(work, cancellationToken);
        var found = new List<FoundRow>();
        foreach (var currency in currencies.Select(Currency.Of))
        {
            var minors = term.Amounts.Where(currency.IsExact).Select(currency.ToMinorUnits).Distinct().ToArray();
            foreach (var minor in minors)
                found.AddRange(await work.WithinAsync(Patience, stop => Rows(
                    work.Db.Invoices.AsNoTracking().Where(i => i.Currency == currency.Code && i.PayableMinor == minor).OrderByDescending(i => i.Id)).ToListAsync(stop), cancellationToken));
        }
        return [.. found.OrderByDescending(row => row.ListDate).Take(Limit).Select(row => row.Found())];
    }

    private static async Task<IReadOnlyList<Found>> OfParticipantAsync(TenantWork work, Guid participant, CancellationToken cancellationToken)
    {
        var found = await work.WithinAsync(Patience, stop => Rows(
            work.Db.Invoices.AsNoTracking().Where(i => i.ParticipantId == participant).OrderByDescending(i => i.ListDate).ThenByDescending(i => i.Id)).ToListAsync(stop), cancellationToken);
        return [.. found.Select(row => row.Found())];
    }

    private static IQueryable<FoundRow> Rows(IQueryable<Invoice> invoices) => invoices.Take(Limit)
        .Select(i => new FoundRow(i.Id, i.NumberText, i.SupplierNumber, i.ParticipantName, i.Reference, i.ListDate, i.Status, i.Currency, i.PayableMinor));

    private sealed record FoundRow(
        Guid Id, string? NumberText, string? SupplierNumber, string? ParticipantName, string? Reference, DateOnly ListDate, DocumentStatus Status, string Currency, long PayableMinor)
    {
        public Found Found() => new(Id, NumberText ?? SupplierNumber, ParticipantName)
        {
            Reference = Reference, SupplierNumber = NumberText is null ? null : SupplierNumber, Date = ListDate, Status = Status, Currency = Currency,
            Amount = InvoiceWeb.Currency.Of(Currency).FromMinorUnits(PayableMinor),
        };
    }
}
