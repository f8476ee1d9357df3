using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Recalls;

/// <summary>What is back from the archive, the first to expire first.</summary>
public sealed class FindRecalls(TenantDatabase tenants)
{
    public const int Limit = 200;

    /// <param name="invoice">One invoice; null for all.</param>
    public async Task<IReadOnlyList<RecallRow>> ExecuteAsync(Actor actor, Guid? invoice, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        var recalls = work.Db.InvoiceRecalls.AsNoTracking().Where(r => r.ReplacedAt == null);
        if (invoice is { } one) recalls = recalls.Where(r => r.InvoiceId == one);
        return await (
            from recall in recalls.OrderBy(r => r.ExpiresOn).ThenBy(r => r.InvoiceId).Take(Limit)
            join hot in work.Db.Invoices.AsNoTracking() on new { recall.TenantId, Id = recall.InvoiceId } equals new { hot.TenantId, hot.Id }
            orderby recall.ExpiresOn, recall.InvoiceId
            select new RecallRow(hot.Id, hot.NumberText, hot.ParticipantName, recall.Year, recall.Reason, recall.ExpiresOn, recall.RecalledAt, recall.RecalledByName, hot.RowVersion > recall.RecalledVersion))
            .ToListAsync(cancellationToken);
    }
}

/// <param name="IsChanged">It was worked on: the next run of its year takes it, in place of going back by itself.</param>
public sealed record RecallRow(
    Guid InvoiceId, string? Number, string? ParticipantName, int Year, string Reason, DateOnly ExpiresOn, DateTimeOffset RecalledAt, string RecalledByName, bool IsChanged);
