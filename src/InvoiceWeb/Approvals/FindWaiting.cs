using InvoiceWeb.Approvals.Absence;
using InvoiceWeb.Data;
using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Approvals;

/// <summary>What waits for this person's approval, in their own right or for an absent approver; oldest first.</summary>
public sealed class FindWaiting(TenantDatabase tenants, ReadAbsentees absentees)
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
        return [.. found.DistinctBy(row => row.Id).OrderBy(row => row.SubmittedAt).Take(most)];
    }

    private static Task<List<WaitingRow>> WaitingAsync(InvoiceDbContext db, Actor actor, Absentee? absent, int most, CancellationToken cancellationToken)
    {
        var forWhom = absent?.Name;
        return db.WaitingFor(actor, absent).OrderBy(i => i.SubmittedAt).Take(most)
            .Select(i => new WaitingRow(i.Id, i.Direction, i.Kind, i.SupplierNumber, i.ParticipantName, i.SubmittedAt!.Value, i.ModifiedByName, i.Currency, i.GrossTotal, i.RowVersion) { OnBehalfOf = forWhom })
            .ToListAsync(cancellationToken);
    }
}

public sealed record WaitingRow(
    Guid Id, InvoiceDirection Direction, InvoiceKind Kind, string? SupplierNumber, string? ParticipantName,
    DateTimeOffset SubmittedAt, string SubmittedByName, string Currency, decimal GrossTotal, int RowVersion)
{
    /// <summary>The absent approver for whom it waits; null in the person's own right.</summary>
    public string? OnBehalfOf { get; init; }
}
