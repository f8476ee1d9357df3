using InvoiceWeb.Audit;
using InvoiceWeb.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>Keeps credit notes within what is left of their invoice.</summary>
internal static class Crediting
{
    private const string Credited = "invoice.credited";

    /// <summary>
    /// Counted from the notes themselves, so all that were ever issued must be in the hot tier. The history is asked first: a note that goes
    /// into the archive in between is missed and not overlooked.
    /// </summary>
    /// <param name="without">The note in question: what it takes itself is not gone.</param>
    /// <exception cref="RuleBrokenException"><c>credit.note-archived</c></exception>
    public static async Task<CreditLeft> LeftAsync(TenantWork work, Invoice credited, Guid? without, bool issuedOnly, CancellationToken cancellationToken)
    {
        var recorded = await work.Db.AuditEvents.AsNoTracking().Where(e => e.SubjectId == credited.Id && e.Action == Credited).ToListAsync(cancellationToken);
        var notes = await work.Db.Invoices.AsNoTracking().WithContent().Where(i => i.CreditedInvoiceId == credited.Id && i.Id != without).ToListAsync(cancellationToken);
        foreach (var id in NotesOf(recorded))
            if (id != without && notes.TrueForAll(n => n.Id != id)) throw CreditRules.NoteArchived(credited.DisplayName, id);
        return new CreditLeft(credited, notes.Where(n => !issuedOnly || n.Status is DocumentStatus.Approved));
    }

    /// <summary>The credit notes that were issued of an invoice, as its history names them.</summary>
    public static IEnumerable<Guid> NotesOf(IEnumerable<AuditEvent> history) =>
        from recorded in history
        where recorded.Action == Credited
        from change in HistoryEntry.Of(recorded).Changes
        where change.Field == "creditNote" && Guid.TryParse(change.To, out _)
        select Guid.Parse(change.To!);

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
        work.Record(credited, now, Credited,
            [AuditChange.Of("credited", left.CreditedAmount, left.CreditedAmount + note.GrossTotal + note.RoundingAmount), AuditChange.Of("creditNote", null, note.Id)]);
        return CreditedDocument.Of(credited);
    }

    private static async Task<Invoice> CreditedAsync(IQueryable<Invoice> invoices, Invoice note, CancellationToken cancellationToken) =>
        await invoices.WithContent().SingleOrDefaultAsync(i => i.Id == note.CreditedInvoiceId, cancellationToken) ?? throw CreditRules.InvoiceGone();
}
