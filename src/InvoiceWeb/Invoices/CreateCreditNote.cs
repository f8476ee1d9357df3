using InvoiceWeb.Data.Tenancy;
using InvoiceWeb.Invoices.Fields;
using InvoiceWeb.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace InvoiceWeb.Invoices;

/// <summary>Drafts a credit note of an issued invoice, whole or by line. It is submitted and approved like an invoice.</summary>
public sealed class CreateCreditNote(TenantDatabase tenants, OtherTier archive, TimeProvider clock)
{
    /// <param name="id">Made by the client: the same request sent twice makes one note.</param>
    /// <param name="wished">Lines and quantities to give back.</param>
    /// <exception cref="RuleBrokenException"><c>invoice.not-issued</c>, <c>invoice.sealed</c>, and the rules of <see cref="CreditRules"/>.</exception>
    public async Task ExecuteAsync(Actor actor, Guid id, Guid invoiceId, IReadOnlyList<CreditedQuantity> wished, CancellationToken cancellationToken)
    {
        actor.Require(Permission.EditInvoices);
        await Beaten.OnceMoreAsync(() => CreateAsync(actor, id, invoiceId, wished, cancellationToken));
    }

    /// <returns>False when this note exists already.</returns>
    private async Task<bool> CreateAsync(Actor actor, Guid id, Guid invoiceId, IReadOnlyList<CreditedQuantity> wished, CancellationToken cancellationToken)
    {
        await using var work = await tenants.BeginAsync(actor, cancellationToken);
        if (await work.Db.Invoices.AnyAsync(i => i.Id == id && i.CreditedInvoiceId == invoiceId, cancellationToken)) return false;
        var credited = await work.Db.Invoices.AsNoTracking().WithContent().SingleOrDefaultAsync(i => i.Id == invoiceId, cancellationToken)
            ?? throw await archive.AbsentAsync(actor, invoiceId, cancellationToken);
        credited.RequireCreditable();
        var participant = await work.Db.Participants.AsNoTracking().SingleAsync(p => p.Id == credited.ParticipantId, cancellationToken);
        var left = await Crediting.LeftAsync(work, credited, without: id, issuedOnly: false, cancellationToken);
        var now = clock.GetUtcNow();
        var note = Invoice.DraftCreditNote(left, wished, id, participant, actor, now);
        work.Db.Invoices.Add(note);
        work.Record(note, now, "invoice.created", [Audit.AuditChange.Of("credits", null, credited.DisplayName), .. ContentChanges.Between(new InvoiceContent(), note.Content)]);
        await work.KeepSearchableAsync(note, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return true;
    }
}
