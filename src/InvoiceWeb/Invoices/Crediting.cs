using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>Keeps credit notes within what is left of their invoice.</summary>
internal static class Crediting
{
    /// <param name="without">The note in question: what it takes itself is not gone.</param>
    public static async Task<CreditLeft> LeftAsync(TenantWork work, Invoice credited, Guid? without, bool issuedOnly, CancellationToken cancellationToken)
    {
        var notes = await work.Db.Invoices.AsNoTracking().WithContent()
            .Where(i => i.CreditedInvoiceId == credited.Id && i.Id != without && (issuedOnly ? i.Status == DocumentStatus.Approved : i.Status != DocumentStatus.Void))
            .ToListAsync(cancellationToken);
        return new CreditLeft(credited, notes);
    }

    /// <summary>A draft: other drafts count, so that nobody prepares in vain.</summary>
    public static async Task RequireWithinAsync(TenantWork work, Invoice note, CancellationToken cancellationToken)
    {
        if (note.CreditedInvoiceId is null) return;
        var credited = await CreditedAsync(work.Db.Invoices.AsNoTracking(), note, cancellationToken);
        (await LeftAsync(work, credited, note.Id, issuedOnly: false, cancellationToken)).Require(note);
    }

    /// <summary>
    /// At issue only issued notes count. The event on the credited invoice moves its row version: of two notes that are issued at
    /// the same moment one is told to look again, and so never do both take the same rest.
    /// </summary>
    /// <returns>What the note prints about its invoice; null for a note of no invoice.</returns>
    public static async Task<CreditedDocument?> IssueAsync(TenantWork work, Invoice note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (note.CreditedInvoiceId is null) return null;
        var credited = await CreditedAsync(work.Db.Invoices, note, cancellationToken);
        credited.RequireCreditable();
        var left = await LeftAsync(work, credited, note.Id, issuedOnly: true, cancellationToken);
        left.Require(note);
        work.Record(credited, now, "invoice.credited",
            [AuditChange.Of("credited", left.CreditedAmount, left.CreditedAmount + note.GrossTotal + note.RoundingAmount), AuditChange.Of("creditNote", null, note.Id)]);
        return CreditedDocument.Of(credited);
    }

    private static async Task<Invoice> CreditedAsync(IQueryable<Invoice> invoices, Invoice note, CancellationToken cancellationToken) =>
        await invoices.WithContent().SingleOrDefaultAsync(i => i.Id == note.CreditedInvoiceId, cancellationToken) ?? throw CreditRules.InvoiceGone();
}
