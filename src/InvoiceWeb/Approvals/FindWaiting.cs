using InvoiceWeb.Approvals.Absence;
using InvoiceWeb.Data;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals;

/// <summary>What waits for this person's approval, in their own right or for an absent approver; oldest first.</summary>
public sealed class FindWaiting(TenantDatabase tenants, ReadAbsentees absentees, TimeProvider clock)
{
    /// <summary>More than anybody approves in a day; the page says when there are more.</summary>
    public const int Limit = 200;

    public Task<IReadOnlyList<WaitingRow>> ExecuteAsync(Actor actor, CancellationToken cancellationToken) => ExecuteAsync(actor, Limit, cancellationToken);

    /// <param name="most">How many are shown; no more are read.</param>
    public async Task<IReadOnlyList<WaitingRow>> ExecuteAsync(Actor actor, int most, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        Absentee?[] voters = actor.May(Permission.ApproveInvoices) ? [null] : [.. await absentees.ExecuteAsync(actor, cancellationToken)];
        if (voters.Length == 0) return [];
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var found = new List<WaitingRow>();
        foreach (var voter in voters) found.AddRange(await WaitingAsync(work.Db, actor, voter, most, cancellationToken));
        List<WaitingRow> rows = [.. found.DistinctBy(row => row.Id).OrderBy(row => row.SubmittedAt).Take(most)];
        return await InBaseAsync(work.Db, rows, cancellationToken);
    }

    /// <summary>At the rate of the invoice, else today's.</summary>
    private async Task<IReadOnlyList<WaitingRow>> InBaseAsync(InvoiceDbContext db, List<WaitingRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) return rows;
        var settings = await db.CompanySettings.AsNoTracking().SingleAsync(cancellationToken);
        var (own, today) = (Currency.Of(settings.BaseCurrency), settings.DayOf(clock.GetUtcNow()));
        var rates = new Dictionary<string, decimal?> { [own.Code] = 1 };
        foreach (var currency in rows.Where(row => row.Rate is null).Select(row => row.Currency).Distinct().Where(code => code != own.Code).ToList())
            rates[currency] = await db.LatestRateAsync(currency, today, cancellationToken);
        return [.. rows.Select(row => row with { InBase = (row.Rate ?? rates[row.Currency]) is { } rate ? own.Convert(row.GrossTotal, rate) : null })];
    }

    private static Task<List<WaitingRow>> WaitingAsync(InvoiceDbContext db, Actor actor, Absentee? absent, int most, CancellationToken cancellationToken)
    {
        var forWhom = absent?.Name;
        return db.WaitingFor(actor, absent).OrderBy(i => i.SubmittedAt).Take(most)
            .Select(i => new WaitingRow(i.Id, i.Direction, i.Kind, i.SupplierNumber, i.ParticipantName, i.SubmittedAt!.Value, i.ModifiedByName, i.Currency, i.GrossTotal, i.RowVersion) { OnBehalfOf = forWhom, Rate = i.ExchangeRate })
            .ToListAsync(cancellationToken);
    }
}

public sealed record WaitingRow(
    Guid Id, InvoiceDirection Direction, InvoiceKind Kind, string? SupplierNumber, string? ParticipantName,
    DateTimeOffset SubmittedAt, string SubmittedByName, string Currency, decimal GrossTotal, int RowVersion)
{
    /// <summary>The absent approver for whom it waits; null in the person's own right.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The invoice's own; null where the list's will count.</summary>
    public decimal? Rate { get; init; }

    /// <summary>The amount in base currency; null where there is no rate.</summary>
    public decimal? InBase { get; init; }

    /// <summary>By what it is worth. What has no rate stands first: nobody knows how large it is, and the strictest approval counts for it.</summary>
    public static IReadOnlyList<WaitingRow> LargestFirst(IEnumerable<WaitingRow> rows) =>
        [.. rows.OrderBy(row => row.InBase is not null).ThenByDescending(row => row.InBase ?? row.GrossTotal)];
}
