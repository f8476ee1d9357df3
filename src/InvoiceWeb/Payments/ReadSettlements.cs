using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Payments;

/// <summary>Reads what credit notes have settled on an invoice, or, of a credit note, which invoices it has settled. What was undone is not among it.</summary>
public sealed class ReadSettlements(TenantDatabase tenants)
{
    public async Task<IReadOnlyList<SettlementRow>> ExecuteAsync(Actor actor, Guid documentId, CancellationToken cancellationToken)
    {
        actor.Require(Permission.ReadBooks);
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        // Two questions instead of an OR: each has an index of its own.
        var rows = await work.Db.PaymentAllocations.AsNoTracking().Where(a => a.InvoiceId == documentId && a.CreditNoteId != null).ToListAsync(cancellationToken);
        rows.AddRange(await work.Db.PaymentAllocations.AsNoTracking().Where(a => a.CreditNoteId == documentId).ToListAsync(cancellationToken));
        var ids = rows.Select(a => a.InvoiceId == documentId ? a.CreditNoteId!.Value : a.InvoiceId).Distinct().ToList();
        var others = await work.Db.Invoices.AsNoTracking().Where(i => ids.Contains(i.Id))
            .Select(i => new { i.Id, i.NumberText, i.SupplierNumber }).ToDictionaryAsync(i => i.Id, cancellationToken);
        var currency = await work.Db.Invoices.AsNoTracking().Where(i => i.Id == documentId).Select(i => i.Currency).SingleOrDefaultAsync(cancellationToken) ?? "";
        return
        [
            .. from row in rows
               group row by (Note: row.CreditNoteId!.Value, row.InvoiceId) into pair
               let otherId = pair.Key.InvoiceId == documentId ? pair.Key.Note : pair.Key.InvoiceId
               let other = others.GetValueOrDefault(otherId)
               let last = pair.MaxBy(a => a.AllocatedAt)!
               where pair.Sum(a => a.Amount) != 0
               orderby last.AllocatedAt
               select new SettlementRow(pair.Key.Note, pair.Key.InvoiceId, otherId, other?.NumberText ?? other?.SupplierNumber ?? "", pair.Sum(a => a.Amount), currency, last.AllocatedAt, last.AllocatedByName),
        ];
    }
}

/// <param name="OtherId">The document on the other side.</param>
/// <param name="OtherNumber">Empty where it is in the archive.</param>
public sealed record SettlementRow(
    Guid NoteId, Guid InvoiceId, Guid OtherId, string OtherNumber, decimal Amount, string Currency, DateTimeOffset At, string ByName);
