using InvoiceWeb.Data;
using InvoiceWeb.Data.Archive;
using InvoiceWeb.Invoices;
using InvoiceWeb.Payments;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Archive.Years;

/// <summary>Invoices of the hot tier with all that goes with them: what is written, and what is compared with what was written.</summary>
internal static class HotDocuments
{
    /// <summary>In the order of their numbers.</summary>
    public static async Task<IReadOnlyList<ArchivedInvoice>> DocumentsAsync(this InvoiceDbContext db, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var invoices = await db.Invoices.AsNoTracking().WithContent().Where(i => ids.Contains(i.Id)).ToListAsync(cancellationToken);
        var steps = (await db.ApprovalSteps.AsNoTracking().Where(s => ids.Contains(s.InvoiceId)).ToListAsync(cancellationToken)).ToLookup(s => s.InvoiceId);
        var events = (await db.AuditEvents.AsNoTracking().Where(e => ids.Contains(e.SubjectId)).ToListAsync(cancellationToken)).ToLookup(e => e.SubjectId);
        var attachments = (await db.InvoiceAttachments.AsNoTracking().Where(a => ids.Contains(a.InvoiceId)).ToListAsync(cancellationToken)).ToLookup(a => a.InvoiceId);
        var renditions = (await db.Renditions.AsNoTracking().Where(r => ids.Contains(r.InvoiceId)).ToListAsync(cancellationToken)).ToLookup(r => r.InvoiceId);
        var fields = (await db.CustomFieldValues.AsNoTracking().Where(v => ids.Contains(v.InvoiceId)).ToListAsync(cancellationToken)).ToLookup(v => v.InvoiceId);
        var money = await MoneyOf.ReadAsync(db, ids, cancellationToken);
        var logos = invoices.ToDictionary(i => i.Id, i => IssuedSnapshotJson.Read(i.Snapshot)?.LogoFileId);
        var fileIds = attachments.SelectMany(g => g).Select(a => a.FileId).Concat(renditions.SelectMany(g => g).Select(r => r.FileId)).Concat(logos.Values.OfType<Guid>()).Distinct().ToList();
        var files = await db.Files.AsNoTracking().Where(f => fileIds.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        return
        [
            .. invoices.OrderBy(i => i.Number).Select(i => new ArchivedInvoice(
                i, [.. steps[i.Id].OrderBy(s => s.DecidedAt).ThenBy(s => s.Id)], [.. events[i.Id].OrderBy(e => e.Sequence)], money.AllocationsOf(i.Id), money.SettlementsOf(i.Id),
                [.. attachments[i.Id].OrderBy(a => a.Position).ThenBy(a => a.Id)], [.. renditions[i.Id].OrderBy(r => r.Kind)],
                [
                    .. attachments[i.Id].Select(a => a.FileId).Concat(renditions[i.Id].Select(r => r.FileId)).Concat(logos[i.Id] is { } logo ? [logo] : []).Distinct()
                        .Select(files.GetValueOrDefault).OfType<Files.StoredFile>().OrderBy(f => f.Id),
                ])
            {
                CustomFields = [.. fields[i.Id].OrderBy(v => v.FieldId).ThenBy(v => v.Value, StringComparer.Ordinal)],
            }),
        ];
    }
}

/// <summary>What settles some invoices.</summary>
internal sealed class MoneyOf(IEnumerable<PaymentAllocation> allocations, IReadOnlyDictionary<Guid, PaymentRecord> payments, IReadOnlyDictionary<Guid, (string? Number, string Currency)> documents)
{
    /// <summary>By both documents that an allocation belongs to.</summary>
    private readonly ILookup<Guid, PaymentAllocation> _of = allocations
        .SelectMany(a => new[] { a.InvoiceId, a.CreditNoteId }.OfType<Guid>().Distinct(), (allocation, document) => (allocation, document))
        .ToLookup(pair => pair.document, pair => pair.allocation);

    public static async Task<MoneyOf> ReadAsync(InvoiceDbContext db, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        // Two questions instead of an OR: each has an index of its own.
        var allocations = await db.PaymentAllocations.AsNoTracking().Where(a => ids.Contains(a.InvoiceId)).ToListAsync(cancellationToken);
        allocations.AddRange(await db.PaymentAllocations.AsNoTracking().Where(a => a.CreditNoteId != null && ids.Contains(a.CreditNoteId.Value)).ToListAsync(cancellationToken));
        var paymentIds = allocations.Select(a => a.PaymentId).OfType<Guid>().Distinct().ToList();
        var payments = await db.Payments.AsNoTracking().Where(p => paymentIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        var documentIds = allocations.Select(a => a.InvoiceId).Concat(allocations.Select(a => a.CreditNoteId).OfType<Guid>()).Distinct().ToList();
        var documents = await db.Invoices.AsNoTracking().Where(i => documentIds.Contains(i.Id)).Select(i => new { i.Id, i.NumberText, i.Currency }).ToListAsync(cancellationToken);
        return new(allocations.DistinctBy(a => a.Id), payments, documents.ToDictionary(d => d.Id, d => (d.NumberText, d.Currency)));
    }

    public IReadOnlyList<PaymentAllocation> AllocationsOf(Guid id) => [.. _of[id].OrderBy(a => a.AllocatedAt).ThenBy(a => a.Id)];

    public IReadOnlyList<SettledBy> SettlementsOf(Guid id) => [.. AllocationsOf(id).Select(a => Of(a, id))];

    private SettledBy Of(PaymentAllocation allocation, Guid id)
    {
        var settled = new SettledBy { Amount = allocation.Amount, Currency = documents[id].Currency };
        if (allocation.PaymentId is { } paid && payments.GetValueOrDefault(paid) is { } payment)
            return settled with { PaymentId = payment.Id, PaidOn = payment.PaidOn, Method = payment.Method, Reference = payment.Reference };
        var other = allocation.InvoiceId == id ? allocation.CreditNoteId!.Value : allocation.InvoiceId;
        return settled with { DocumentId = other, DocumentNumber = documents.GetValueOrDefault(other).Number };
    }
}
