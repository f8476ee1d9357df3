using InvoiceWeb.Data;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices.Rates;

/// <summary>Lists the newest rates of one currency, and which currencies have any.</summary>
public sealed class FindExchangeRates(TenantDatabase tenants)
{
    public const int Limit = 100;

    /// <param name="currency">Null takes the first that has a rate.</param>
    /// <param name="before">The day of the last row of the page before; null for the newest.</param>
    public async Task<RatePage> ExecuteAsync(Actor actor, string? currency, DateOnly? before, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var known = await CurrenciesAsync(work.Db, cancellationToken);
        var chosen = currency ?? known.FirstOrDefault();
        if (chosen is null) return new RatePage(known, null, []);
        var query = work.Db.ExchangeRates.AsNoTracking().Where(r => r.Currency == chosen);
        if (before is not null) query = query.Where(r => r.ValidFrom < before);
        return new RatePage(known, chosen, await query.OrderByDescending(r => r.ValidFrom).Take(Limit).ToListAsync(cancellationToken));
    }

    /// <summary>From one currency to the next along the index: DISTINCT would read fifty years of rates.</summary>
    private static async Task<List<string>> CurrenciesAsync(InvoiceDbContext db, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        for (var last = ""; ; last = found[^1])
        {
            var after = last;
            var next = await db.ExchangeRates.AsNoTracking().Where(r => string.Compare(r.Currency, after) > 0)
                .OrderBy(r => r.Currency).Select(r => r.Currency).FirstOrDefaultAsync(cancellationToken);
            if (next is null) return found;
            found.Add(next);
        }
    }
}

/// <param name="Currencies">Those that have a rate, in alphabetical order.</param>
/// <param name="Currency">Whose rates these are; null when there are none at all.</param>
/// <param name="Rates">Newest first.</param>
public sealed record RatePage(IReadOnlyList<string> Currencies, string? Currency, IReadOnlyList<ExchangeRate> Rates);
